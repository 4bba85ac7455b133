import type { Connection, CsvOptions, LoadFormat } from "@rocky/adapter";
import type { ContractViolation } from "@rocky/contracts";
import { canonicalJson, type HashText, type JsonValue, type Target } from "@rocky/ir";
import { dialectOf, parseQuery, printName, printQuery, type DialectName } from "@rocky/sql";
import type { ObservedState } from "./observe.ts";
import { targetKey } from "./target-key.ts";

/** A model that is to be built. */
export interface ModelToBuild {
  readonly name: string;
  readonly target: Target;
  readonly strategy: "full_refresh" | "view";
  /** The author's query with physical names. */
  readonly query: string;
  /** Ids of the steps that must be done before: names of models, {@link loadStepId} of files. */
  readonly dependsOn: readonly string[];
}

/** A file that is to be loaded. */
export interface FileToLoad {
  readonly pipeline: string;
  /** Path relative to the project root, for people. */
  readonly file: string;
  readonly absolutePath: string;
  readonly format: LoadFormat;
  readonly csv: CsvOptions;
  readonly target: Target;
  readonly dependsOn: readonly string[];
  /** Size in bytes. */
  readonly bytes: number;
  /** Hash of the content; tells whether it was loaded before. */
  readonly contentHash: string;
  /** `replace` makes the table anew, `append` adds to what was loaded before. */
  readonly mode: "replace" | "append";
  /** Types of CSV columns that all files of the table have room in; what the pipeline says wins. */
  readonly types?: Readonly<Record<string, string>>;
  /** What the pipeline's contract does not allow; such a file is not loaded. */
  readonly violations: readonly ContractViolation[];
}

/** A file as a step of a plan carries it. */
export interface LoadedFile {
  /** Relative to the project root. */
  readonly path: string;
  readonly bytes: number;
  readonly contentHash: string;
  readonly mode: "replace" | "append";
  readonly violations: readonly ContractViolation[];
}

/** One step of a plan; plain data. */
export interface PlannedStep {
  readonly id: string;
  readonly kind: "schema" | "load" | "model";
  /** The model, the file, or the schema. */
  readonly name: string;
  readonly target: Target;
  /** The physical name, quoted as the warehouse needs it. */
  readonly targetName: string;
  readonly strategy: "create_schema" | "load" | "full_refresh" | "view";
  /** What is sent, exactly. */
  readonly statements: readonly string[];
  /** Of a load: what is loaded, and what keeps it from being loaded. */
  readonly file?: LoadedFile;
  /** Ids of steps of this plan. */
  readonly dependsOn: readonly string[];
  /** Hash of the program: query without comments and white space, strategy and target. */
  readonly recipeHash: string;
}

/** What is to be done; each step names the steps that come before it. The same input gives the same plan. */
export interface RunPlan {
  readonly formatVersion: 1;
  readonly kind: "run";
  /** BLAKE3 of the canonical JSON of kind and steps. */
  readonly id: string;
  readonly steps: readonly PlannedStep[];
}

/** What a plan is made from. */
export interface PlanInput {
  readonly models: readonly ModelToBuild[];
  readonly files: readonly FileToLoad[];
  readonly observed: ObservedState;
  readonly dialect: DialectName;
  readonly hash: HashText;
  /** Writes the statements; nothing is run. */
  readonly writer: Pick<Connection, "materializeStatements" | "loadStatement" | "createSchemaStatement">;
}

/** The id of the step that loads a file into a table. */
export function loadStepId(file: Pick<FileToLoad, "pipeline" | "file">): string {
  return `load ${file.pipeline}: ${file.file}`;
}

/** Plans schemas, loads and models. Dependencies on steps that are not part of the plan are left out. */
export function planRun(input: PlanInput): RunPlan {
  const targets = [...input.files.map((file) => file.target), ...input.models.map((model) => model.target)];
  const schemas = schemaSteps(input, targets);
  const ids = new Set([...input.files.map(loadStepId), ...input.models.map((model) => model.name)]);
  const wait = (target: Target, dependsOn: readonly string[]): readonly string[] =>
    [...new Set([schemaId(target), ...dependsOn.filter((id) => ids.has(id))])].sort();
  const loads = input.files.map((file) => loadStep(input, file, wait(file.target, file.dependsOn)));
  const models = input.models.map((model) => modelStep(input, model, wait(model.target, model.dependsOn)));
  const steps = [...schemas, ...loads, ...models];
  const payload: JsonValue = steps.map(({ file, ...step }) => ({
    ...step,
    target: { ...step.target },
    ...(file === undefined
      ? {}
      : { file: { ...file, violations: file.violations.map((each) => ({ ...each })) } }),
  }));
  return { formatVersion: 1, kind: "run", id: input.hash(canonicalJson({ kind: "run", payload })), steps };
}

function schemaId(target: Target): string {
  return `schema ${[target.catalog, target.schema]
    .filter((part) => part !== undefined)
    .join(".")
    .toLowerCase()}`;
}

function schemaSteps(input: PlanInput, targets: readonly Target[]): readonly PlannedStep[] {
  const byId = new Map(targets.map((target) => [schemaId(target), target]));
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, target]) => {
      const statements = [input.writer.createSchemaStatement(target)];
      return {
        id,
        kind: "schema",
        name: target.schema,
        target,
        targetName: physicalName(input, { ...target, table: undefined }),
        strategy: "create_schema",
        statements,
        dependsOn: [],
        recipeHash: input.hash(canonicalJson(statements)),
      };
    });
}

function loadStep(input: PlanInput, file: FileToLoad, dependsOn: readonly string[]): PlannedStep {
  const { target, format, csv } = file;
  const { mode, bytes, contentHash, violations } = file;
  const typed = { ...csv, types: { ...file.types, ...csv.types } };
  const request = { target, file: file.absolutePath, format, csv: typed, mode };
  return {
    id: loadStepId(file),
    kind: "load",
    name: file.file,
    target,
    targetName: physicalName(input, target),
    strategy: "load",
    statements: [input.writer.loadStatement(request)],
    file: { path: file.file, bytes, contentHash, mode, violations },
    dependsOn,
    recipeHash: loadRecipe(file, input.hash),
  };
}

/** Hash of everything that decides how a file is read and where its rows go. */
export function loadRecipe(
  { file, format, csv, target }: Pick<FileToLoad, "file" | "format" | "csv" | "target">,
  hash: HashText,
): string {
  const { delimiter, header, types = {} } = csv;
  return hash(
    canonicalJson({ file, format, csv: { delimiter, header, types: { ...types } }, target: { ...target } }),
  );
}

function modelStep(input: PlanInput, model: ModelToBuild, dependsOn: readonly string[]): PlannedStep {
  const { target, strategy, query } = model;
  const existing = input.observed.kinds.get(targetKey(target, input.observed.currentCatalog));
  const request = { target, query, kind: strategy === "view" ? "view" : "table" } as const;
  return {
    id: model.name,
    kind: "model",
    name: model.name,
    target,
    targetName: physicalName(input, target),
    strategy,
    statements: input.writer.materializeStatements(request, existing),
    dependsOn,
    recipeHash: input.hash(
      canonicalJson({ query: normalised(input.dialect, query), strategy, target: { ...target } }),
    ),
  };
}

function physicalName(
  input: PlanInput,
  target: { readonly catalog?: string; readonly schema: string; readonly table: string | undefined },
): string {
  const parts = [target.catalog, target.schema, target.table].filter((part) => part !== undefined);
  const dialect = dialectOf(input.dialect);
  return dialect === undefined ? parts.join(".") : printName(parts, dialect);
}

/** The query without comments and white space of its own; as written where it cannot be read. */
function normalised(name: DialectName, query: string): string {
  const dialect = dialectOf(name);
  if (dialect === undefined) return query;
  const parsed = parseQuery(query, { dialect, file: "" });
  const broken = parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error");
  return parsed.query === undefined || broken ? query : printQuery(parsed.query, dialect);
}
