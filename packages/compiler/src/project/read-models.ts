import { nearestNames, type Diagnostic, type Span } from "@rocky/ir";
import { availableStrategies, defaultsShape, laterStrategies, modelShape } from "../config/model-shape.ts";
import { checkDocument, isTable } from "../config/shape.ts";
import { suspicionOf, type Suspicion } from "../config/suspicion.ts";
import { report } from "../diagnostics.ts";
import { isMacroFile } from "../expand/read-macros.ts";
import type { SourceFile } from "../source-file.ts";
import { readToml, type TomlDocument } from "../toml/document.ts";
import { splitFrontmatter } from "./frontmatter.ts";
import { groupOf, groupSchema, refuseWhatGroupDecides, type GroupMember } from "./group.ts";
import { matcherOf } from "./glob.ts";
import type { ModelSource } from "./model-source.ts";

/** The models of a project with what is wrong about their files. */
export interface ModelsReading {
  /** Sorted by file. */
  readonly models: readonly ModelSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How models are found and read. */
export interface ReadModelsOptions {
  /** Patterns over paths relative to the root. */
  readonly patterns: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const defaultsName = "_defaults.toml";

/** Files that are read together with the models. */
interface Context {
  /** By path; made when it is asked for first. */
  readonly files: () => ReadonlyMap<string, SourceFile>;
  readonly defaultsFiles: ReadonlyMap<string, SourceFile>;
  readonly defaults: Map<string, TomlDocument | undefined>;
  readonly groups: Map<string, TomlDocument | undefined>;
  /** Of the configuration of a model. */
  readonly isSuspicious: Suspicion;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly diagnostics: Diagnostic[];
}

/** Reads every model file that a pattern matches, with its sidecar, frontmatter and the defaults of its folder. */
export function readModels(files: readonly SourceFile[], options: ReadModelsOptions): ModelsReading {
  let byPath: ReadonlyMap<string, SourceFile> | undefined;
  const context: Context = {
    files: () => (byPath ??= new Map(files.map((file) => [file.path, file]))),
    defaultsFiles: new Map(
      files.filter(({ path }) => path.endsWith(defaultsName)).map((file) => [file.path, file]),
    ),
    defaults: new Map(),
    groups: new Map(),
    isSuspicious: suspicionOf(modelShape),
    environment: options.environment,
    diagnostics: [],
  };
  const models: ModelSource[] = [];
  const isWanted = matcherOf(options.patterns);
  for (const [i, file] of files.entries()) {
    if (!isWanted(file.path)) continue;
    if (file.path.endsWith(".rocky") || (file.path.endsWith(".sql") && !isMacroFile(file.path))) {
      models.push(readModel(context, file, files[i + 1]));
    }
  }
  return { models, diagnostics: context.diagnostics };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const modelEnding = /\.(?:sql|rocky)$/;

/** Reads a model; `next` is the file behind it, which often is its sidecar. */
function readModel(context: Context, file: SourceFile, next: SourceFile | undefined): ModelSource {
  const diagnostics: Diagnostic[] = [];
  const split = splitFrontmatter(file.text);
  if (split.unclosed !== undefined) {
    diagnostics.push(report.unclosedFrontmatter({ file: file.path, ...split.unclosed }, {}));
  }
  const own =
    split.toml === undefined
      ? sidecarOf(context, file, next)
      : readToml({ file: file.path, text: split.toml.text, offset: split.toml.start }, context.environment);
  const folder = folderOf(file.path);
  const defaults = defaultsOf(context, folder);
  if (own !== undefined) {
    diagnostics.push(...own.diagnostics);
    if (context.isSuspicious(own.value)) diagnostics.push(...checkDocument(own, modelShape, "warning"));
  }
  const named = textAt(own, ["name"]);
  const name = named ?? stemOf(file.path);
  const group = memberOf(context, { own, folder }, diagnostics);
  const schema =
    textAt(own, ["target", "schema"]) ??
    (group === undefined ? undefined : groupSchema(group)) ??
    textAt(defaults, ["target", "schema"]) ??
    "main";
  const catalog = textAt(own, ["target", "catalog"]) ?? textAt(defaults, ["target", "catalog"]);
  const table = textAt(own, ["target", "table"]) ?? name;
  const sqlSpan = (): Span => ({
    file: file.path,
    start: split.sqlStart,
    end: firstWordEnd(file.text, split.sqlStart),
  });
  const targetDocument = valueAt(own, ["target"]) === undefined ? defaults : own;
  const intent = textAt(own, ["intent"]) ?? textAt(defaults, ["intent"]);
  const { strategy, laterStrategy } = strategyOf({ own, group: group?.document, defaults }, diagnostics);
  const model: Writable<ModelSource> = {
    name,
    file: file.path,
    text: file.text,
    sqlStart: split.sqlStart,
    sqlEnd: file.text.length,
    nameSpan: own === undefined || named === undefined ? sqlSpan : () => own.valueSpan(["name"]),
    target: catalog === undefined ? { schema, table } : { catalog, schema, table },
    targetSpan: targetDocument === undefined ? sqlSpan : () => targetDocument.keySpan(["target"]),
    strategy,
    dependsOn: dependenciesOf(own),
    tags: group === undefined ? tagsOf(own) : { ...tagsOf(group.document), ...tagsOf(own) },
    diagnostics,
  };
  if (file.path.endsWith(".rocky")) model.language = "rocky";
  if (laterStrategy !== undefined) model.laterStrategy = laterStrategy;
  if (own !== undefined) model.configuration = own;
  if (defaults !== undefined) model.defaults = defaults;
  if (intent !== undefined) model.intent = intent;
  return model;
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The name of a file without its ending. */
function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(modelEnding, "");
}

function firstWordEnd(text: string, start: number): number {
  const word = /\S+/.exec(text.slice(start, start + 200));
  return word === null ? start : start + word.index + word[0].length;
}

function sidecarOf(
  context: Context,
  { path: model }: SourceFile,
  next: SourceFile | undefined,
): TomlDocument | undefined {
  const stem = model.slice(0, model.lastIndexOf("."));
  const isNext =
    next !== undefined &&
    next.path.length === stem.length + ".toml".length &&
    next.path.endsWith(".toml") &&
    next.path.startsWith(stem);
  const sidecar = isNext ? next : context.files().get(`${stem}.toml`);
  return sidecar === undefined
    ? undefined
    : readToml({ file: sidecar.path, text: sidecar.text, offset: 0 }, context.environment);
}

/** The group that a model's configuration names, with what may contradict it. */
function memberOf(
  context: Context,
  { own, folder }: { readonly own: TomlDocument | undefined; readonly folder: string },
  diagnostics: Diagnostic[],
): GroupMember | undefined {
  const name = textAt(own, ["group"]);
  if (own === undefined || name === undefined) return undefined;
  const found = groupOf({ name, folder, own }, context);
  if (found.kind === "none") {
    diagnostics.push(found.diagnostic);
    return undefined;
  }
  const member = { name, own, document: found.document, diagnostics };
  refuseWhatGroupDecides(member);
  return member;
}

/** The defaults of a folder, read and checked once. */
function defaultsOf(context: Context, folder: string): TomlDocument | undefined {
  if (context.defaults.has(folder)) return context.defaults.get(folder);
  const path = folder === "" ? defaultsName : `${folder}/${defaultsName}`;
  const file = context.defaultsFiles.get(path);
  const document =
    file === undefined
      ? undefined
      : readToml({ file: path, text: file.text, offset: 0 }, context.environment);
  if (document !== undefined) {
    context.diagnostics.push(...document.diagnostics, ...checkDocument(document, defaultsShape, "warning"));
    strategyOf({ own: document, group: undefined, defaults: undefined }, context.diagnostics);
  }
  context.defaults.set(folder, document);
  return document;
}

function valueAt(document: TomlDocument | undefined, path: readonly string[]): unknown {
  let value: unknown = document?.value;
  for (const key of path) value = isTable(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

function textAt(document: TomlDocument | undefined, path: readonly string[]): string | undefined {
  const value = valueAt(document, path);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Where a strategy may be written, the first counts. */
interface StrategyPlaces {
  readonly own: TomlDocument | undefined;
  readonly group: TomlDocument | undefined;
  readonly defaults: TomlDocument | undefined;
}

/** The strategy of a model. One that does not exist or is not available yet is reported where it is written. */
function strategyOf(
  { own, group, defaults }: StrategyPlaces,
  diagnostics: Diagnostic[],
): Pick<ModelSource, "strategy" | "laterStrategy"> {
  const path = ["strategy", "type"];
  const decides = [own, group, defaults].find((document) => textAt(document, path) !== undefined);
  const name = textAt(decides, path);
  if (name === "view") return { strategy: { kind: "view" } };
  if (name === undefined || decides === undefined || availableStrategies.includes(name)) {
    return { strategy: { kind: "full_refresh" } };
  }
  const span = decides.valueSpan(path);
  const later = laterStrategies.includes(name);
  if (decides === own) {
    diagnostics.push(later ? report.strategyLater(span, { strategy: name }) : noStrategy(name, span));
  }
  return { strategy: { kind: "full_refresh" }, ...(later ? { laterStrategy: { name, span } } : {}) };
}

function noStrategy(name: string, span: Span): Diagnostic {
  const known = [...availableStrategies, ...laterStrategies];
  const nearest = nearestNames(name, known);
  const help =
    nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : `The strategies are ${known.join(", ")}.`;
  return report.unknownStrategy(span, { strategy: name }, { help });
}

function dependenciesOf(own: TomlDocument | undefined): ModelSource["dependsOn"] {
  const list = valueAt(own, ["depends_on"]);
  if (own === undefined || !Array.isArray(list)) return [];
  return list.flatMap((name: unknown, i) =>
    typeof name === "string" ? [{ name, span: () => own.valueSpan(["depends_on", i]) }] : [],
  );
}

function tagsOf(own: TomlDocument | undefined): Readonly<Record<string, string>> {
  const tags = valueAt(own, ["tags"]);
  if (!isTable(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags)
      .filter((entry): entry is [string, string] => typeof entry[1] === "string")
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
