export { isSaidOnce } from "../config/say-once.ts";
export { ModelDecoder } from "./decode-models.ts";
export { encodeModels } from "./encode-models.ts";
export { tableNames, type ModelTables } from "./kept-models.ts";
export type { ProjectFacts } from "./known-model.ts";
export { KnownModels, type KnownProject } from "./known-project.ts";
