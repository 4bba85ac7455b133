export { AdapterError, type CellValue } from "@rocky/adapter";
export type { PipelineConfig } from "@rocky/compiler";
export type { RunRecord, StepRecord, Verification } from "@rocky/ledger";
export type {
  PlannedStep,
  RunEvent,
  RunSummary,
  StepError,
  StepResult,
  TableTestResult,
  UnitTestResult,
} from "@rocky/runtime";
export type { Compilation } from "./compile-project.ts";
export { createPlayground } from "./create-playground.ts";
export type { CreatedProject } from "./created-project.ts";
export type { DiscoverOptions, Discovery } from "./discover-project.ts";
export type { EmitOptions, EmittedSql, SkippedModel } from "./emit-sql.ts";
export { graphDot } from "./graph-dot.ts";
export { graphMermaid } from "./graph-mermaid.ts";
export { initProject } from "./init-project.ts";
export { noSuchModel } from "./no-such-model.ts";
export type { GraphNode, ProjectGraph } from "./project-graph.ts";
export type { ProjectOptions } from "./project-place.ts";
export { compileFile, openProject, type Project } from "./project.ts";
export { readTables } from "./read-tables.ts";
export type { ProjectRunEvent, RunOptions } from "./run-project.ts";
export type { ProjectTestEvent, TestOptions } from "./test-project.ts";
export { sqlScript, writeSqlFiles } from "./sql-script.ts";
export type { ShownRows, ShowOptions } from "./show-model.ts";
