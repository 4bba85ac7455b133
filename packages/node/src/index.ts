export { writeFileAtomic } from "./atomic-file.ts";
export { systemClock } from "./clock.ts";
export { delay } from "./delay.ts";
export { hashFile } from "./hash-file.ts";
export { createHasher } from "./hasher.ts";
export { isLedgerBegun } from "./ledger-database.ts";
export { resolvePath } from "./path.ts";
export { currentProcess, isProcessAlive, processAlive } from "./process-identity.ts";
export {
  readProjectFiles,
  type FileProblem,
  type ProjectFile,
  type ProjectFiles,
  type ProjectFilesOptions,
} from "./project-files.ts";
export { findProjectRoot, projectFile } from "./project-root.ts";
export { readReason } from "./read-reason.ts";
export { ensureRockyFolder, ledgerPath } from "./rocky-folder.ts";
export { newRunId } from "./run-id.ts";
export { sqliteLedgerStore, type SqliteLedgerOptions } from "./sqlite-ledger-store.ts";
export { readTextFile, type TextFile } from "./text-file.ts";
