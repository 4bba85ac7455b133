export { AdapterError } from "@rocky/adapter";
export type { RunRecord, StepRecord, Verification } from "@rocky/ledger";
export { createPlayground } from "./create-playground.ts";
export type { CreatedProject } from "./created-project.ts";
export { initProject } from "./init-project.ts";
export { readHistory, verifyLedger } from "./ledger.ts";
export { placeProject, type ProjectOptions, type ProjectPlace } from "./project-place.ts";
export { readTables } from "./read-tables.ts";
