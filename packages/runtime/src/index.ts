export { discoverSchemas, type DiscoverOptions } from "./discover.ts";
export type { RunEvent, RunSummary, StepError, StepSource, StepResult } from "./event.ts";
export type { RunHost } from "./host.ts";
export { observe, type ObservedState } from "./observe.ts";
export {
  loadStepId,
  planRun,
  type FileToLoad,
  type ModelToBuild,
  type PlanInput,
  type PlannedStep,
  type RunPlan,
} from "./plan.ts";
export { previewRows, type PreviewOptions } from "./preview.ts";
export { recordRefusal, type Refusal } from "./refuse.ts";
export { run } from "./run.ts";
export { targetKey } from "./target-key.ts";
export { runTableTests, type TableTestOptions } from "./test/run-table-tests.ts";
export {
  runUnitTest,
  type ComparedRow,
  type RowDifference,
  type UnitTestResult,
} from "./test/run-unit-test.ts";
export type { FailingRows, TableTestResult } from "./test/table-test-result.ts";
export { checkFile } from "./load/check-file.ts";
export { loadedFiles, type LoadedTable } from "./load/loaded-files.ts";
export { loadedKey, planLoads, type PlannedLoads } from "./load/plan-loads.ts";
