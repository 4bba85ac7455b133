export { AdapterError, type CellValue } from "@rocky/adapter";
export {
  editorSchema,
  fileKinds,
  type FileKind,
  type JsonSchema,
  type PipelineConfig,
  type Validation,
  type ValidationMessage,
  type ValidationSeverity,
} from "@rocky/compiler";
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
export type { AnswerRecorder } from "./compile-cache/answer-recorder.ts";
export type {
  CachedModels,
  CompileCache,
  CompileCacheOptions,
  PrinterInput,
} from "./compile-cache/compile-cache.ts";
export { openCompileCache } from "./compile-cache/open-compile-cache.ts";
export type { AnswerPrinter } from "./compile-cache/merge-answer.ts";
export type { Compilation } from "./compile-project.ts";
export { createPlayground, type CreatedPlayground } from "./create-playground.ts";
export type { DiscoverOptions, Discovery } from "./discover-project.ts";
export type { HealthOptions } from "./doctor/check-health.ts";
export { healthCheckNames, type HealthCheck, type HealthCheckName } from "./doctor/health-check.ts";
export type { EmitOptions, EmittedSql, SkippedModel } from "./emit-sql.ts";
export { unreadableFile } from "./file-problems.ts";
export { formatFiles, formatText, type FormatOptions, type FormattedFile } from "./format-files.ts";
export { graphDot } from "./graph-dot.ts";
export { graphMermaid } from "./graph-mermaid.ts";
export { initProject, type InitialisedProject } from "./init-project.ts";
export { noSuchModel } from "./no-such-model.ts";
export type { Phase } from "./phase-log.ts";
export type { GraphNode, ProjectGraph } from "./project-graph.ts";
export type { ProjectOptions } from "./project-place.ts";
export { compileFile, openProject, type Project } from "./project.ts";
export type { PlaygroundMistake, PlaygroundStep, PlaygroundTemplate } from "./playground/template.ts";
export { playgroundTemplates } from "./playground/templates.ts";
export { readDeclaredFunctions, type DeclaredFunctions } from "./read-declared-functions.ts";
export { readTables } from "./read-tables.ts";
export type { ProjectRunEvent, RunOptions } from "./run-project.ts";
export type { ProjectTestEvent, TestOptions } from "./test-project.ts";
export { sqlScript, writeSqlFiles } from "./sql-script.ts";
export type { ShownRows, ShowOptions } from "./show-model.ts";
export type { ProjectValidation } from "./validate-project.ts";
