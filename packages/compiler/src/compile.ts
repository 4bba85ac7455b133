import type { Contract } from "@rocky/contracts";
import type { RockyLanguage } from "@rocky/dsl";
import type { Catalog, CompiledModel, Diagnostic } from "@rocky/ir";
import { dialectOf, withFunctions, type DeclaredFunction, type DialectName } from "@rocky/sql";
import { checkRules } from "./check/rules.ts";
import { checkSettings, type CheckSettings } from "./check/settings.ts";
import { ignoreComments } from "./check/ignore-comments.ts";
import { withSeverities } from "./check/severities.ts";
import type { CheckedModel, CheckedProject } from "./check/check.ts";
import { checkedModel, findingsByModel } from "./check/checked-model.ts";
import { bindModels, type BindInput, type BoundModels } from "./bind-models.ts";
import { collectFacts } from "./cache/collect-facts.ts";
import type { ProjectFacts } from "./cache/known-model.ts";
import {
  emptyConfig,
  readConfig,
  type ConfigReading,
  type LoadPipeline,
  type ProjectConfig,
} from "./config/project-config.ts";
import { modelPatterns } from "./config/model-patterns.ts";
import { openCatalogOf } from "./config/open-catalog.ts";
import { sayOnce } from "./config/say-once.ts";
import { checkContracts } from "./contract/check-contracts.ts";
import { readContracts } from "./contract/read-contracts.ts";
import { authorDiagnostics, authorModels } from "./expand/author-text.ts";
import { expandModels } from "./expand/expand-models.ts";
import { functionsOf } from "./functions/read-functions.ts";
import { emptyLockfile, lockfileName, type Lockfile } from "./lockfile/lockfile.ts";
import { parseLockfile } from "./lockfile/parse-lockfile.ts";
import { report } from "./diagnostics.ts";
import type { ModelSource } from "./project/model-source.ts";
import { readModels } from "./project/read-models.ts";
import { indexCatalog } from "./resolve/catalog-index.ts";
import { checkCatalogs } from "./resolve/check-catalogs.ts";
import { checkNames } from "./resolve/check-names.ts";
import { indexModels } from "./resolve/model-index.ts";
import { parseModel } from "./resolve/parse-models.ts";
import type { ParsedModel, ReadModel } from "./resolve/parsed-model.ts";
import type { SourceFile } from "./source-file.ts";
import { checkTests, nullableCatalog } from "./tests/check-tests.ts";
import type { ModelTest } from "./tests/model-test.ts";
import { readToml } from "./toml/document.ts";
import type { UnitTest } from "./unit-tests/unit-test.ts";

/** How to compile. */
export interface CompileOptions {
  /** Path of the configuration among the files; `rocky.toml` unless told. */
  readonly config?: string;
  /** A folder, a file or a pattern of models; what the pipelines say unless told. */
  readonly models?: string;
  /** A folder of contracts, which win over those beside the models. */
  readonly contracts?: string;
  /** The dialect of the SQL; that of the first warehouse unless told, duckdb without one. */
  readonly dialect?: DialectName;
  /** Values for `${NAME}` in the configuration. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Values for `@var(name)` in SQL. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The catalog that the warehouse has open; what the configuration tells unless told. */
  readonly openCatalog?: string;
}

/** What to compile. */
export interface CompileInput {
  readonly files: readonly SourceFile[];
  /** Schemas of tables beside those of the lockfile; these come first. */
  readonly catalog?: Catalog;
  readonly options?: CompileOptions;
  /** Told the name of each phase as it begins, for those who measure. */
  readonly onPhase?: (name: string) => void;
  /** Reads models in the .rocky language: `rockyLanguage()` of `@rocky/dsl`, made once. Without it each such model is an error. */
  readonly rocky?: RockyLanguage | undefined;
  /** Given what a later compilation must know of this one to look only at what changed. */
  readonly onFacts?: (facts: ProjectFacts) => void;
}

/** A compiled project. */
export interface CompileResult {
  readonly config: ProjectConfig;
  readonly dialect: DialectName;
  readonly lockfile: Lockfile;
  /** The functions that the project declares. */
  readonly functions: readonly DeclaredFunction[];
  /** Sorted by name; of models with one name the first by file. */
  readonly models: readonly CompiledModel[];
  /** Names of models, each layer after those that it needs; models on a cycle are in none. */
  readonly layers: readonly (readonly string[])[];
  /** What models promise, by model. */
  readonly contracts: readonly Contract[];
  /** Tests of built models. */
  readonly tests: readonly ModelTest[];
  /** Tests of queries, with rows of their own. */
  readonly unitTests: readonly UnitTest[];
  /** By file, place and code. */
  readonly diagnostics: readonly Diagnostic[];
  /** Errors that are none until models are built: what they ask for is not available yet. */
  readonly unbuildable: readonly Diagnostic[];
}

/**
 * Compiles a project: configuration, project files, SQL, names, types, nullability, lineage. Synchronous and pure: the
 * same input gives the same bytes, whatever the order of the files. Never throws, whatever the files hold; what is wrong is in `diagnostics`.
 */
export function compile(input: CompileInput): CompileResult {
  const { files, catalog, options = {}, onPhase, rocky } = input;
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const environment = options.environment ?? {};
  const reading = configOf(sorted, options);
  const { config, session } = reading;
  const name = options.dialect ?? reading.dialect ?? "duckdb";
  const engine = dialectOf(name, session) ?? dialectOf("duckdb");
  const patterns = modelPatterns(config, options.models);
  onPhase?.("models");
  const sources = readModels(sorted, { patterns, environment });
  if (engine === undefined) return nothingOf(reading, name);
  const declared = functionsOf(sorted, engine, environment);
  const dialect = withFunctions(engine, declared.functions);
  const locked = lockfileOf(sorted, dialect);
  const openCatalog = options.openCatalog ?? openCatalogOf(config);
  const placed = checkCatalogs(sources.models, openCatalog, config);
  const names = [...checkNames(sources.models, openCatalog), ...placed.diagnostics];
  onPhase?.("parse");
  const expanding = { files: sorted, variables: options.variables ?? {}, dialect };
  const expansion = expandModels(firstOfEachName(sources.models), expanding);
  const read = (source: ModelSource): ParsedModel => parseModel(source, dialect, rocky);
  const catalogs = catalog === undefined ? [locked.lockfile] : [catalog, locked.lockfile];
  const binding: BindInput = {
    sources: expansion.models,
    read,
    index: indexModels(expansion.models, openCatalog),
    catalog: indexCatalog(catalogs),
    checked: locked.lockfile.sources,
    loads: loadPipelines(config),
    dialect,
    before: [...names, ...expansion.diagnostics],
  };
  const bound = bindModels({ ...binding, onPhase });
  const { models, order, read: parsed } = bound;
  onPhase?.("contracts");
  const contracts = readContracts(sorted, { patterns, folder: options.contracts, environment, dialect });
  const promised = checkContracts({ ...binding, models, contracts: contracts.contracts });
  onPhase?.("tests");
  const withoutTrust = (): readonly CompiledModel[] => bindWithoutTrust(binding, catalogs);
  const tested = checkTests({ ...binding, files: sorted, environment, parsed, models, withoutTrust });
  onPhase?.("findings");
  input.onFacts?.(
    collectFacts({ sources, parsed, bound, order, names, expansion, contracts, promised, tested }),
  );
  const ignored = ignoreComments(sources.models, dialect);
  const all = [
    ...ignored.diagnostics,
    ...[reading, locked, declared, sources].flatMap(({ diagnostics }) => diagnostics),
    ...names,
    ...expansion.diagnostics,
    ...contracts.diagnostics,
    ...authorDiagnostics(expansion.expanded, [
      ...order.diagnostics,
      ...findingsOfModels(parsed),
      ...bound.diagnostics,
      ...promised.diagnostics,
      ...tested.diagnostics,
      ...checkRules(projectOf({ parsed, bound, settings: checkSettings(config) })),
    ]),
  ];
  return {
    config,
    dialect: name,
    lockfile: locked.lockfile,
    functions: declared.functions,
    models: authorModels(expansion.expanded, models),
    layers: order.layers,
    contracts: promised.contracts,
    tests: tested.tests,
    unitTests: tested.unitTests,
    unbuildable: [...placed.unbuildable, ...laterStrategies(sources.models)],
    diagnostics: sayOnce(
      withSeverities(all, { lints: config.lints, ignored: ignored.places }),
      byPlace,
    ).toSorted(byPlace),
  };
}

/** The pipelines of a project that load files. */
export function loadPipelines({ pipelines }: ProjectConfig): readonly LoadPipeline[] {
  return pipelines.filter((pipeline) => pipeline.type === "load");
}

/** The models as they are when every column of a table may be NULL. */
function bindWithoutTrust(binding: BindInput, catalogs: readonly Catalog[]): readonly CompiledModel[] {
  return bindModels({ ...binding, catalog: indexCatalog(catalogs.map(nullableCatalog)) }).models;
}

function findingsOfModels(parsed: readonly ReadModel[]): readonly Diagnostic[] {
  return parsed.flatMap(({ source, diagnostics }) => diagnostics.map((d) => ({ ...d, model: source.name })));
}

/** What is left of a project whose dialect is not there. */
function nothingOf({ config, diagnostics }: ConfigReading, dialect: DialectName): CompileResult {
  const none = {
    unbuildable: [],
    functions: [],
    models: [],
    layers: [],
    contracts: [],
    tests: [],
    unitTests: [],
  };
  return { ...none, config, dialect, lockfile: emptyLockfile, diagnostics };
}

function laterStrategies(models: readonly ModelSource[]): readonly Diagnostic[] {
  return models.flatMap(({ name, laterStrategy: later }) =>
    later === undefined
      ? []
      : [report.strategyNotThere(later.span, { strategy: later.name }, { model: name })],
  );
}

function projectOf(parts: {
  readonly parsed: readonly ReadModel[];
  readonly bound: BoundModels;
  readonly settings: CheckSettings;
}): CheckedProject {
  const { bound } = parts;
  const parsed = new Map(parts.parsed.map((model) => [model.source.name, model]));
  const found = findingsByModel(bound.diagnostics);
  const models = bound.models.flatMap((compiled): readonly CheckedModel[] => {
    const read = parsed.get(compiled.name);
    return read === undefined ? [] : [checkedModel(compiled, read, { ...bound, found })];
  });
  return {
    models,
    byName: new Map(models.map((model) => [model.compiled.name, model])),
    settings: parts.settings,
  };
}

/** The configuration of a project, with what is wrong about it. */
export function configOf(files: readonly SourceFile[], options: CompileOptions): ConfigReading {
  const path = options.config ?? "rocky.toml";
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) return { config: emptyConfig, diagnostics: [], dialect: "duckdb", session: {} };
  const document = readToml({ file: path, text: file.text, offset: 0 }, options.environment ?? {});
  return readConfig(document);
}

/** The schema lockfile of a project, with what is wrong about it. */
export function lockfileOf(
  files: readonly SourceFile[],
  dialect: NonNullable<ReturnType<typeof dialectOf>>,
): ReturnType<typeof parseLockfile> {
  const file = files.find((candidate) => candidate.path === lockfileName);
  if (file === undefined) return { lockfile: emptyLockfile, diagnostics: [] };
  return parseLockfile(lockfileName, file.text, dialect);
}

function firstOfEachName<T extends { readonly name: string }>(models: readonly T[]): readonly T[] {
  const first = new Map<string, T>();
  for (const model of models) {
    const key = model.name.toLowerCase();
    if (!first.has(key)) first.set(key, model);
  }
  return [...first.values()];
}

/** Compares findings by file, place, code and message. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [fileA, fileB] = [a.span?.file ?? "", b.span?.file ?? ""];
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  const start = (a.span?.start ?? 0) - (b.span?.start ?? 0);
  if (start !== 0) return start;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.message < b.message ? -1 : a.message > b.message ? 1 : 0;
}
