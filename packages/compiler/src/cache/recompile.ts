import type { RockyLanguage } from "@rocky/dsl";
import type { CompiledModel, Diagnostic } from "@rocky/ir";
import { unknownTablesHint } from "../bind-models.ts";
import { checkRules } from "../check/rules.ts";
import { checkSettings } from "../check/settings.ts";
import type { CheckedModel } from "../check/check.ts";
import { checkedModel, findingsByModel } from "../check/checked-model.ts";
import { ignoreComments } from "../check/ignore-comments.ts";
import { withSeverities } from "../check/severities.ts";
import { byPlace, type CompileOptions } from "../compile.ts";
import { isSaidOnce } from "../config/say-once.ts";
import { checkContracts } from "../contract/check-contracts.ts";
import { readContracts } from "../contract/read-contracts.ts";
import { parseModel } from "../resolve/parse-models.ts";
import type { SourceFile } from "../source-file.ts";
import { checkTests } from "../tests/check-tests.ts";
import { bindChanged, type Rebound } from "./bind-changed.ts";
import type { KnownModel } from "./known-model.ts";
import type { KnownModels } from "./known-project.ts";
import { unknownReasons } from "../resolve/unknown-reasons.ts";
import { areSame } from "./are-same.ts";
import { readBasis, type Basis } from "./read-basis.ts";
import { standIn } from "./stand-in.ts";

/** What changed in a project, and what is known of it from before. */
export interface RecompileInput {
  readonly known: KnownModels;
  /** Files that belong to no single model: the configuration, defaults, groups, the lockfile. */
  readonly shared: readonly SourceFile[];
  /** Paths of the changed files of models. */
  readonly changed: readonly string[];
  /** Reads a file as it is now; `undefined` where there is none, or where it is no plain text. */
  readonly read: (path: string) => SourceFile | undefined;
  /** The file of a model's contract. */
  readonly contractOf: (model: string) => string | undefined;
  readonly options: CompileOptions;
  /** Reads models in the .rocky language; where it is missing and needed, the answer says so. */
  readonly rocky?: RockyLanguage | undefined;
}

/** What is new after a change. All other models, and what was found about them, are as they were. */
export interface Recompilation {
  readonly kind: "changed";
  /** The models that were compiled again, sorted by name. */
  readonly models: readonly CompiledModel[];
  /** All findings that name one of these models, by file, place and code, but those that are said once for all files. */
  readonly diagnostics: readonly Diagnostic[];
  /** The hint about tables that nothing is known about, where it is another one than before. */
  readonly hint: readonly Diagnostic[] | "as before";
  readonly layers: number;
  /** Texts of all files that the findings and models speak of. */
  readonly files: readonly SourceFile[];
}

/** Why only a whole compilation can answer. */
export interface WholeCompilation {
  readonly kind: "whole";
  readonly reason: string;
  /** It could be told with the .rocky language. */
  readonly lacksRocky?: true;
}

/**
 * Compiles the models whose text changed, and those that see another result of them, against what is known of all others. Pure, and
 * never wrong: where what else may depend on a change cannot be told, it says that the whole project must be compiled.
 */
export function recompile(input: RecompileInput): Recompilation | WholeCompilation {
  const { known } = input;
  if (!known.project.isPlain) return { kind: "whole", reason: "models meet in a name, or need each other" };
  const basis = readBasis(input);
  if (basis === undefined) return { kind: "whole", reason: "the dialect is not there" };
  const rebound = bindChanged(input, basis);
  if (rebound.kind === "whole") return rebound;
  const own = new Set(rebound.parsed.map(({ source }) => source.name));
  if (restOnContracts(known, own)) {
    return { kind: "whole", reason: "what is found about a contract rests on a changed model" };
  }
  const files = [...input.shared, ...rebound.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const found = findingsOf(input, { basis, rebound, files });
  if (found.kind === "whole") return found;
  const diagnostics = found.diagnostics.filter(
    ({ model, code }) => model !== undefined && own.has(model) && !isSaidOnce(code),
  );
  const paths = new Set(files.map(({ path }) => path));
  const foreign = diagnostics.some(({ span, related = [], edit }) =>
    [span, edit?.span, ...related.map((place) => place.span)].some(
      (place) => place !== undefined && !paths.has(place.file),
    ),
  );
  if (foreign) return { kind: "whole", reason: "a finding speaks of the file of another model" };
  return {
    kind: "changed",
    models: rebound.models,
    diagnostics,
    hint: hintOf(known, rebound, basis),
    layers: rebound.layers,
    files,
  };
}

interface Parts {
  readonly basis: Basis;
  readonly rebound: Rebound;
  readonly files: readonly SourceFile[];
}

/** What is found about the models, by the phases of a compilation that come after reading the configuration. */
function findingsOf(
  { options, known, rocky }: RecompileInput,
  { basis, rebound, files }: Parts,
): { readonly kind: "found"; readonly diagnostics: readonly Diagnostic[] } | WholeCompilation {
  const { parsed, models, binding } = rebound;
  const { environment = {} } = options;
  const { patterns, dialect, config } = basis;
  const contracts = readContracts(files, { patterns, folder: options.contracts, environment, dialect });
  const promised = checkContracts({ ...binding, models, contracts: contracts.contracts });
  if (contracts.diagnostics.length + promised.diagnostics.length > 0)
    return { kind: "whole", reason: "something is found about a contract" };
  const own = new Map(models.map((model) => [model.name, model]));
  const lookup = (name: string): CompiledModel | undefined => own.get(name) ?? known.named(name)?.compiled;
  const byName = { get: lookup, keys: () => new Map(known.heads.map(({ name }) => [name, name])).keys() };
  const tested = checkTests({
    ...binding,
    files,
    environment,
    parsed,
    models,
    byName,
    read: (source) => parseModel(source, dialect, rocky),
    withoutTrust: () => [],
  });
  const ignored = ignoreComments(
    parsed.map(({ source }) => source),
    dialect,
  );
  const all = [
    ...ignored.diagnostics,
    ...parsed.flatMap(({ source, diagnostics }) =>
      diagnostics.map((each) => ({ ...each, model: source.name })),
    ),
    ...rebound.diagnostics,
    ...tested.diagnostics,
    ...rulesOf(rebound, known, { ...checkSettings(config), isWatched: basis.isWatched }),
  ];
  return {
    kind: "found",
    diagnostics: withSeverities(all.sort(byPlace), { lints: config.lints, ignored: ignored.places }),
  };
}

/** The rules look at the compiled models, and at their readers where stars hand columns on to these. */
function rulesOf(
  { parsed, models, diagnostics, binding }: Rebound,
  known: KnownModels,
  settings: ReturnType<typeof checkSettings>,
): readonly Diagnostic[] {
  const sources = new Map(parsed.map((each) => [each.source.name, each]));
  const findings = { ...binding, found: findingsByModel(diagnostics) };
  const judged = models.flatMap((compiled): readonly CheckedModel[] => {
    const read = sources.get(compiled.name);
    return read === undefined ? [] : [checkedModel(compiled, read, findings)];
  });
  const own = new Map(judged.map((each) => [each.compiled.name, each]));
  const readers = new Map<string, CheckedModel>();
  for (const name of own.keys()) {
    for (const place of known.readersOf(name)) {
      const model = known.at(place);
      const { name } = model.compiled;
      if (!own.has(name)) readers.set(name, asChecked(model));
    }
  }
  const all = [...judged, ...readers.values()].sort((a, b) => (a.compiled.name < b.compiled.name ? -1 : 1));
  const get = (name: string): CheckedModel | undefined => {
    const model = known.named(name);
    return own.get(name) ?? (model === undefined ? undefined : asChecked(model));
  };
  return checkRules({ models: all, byName: { get }, settings });
}

/** A model that was compiled before, as rules about its neighbours see it; what they say of itself does not count. */
function asChecked({ compiled, facts }: KnownModel): CheckedModel {
  return {
    compiled,
    parsed: standIn(compiled),
    found: [],
    gap: facts.reason,
    unknown: unknownReasons(compiled.columns),
  };
}

/** Whether what is found about a contract rests on one of the models. */
function restOnContracts(known: KnownModels, models: ReadonlySet<string>): boolean {
  const { promising } = known.project.models.tables;
  const needed = new Set(Array.from(promising, (place) => known.head(place)?.name ?? ""));
  for (const name of needed) {
    if (models.has(name)) return true;
    for (const other of known.named(name)?.compiled.dependsOn ?? []) needed.add(other);
  }
  return false;
}

function hintOf(known: KnownModels, rebound: Rebound, basis: Basis): Recompilation["hint"] {
  const unknown = (name: string): readonly string[] => rebound.binding.unknownTables.get(name) ?? [];
  const isSame = rebound.models.every(({ name }) => {
    const before = known.head(known.placeOf(name) ?? -1)?.unknownTables ?? [];
    return areSame(before, unknown(name));
  });
  if (isSame) return "as before";
  const own = new Set(rebound.models.map(({ name }) => name));
  const tables = known.heads.flatMap(({ name, unknownTables }) =>
    own.has(name) ? unknown(name) : unknownTables,
  );
  const lints = basis.config.lints;
  return withSeverities(unknownTablesHint(new Set(tables)), { lints, ignored: new Map() });
}
