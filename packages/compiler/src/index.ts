export type { KnownHead, KnownModel, ModelFacts, ProjectFacts } from "./cache/known-model.ts";
export {
  recompile,
  type Recompilation,
  type RecompileInput,
  type WholeCompilation,
} from "./cache/recompile.ts";
export { compiledFor } from "./config/adapter-shape.ts";
export { compile, type CompileInput, type CompileOptions, type CompileResult } from "./compile.ts";
export type {
  AdapterConfig,
  LoadPipeline,
  OtherPipeline,
  PipelineConfig,
  ProjectConfig,
  TransformationPipeline,
} from "./config/project-config.ts";
export { functionsFile } from "./functions/functions-shape.ts";
export { readFunctions, type FunctionsReading } from "./functions/read-functions.ts";
export { emptyLockfile, lockfileName, type LockedSource, type Lockfile } from "./lockfile/lockfile.ts";
export { mergeLockfile, rememberTables, type Observation } from "./lockfile/merge-lockfile.ts";
export { parseLockfile, type LockfileReading } from "./lockfile/parse-lockfile.ts";
export { printLockfile } from "./lockfile/print-lockfile.ts";
export {
  authorOffset,
  authorPlaceOf,
  physicalName,
  physicalSql,
  type PhysicalOptions,
  type PhysicalSql,
  type Splice,
} from "./physical-sql.ts";
export { splitFrontmatter, type SplitFile } from "./project/frontmatter.ts";
export { matchesGlob } from "./project/glob.ts";
export type { SourceFile } from "./source-file.ts";
export type { ModelTest, TestCheck, TestSeverity } from "./tests/model-test.ts";
export {
  countFailures,
  expectationOf,
  failingRows,
  sharesScan,
  type TestTables,
} from "./tests/test-queries.ts";
export { fixtureFits } from "./unit-tests/fixture-fits.ts";
export { fixtureQuery, planUnitTest, type UnitTestPlan } from "./unit-tests/plan-unit-test.ts";
export type { Fixture, FixtureCell, FixtureColumn, Given, UnitTest } from "./unit-tests/unit-test.ts";
export { plainSeed, readSeed, type SeedConfig } from "./project/seed.ts";
export { catalogFacts } from "./resolve/model-keys.ts";
export { explainColumn, type ColumnStep } from "./explain/explain-column.ts";
export { editorSchema, fileKinds, type FileKind } from "./schema/editor-schemas.ts";
export type { JsonSchema } from "./schema/json-schema.ts";
export { validationCodes, type ValidationCode } from "./validate/codes.ts";
export type { ValidationMessage, ValidationSeverity } from "./validate/message.ts";
export { validate, type Validation } from "./validate/validate.ts";
