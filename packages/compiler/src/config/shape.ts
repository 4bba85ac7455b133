import { nearestNames, type Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";
import { expectedOf, fits, foundText } from "./expected.ts";
import type { TextForm } from "./text-form.ts";

/** What is said about a setting, for messages, editors and documentation. */
export interface Documented {
  readonly about?: string;
  /** What holds when it is not set. */
  readonly default?: string | number | boolean;
  /** Rocky understands it but does nothing with it yet. */
  readonly later?: true;
  /** What is not done with it yet, where something is: "no column is masked yet". */
  readonly partly?: string;
}

/** What a setting may be; plain data, so that schemas for editors can be made from it. */
export type Shape = (
  | { readonly kind: "text"; readonly form?: TextForm }
  | {
      readonly kind: "integer" | "number";
      readonly least?: number;
      readonly above?: number;
      readonly most?: number;
    }
  | { readonly kind: "boolean" | "date" | "any" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly of: Shape; readonly atLeast?: number }
  | { readonly kind: "either"; readonly of: readonly Shape[] }
  | NamesShape
  | VariantsShape
  | TableShape
) &
  Documented;

/** A table whose keys are names that the user chooses. */
export interface NamesShape extends Documented {
  readonly kind: "names";
  readonly of: Shape;
  /** What a member is called whose settings stand in the table itself. */
  readonly short?: string;
}

/** A table whose keys depend on one of them. A value of that key that is not listed is left to whoever reads it. */
export interface VariantsShape extends Documented {
  readonly kind: "variants";
  readonly by: string;
  readonly of: Readonly<Record<string, TableShape>>;
  /** What a table without the key is; without it, the key is `required` or any key of a variant may be there. */
  readonly otherwise?: string;
  readonly required?: true;
}

/** A table with fixed keys. */
export interface TableShape extends Documented {
  readonly kind: "table";
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Further keys that have one meaning. */
  readonly others?: OtherKeys;
  /** Other spellings of keys. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Keys of which only one may be there. */
  readonly exclusive?: readonly (readonly [string, string])[];
  /** How unknown keys count here, whatever counts in the file. */
  readonly unknownKeys?: Strictness;
  /** Keys that have a meaning elsewhere and must not stand here. */
  readonly refused?: readonly string[];
}

/** Keys that are too many, or change too often, to be shown each. */
export interface OtherKeys {
  readonly names: ReadonlySet<string>;
  /** A regular expression for editors, and an example for people. */
  readonly pattern: string;
  readonly example: string;
  readonly of: Shape;
  /** What to say of a key that is not among them, where more is known of it. */
  readonly helpFor?: (key: string) => string | undefined;
}

/** How unknown keys of a file count. */
export type Strictness = "error" | "warning";

/** Where a check is. */
interface Place {
  readonly document: TomlDocument;
  readonly path: TomlPath;
  readonly strictness: Strictness;
  /** Something around it already said that nothing is done with it. */
  readonly quiet: boolean;
  /** What the table here is one of. */
  readonly variants?: VariantsShape;
}

type Value = Readonly<Record<string, unknown>>;

/** Checks the whole document against a shape: unknown keys, wrong types, missing keys, each at its place. */
export function checkDocument(
  document: TomlDocument,
  shape: TableShape,
  strictness: Strictness,
): readonly Diagnostic[] {
  if (!document.ok) return [];
  return check({ document, path: [], strictness, quiet: false }, shape, document.value);
}

/** Checks one table inside a document. */
export function checkTableAt(
  document: TomlDocument,
  path: TomlPath,
  shape: TableShape,
): readonly Diagnostic[] {
  let value: unknown = document.value;
  for (const key of path) value = memberOf(value, key);
  const place: Place = { document, path, strictness: "error", quiet: false };
  return isTable(value) ? check(place, shape, value) : [];
}

function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isTable(value) ? value[key] : undefined;
}

/** Whether a TOML value is a table. */
export function isTable(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Whether a table holds settings itself, and not only named tables with settings. */
export function hasSettings(table: Value): boolean {
  return Object.values(table).some((value) => !isTable(value));
}

function check(place: Place, shape: Shape, value: unknown): readonly Diagnostic[] {
  if (!fits(shape, value)) return [wrong(place, shape, value)];
  switch (shape.kind) {
    case "list":
      return Array.isArray(value)
        ? value.flatMap((item: unknown, i) => check(inside(place, i), shape.of, item))
        : [];
    case "either": {
      const found = shape.of.filter((one) => fits(one, value)).map((one) => check(place, one, value));
      return found.find((findings) => findings.length === 0) ?? found[0] ?? [];
    }
    case "names":
      return isTable(value) ? checkNames(place, shape, value) : [];
    case "variants":
      return isTable(value) ? checkVariants(place, shape, value) : [];
    case "table":
      return isTable(value) ? checkTable(place, shape, value) : [];
    default:
      return [];
  }
}

function checkNames(place: Place, shape: NamesShape, value: Value): readonly Diagnostic[] {
  if (shape.short !== undefined && hasSettings(value)) return check(place, shape.of, value);
  return Object.entries(value).flatMap(([key, member]) => check(inside(place, key), shape.of, member));
}

function checkVariants(place: Place, shape: VariantsShape, value: Value): readonly Diagnostic[] {
  const written = value[shape.by];
  if (written !== undefined && typeof written !== "string")
    return [wrong(inside(place, shape.by), { kind: "text" }, written)];
  const name = written ?? shape.otherwise;
  if (name === undefined) {
    const any = unionOf(shape);
    return checkTable(place, shape.required === true ? { ...any, required: [shape.by] } : any, value);
  }
  const variant = Object.hasOwn(shape.of, name) ? shape.of[name] : undefined;
  return variant === undefined ? [] : checkTable({ ...place, variants: shape }, variant, value);
}

/** A table of everything that a variant may have. */
export function unionOf(shape: VariantsShape): TableShape {
  return { kind: "table", keys: Object.assign({}, ...Object.values(shape.of).map((one) => one.keys)) };
}

function checkTable(place: Place, shape: TableShape, value: Value): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const key in value) {
    const name = nameOfKey(shape, key);
    const memberShape = Object.hasOwn(shape.keys, name) ? shape.keys[name] : otherShape(shape, name);
    if (shape.refused?.includes(key) === true) {
      found.push(report.refusedKey(place.document.nameSpan([...place.path, key]), { key }));
    } else if (memberShape === undefined) {
      found.push(unknown(inside(place, key), { shape, place }, key));
    } else if (!isPlain(memberShape) || !fits(memberShape, value[key])) {
      const at = inside(place, key);
      if (!at.quiet) found.push(...idleness(at, memberShape));
      found.push(...check({ ...at, quiet: at.quiet || memberShape.later === true }, memberShape, value[key]));
    }
  }
  if (shape.required === undefined && shape.exclusive === undefined) return found;
  const given = new Set(Object.keys(value).map((key) => nameOfKey(shape, key)));
  const missing = (shape.required ?? [])
    .filter((key) => !given.has(key))
    .map((key) => report.missingKey(place.document.keySpan(place.path), { where: nameOf(place.path), key }));
  const both = (shape.exclusive ?? [])
    .filter((keys) => keys.every((key) => Object.hasOwn(value, key)))
    .map(([first, second]) =>
      report.excludingKeys(place.document.nameSpan([...place.path, second]), { first, second }),
    );
  return [...found, ...missing, ...both];
}

/** Whether nothing is to be said of a value that fits: there is nothing inside of it, and it is acted on. */
function isPlain({ kind, later, partly }: Shape): boolean {
  const simple = kind === "text" || kind === "choice" || kind === "boolean" || kind === "integer";
  return simple && later === undefined && partly === undefined;
}

function otherShape({ others }: TableShape, key: string): Shape | undefined {
  return others?.names.has(key) === true ? others.of : undefined;
}

/** The key that another spelling means. */
function nameOfKey({ aliases = {} }: TableShape, key: string): string {
  return (Object.hasOwn(aliases, key) ? aliases[key] : undefined) ?? key;
}

/** That nothing is done with a setting, or not everything. */
function idleness({ document, path }: Place, shape: Shape): readonly Diagnostic[] {
  const { later, partly } = shape;
  if (later !== true && partly === undefined) return [];
  const what = settingName(path, shape);
  return later === true || partly === undefined
    ? [report.notAvailable(document.keySpan(path), { what })]
    : [report.notActedOn(document.keySpan(path), { what, missing: partly })];
}

function settingName(path: TomlPath, shape: Shape): string {
  if (shape.kind === "table" || shape.kind === "names" || shape.kind === "variants") return nameOf(path);
  const isList = shape.kind === "list" && shape.of.kind === "table";
  if (isList) return `[[${path.join(".")}]]`;
  return path.length === 1 ? String(path[0]) : `${String(path.at(-1))} in ${nameOf(path.slice(0, -1))}`;
}

function inside(place: Place, key: string | number): Place {
  const { document, strictness, quiet } = place;
  return { document, strictness, quiet, path: [...place.path, key] };
}

/** A table as it is written: `[a.b]`, and `[[a.b]]` for one of a list. */
function nameOf(path: TomlPath): string {
  if (path.length === 0) return "The file";
  const name = path.filter((part) => typeof part === "string").join(".");
  return typeof path.at(-1) === "number" ? `[[${name}]]` : `[${name}]`;
}

/** The table that has an unknown key. */
interface Around {
  readonly shape: TableShape;
  readonly place: Place;
}

function unknown(place: Place, around: Around, key: string): Diagnostic {
  const table = place.path.slice(0, -1);
  const where = table.length === 0 ? "" : ` in ${nameOf(table)}`;
  const { others } = around.shape;
  const own = Object.keys(around.shape.keys);
  const known = others === undefined ? own : [...own, ...others.names].sort();
  const instead = others?.helpFor?.(key);
  const nearest = instead === undefined ? nearestNames(key, known) : [];
  const span = place.document.nameSpan(place.path);
  const [only] = nearest;
  const extras = {
    help:
      nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : (instead ?? elsewhere(around, key) ?? here(known)),
    ...(only !== undefined && nearest.length === 1 ? { edit: { span, newText: only } } : {}),
  };
  return (around.shape.unknownKeys ?? place.strictness) === "error"
    ? report.unknownKey(span, { key, where }, extras)
    : report.ignoredKey(span, { key, where }, extras);
}

/** That a key belongs to tables of another type. */
function elsewhere({ place, shape }: Around, key: string): string | undefined {
  const { variants } = place;
  if (variants === undefined) return undefined;
  const types = Object.entries(variants.of).flatMap(([type, one]) =>
    one !== shape && Object.hasOwn(one.keys, key) ? [`"${type}"`] : [],
  );
  return types.length === 0
    ? undefined
    : `It belongs to ${variants.by} = ${types.join(", ")}. The settings here are ${Object.keys(shape.keys).join(", ")}.`;
}

function here(known: readonly string[]): string {
  return known.length === 0 ? "There are no settings here." : `The settings here are ${known.join(", ")}.`;
}

function wrong(place: Place, shape: Shape, value: unknown): Diagnostic {
  const span = place.document.valueSpan(place.path);
  const nearest =
    shape.kind === "choice" && typeof value === "string" ? nearestNames(value, shape.values) : [];
  const [only] = nearest;
  const extras =
    only === undefined || nearest.length > 1
      ? {}
      : { help: `Did you mean "${only}"?`, edit: { span, newText: `"${only}"` } };
  return report.wrongType(
    span,
    {
      key: String(place.path.findLast((part) => typeof part === "string") ?? "The value"),
      expected: expectedOf(shape),
      found: foundText(value),
    },
    extras,
  );
}
