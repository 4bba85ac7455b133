export {
  listedPaths,
  numbersOfFile,
  statProjectFiles,
  type FilesPlan,
  type FileStats,
} from "../file-stats.ts";
export { lazyCrypto } from "../lazy-crypto.ts";
export { BrokenPack, PackReader } from "../pack/read-pack.ts";
export { PackWriter } from "../pack/write-pack.ts";
export { findProjectRoot, projectFile } from "../project-root.ts";
export { ensureRockyFolder } from "../rocky-folder.ts";
export { readTextFile } from "../text-file.ts";
