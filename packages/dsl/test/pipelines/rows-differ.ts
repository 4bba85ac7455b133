import { DuckDBDateValue } from "@duckdb/node-api";
import { rowText } from "./order.ts";
import type { Value } from "./pipeline.ts";
import { visibleOf, type Relation } from "./relation.ts";

/** Rows as the engine gives them. */
export interface Answer {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** How the rows of an engine differ from those that there should be; undefined where they do not. */
export function rowsDiffer(expected: Relation, { names, rows }: Answer): string | undefined {
  const columns = visibleOf(expected).map(({ name }) => name);
  const inOrder = expected.unplaced === true ? byName(names) : names.map((_, i) => i);
  const ours = expected.unplaced === true ? byName(columns) : columns.map((_, i) => i);
  const wantedNames = ours.map((i) => columns[i]!);
  const foundNames = inOrder.map((i) => names[i]!);
  if (wantedNames.join("\n") !== foundNames.join("\n"))
    return `columns ${foundNames.join(", ")} instead of ${wantedNames.join(", ")}`;
  const wanted = rowsOf(expected).map((row) => rowText(ours.map((i) => row[i]!)));
  const found = rows.map((row) => rowText(inOrder.map((i) => valueOf(row[i]))));
  const places = lastingPlaces(expected) ?? wanted.map(() => 0);
  const [told, given] = [inPlaces(wanted, places), inPlaces(found, places)];
  if (wanted.length === found.length && told.every((text, i) => text === given[i])) return undefined;
  return `rows\n  ${given.join("\n  ")}\ninstead of\n  ${told.join("\n  ")}`;
}

/** The order, where what the rows are sorted by is in the result: nobody can see it otherwise. */
function lastingPlaces(expected: Relation): Relation["places"] {
  const sorting = visibleOf(expected).filter(({ sorts }) => sorts === true);
  return sorting.length === expected.sorting && expected.loose !== true ? expected.places : undefined;
}

function byName(names: readonly string[]): readonly number[] {
  return names.map((_, i) => i).toSorted((a, b) => (names[a]! < names[b]! ? -1 : 1));
}

function rowsOf(relation: Relation): readonly (readonly Value[])[] {
  const columns = visibleOf(relation);
  return Array.from({ length: relation.size }, (_, row) => columns.map(({ values }) => values[row]!));
}

/** Rows of one place in an order that does not matter. */
function inPlaces(texts: readonly string[], places: readonly number[]): readonly string[] {
  const chunks = Map.groupBy(texts.keys(), (row) => places[row] ?? Infinity);
  return [...chunks.values()].flatMap((rows) => rows.map((row) => texts[row]!).toSorted());
}

function valueOf(value: unknown): Value {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value === null || typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return value;
  throw new Error(`nobody knows the value ${String(value)}`);
}
