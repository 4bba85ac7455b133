import { dialectOf, parseTypeName, type ResolvedRelation } from "@rocky/sql";
import { choicesOf, type Choices } from "./choices.ts";
import type { Kind, Value } from "./pipeline.ts";
import type { Column, Relation } from "./relation.ts";

/** The columns of the tables; some names are shared, some need backticks. */
const shapes: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  orders: { id: "int", customer: "int", "unit price": "real", note: "text", paid: "bool", day: "date" },
  archive: { id: "int", customer: "int", "unit price": "real", note: "text", paid: "bool", day: "date" },
  customers: { customer: "int", city: "text", rank: "int" },
  items: { id: "int", quantity: "int", order: "text", day: "date" },
};

const values: Readonly<Record<Kind, readonly Value[]>> = {
  int: [1, 2, 3, null, 0, 4, -7],
  real: [0.5, null, 2, -1.25, 10],
  text: ["a", "b", null, "", "it's", "a\\b", "B", "é"],
  bool: [true, false, null],
  date: ["2026-01-31", null, "2025-12-24", "2026-02-01"],
};

const types: Readonly<Record<Kind, string>> = {
  int: "BIGINT",
  real: "DOUBLE",
  text: "VARCHAR",
  bool: "BOOLEAN",
  date: "DATE",
};

const dialect = dialectOf("duckdb");

/** Tables with rows. */
export interface Dataset {
  readonly tables: ReadonlyMap<string, Relation>;
  /** What the compiler knows of them. */
  readonly known: ReadonlyMap<string, ResolvedRelation>;
  /** The statements that make them. */
  readonly statements: readonly string[];
}

/** How many sets of rows there are. */
export const datasets = 40;

/** One of the sets of rows: NULLs, duplicates and empty tables among them. */
export function datasetOf(number: number): Dataset {
  let state = number * 7919 + 1;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  const choices = choicesOf(Array.from({ length: 400 }, next));
  const tables = new Map(
    Object.entries(shapes).map(([name, columns]) => [name, tableOf(choices, columns)] as const),
  );
  const known = new Map([...tables].map(([name, table]) => [name, knownOf(name, table)] as const));
  return { tables, known, statements: [...tables].flatMap(([name, table]) => statementsOf(name, table)) };
}

function knownOf(relation: string, { columns }: Relation): ResolvedRelation {
  const all = columns.map(({ name, kind }) => {
    const type = dialect === undefined ? undefined : parseTypeName(types[kind], dialect);
    if (type === undefined) throw new Error(types[kind]);
    return { name, type, nullability: "nullable" as const };
  });
  return { relation, columns: all, complete: true };
}

function tableOf(choices: Choices, shape: Readonly<Record<string, Kind>>): Relation {
  const size = choices.int(7);
  const columns = Object.entries(shape).map(([name, kind]): Column => ({
    name,
    kind,
    qualifier: undefined,
    visible: true,
    named: false,
    values: Array.from({ length: size }, () => choices.pick(values[kind])),
  }));
  return { size, columns, places: undefined, groups: undefined, taken: false };
}

function statementsOf(name: string, { columns, size }: Relation): readonly string[] {
  const definitions = columns.map((column) => `"${column.name}" ${types[column.kind]}`);
  const rows = Array.from({ length: size }, (_, row) =>
    columns.map(({ values: of }) => constant(of[row]!)).join(", "),
  );
  return [
    `CREATE TABLE ${name} (${definitions.join(", ")})`,
    ...rows.map((row) => `INSERT INTO ${name} VALUES (${row})`),
  ];
}

function constant(value: Value): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
