import { nearestNames, type Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { TomlDocument, TomlPath } from "../toml/document.ts";

/** What a setting may be; plain data, so that schemas for editors can be made from it. */
export type Shape =
  | { readonly kind: "text" | "integer" | "number" | "boolean" | "any" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "list"; readonly of: Shape }
  /** A table whose keys are names that the user chooses. */
  | { readonly kind: "names"; readonly of: Shape }
  | TableShape;

/** A table with fixed keys. */
export interface TableShape {
  readonly kind: "table";
  readonly keys: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

/** How unknown keys of a file count. */
export type Strictness = "error" | "warning";

/** Where a check is. */
interface Place {
  readonly document: TomlDocument;
  readonly path: TomlPath;
  readonly strictness: Strictness;
}

/** Checks the whole document against a shape: unknown keys, wrong types, missing keys, each at its place. */
export function checkDocument(
  document: TomlDocument,
  shape: TableShape,
  strictness: Strictness,
): readonly Diagnostic[] {
  if (!document.ok) return [];
  return check({ document, path: [], strictness }, shape, document.value);
}

function check(place: Place, shape: Shape, value: unknown): readonly Diagnostic[] {
  switch (shape.kind) {
    case "any":
      return [];
    case "text":
      return typeof value === "string" ? [] : [wrong(place, "a text in quotes", value)];
    case "integer":
      return Number.isSafeInteger(value) ? [] : [wrong(place, "a whole number", value)];
    case "number":
      return typeof value === "number" ? [] : [wrong(place, "a number", value)];
    case "boolean":
      return typeof value === "boolean" ? [] : [wrong(place, "true or false", value)];
    case "choice":
      return typeof value === "string" && shape.values.includes(value)
        ? []
        : [wrong(place, `one of ${shape.values.map((choice) => `"${choice}"`).join(", ")}`, value)];
    case "list":
      return Array.isArray(value)
        ? value.flatMap((item: unknown, i) => check(inside(place, i), shape.of, item))
        : [wrong(place, "a list", value)];
    case "names":
      return isTable(value)
        ? Object.entries(value).flatMap(([key, member]) => check(inside(place, key), shape.of, member))
        : [wrong(place, "a table", value)];
    case "table":
      return isTable(value) ? checkTable(place, shape, value) : [wrong(place, "a table", value)];
  }
}

function checkTable(
  place: Place,
  shape: TableShape,
  value: Readonly<Record<string, unknown>>,
): readonly Diagnostic[] {
  const found = Object.entries(value).flatMap(([key, member]) => {
    const memberShape = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    return memberShape === undefined
      ? [unknown(inside(place, key), shape, key)]
      : check(inside(place, key), memberShape, member);
  });
  const missing = (shape.required ?? [])
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => report.missingKey(place.document.keySpan(place.path), { where: nameOf(place.path), key }));
  return [...found, ...missing];
}

function inside(place: Place, key: string | number): Place {
  return { ...place, path: [...place.path, key] };
}

function nameOf(path: TomlPath): string {
  return path.length === 0 ? "The file" : `[${path.join(".")}]`;
}

function unknown(place: Place, shape: TableShape, key: string): Diagnostic {
  const table = place.path.slice(0, -1);
  const where = table.length === 0 ? "" : ` in ${nameOf(table)}`;
  const nearest = nearestNames(key, Object.keys(shape.keys));
  const span = place.document.keySpan(place.path);
  const [only] = nearest;
  const extras = {
    help:
      nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : `The settings here are ${Object.keys(shape.keys).join(", ")}.`,
    ...(only !== undefined && nearest.length === 1 ? { edit: { span, newText: only } } : {}),
  };
  return place.strictness === "error"
    ? report.unknownKey(span, { key, where }, extras)
    : report.ignoredKey(span, { key, where }, extras);
}

function wrong(place: Place, expected: string, value: unknown): Diagnostic {
  return report.wrongType(place.document.valueSpan(place.path), {
    key: String(place.path.findLast((part) => typeof part === "string") ?? "The value"),
    expected,
    found: foundText(value),
  });
}

function foundText(value: unknown): string {
  if (typeof value === "string") return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return String(value);
  return value instanceof Date ? "a date" : "a table";
}

/** Whether a TOML value is a table. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Checks one table inside a document. */
export function checkTableAt(
  document: TomlDocument,
  path: TomlPath,
  shape: TableShape,
): readonly Diagnostic[] {
  let value: unknown = document.value;
  for (const key of path) value = memberOf(value, key);
  return isTable(value) ? check({ document, path, strictness: "error" }, shape, value) : [];
}

function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isTable(value) ? value[key] : undefined;
}
