export type { ExplainedExpression } from "@rocky/sql";
export {
  compile,
  explainColumn,
  type ColumnStep,
  type CompileInput,
  type CompileOptions,
  type CompileResult,
  type ProjectConfig,
  type SourceFile,
} from "@rocky/compiler";
export { loadRocky } from "./load-rocky.ts";
export type { RockyLanguage } from "@rocky/dsl";
export {
  allRoles,
  lazyLineageOf,
  lineageDot,
  lineageOf,
  modelLineage,
  traceColumn,
  valueRoles,
  type LineageEdge,
  type LineageGraph,
  type ModelLineage,
  type Trace,
  type TraceDirection,
} from "@rocky/lineage";
export {
  describe,
  queryDescriber,
  typeName,
  type DescribeOptions,
  type QueryDescription,
} from "./describe.ts";
export type { DeclaredFunction, DialectName, DialectSettings } from "@rocky/sql";
export { TableFactsError, tablesFromJson } from "./table-facts.ts";
