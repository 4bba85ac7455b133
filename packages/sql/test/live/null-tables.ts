import type { Random } from "../random.ts";

/** What a generated column holds. */
export type Kind = "int" | "text" | "bool";

/** A column of a table for queries about NULLs. */
export interface NullColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly required: boolean;
}

const column = (name: string, kind: Kind, required: "required" | "optional" = "optional"): NullColumn => ({
  name,
  kind,
  required: required === "required",
});

/** Three small tables that join on `id` and share names for USING. */
export const nullTables: Readonly<Record<string, readonly NullColumn[]>> = {
  a: [
    column("id", "int", "required"),
    column("x", "int"),
    column("k", "int"),
    column("s", "text", "required"),
    column("f", "bool"),
  ],
  b: [
    column("id", "int", "required"),
    column("k", "int"),
    column("n", "int", "required"),
    column("t", "text"),
    column("g", "bool", "required"),
  ],
  c: [
    column("id", "int", "required"),
    column("k", "int", "required"),
    column("y", "int"),
    column("u", "text"),
  ],
};

const typeNames: Readonly<Record<Kind, string>> = { int: "INTEGER", text: "VARCHAR", bool: "BOOLEAN" };

/** The statements that make the tables. */
export const createNullTables: string = Object.entries(nullTables)
  .map(([name, columns]) => {
    const list = columns.map((c) => `${c.name} ${typeNames[c.kind]}${c.required ? " NOT NULL" : ""}`);
    return `CREATE TABLE ${name} (${list.join(", ")});`;
  })
  .join("\n");

/** How a set of rows is made. */
export interface Filling {
  readonly rows: number;
  /** The share of NULLs where a column takes them. */
  readonly nulls: number;
}

/** From no rows to more than enough: what shows a NULL in one may not in another. */
export const fillings: readonly Filling[] = [
  { rows: 0, nulls: 0 },
  { rows: 1, nulls: 1 },
  { rows: 1, nulls: 0 },
  { rows: 3, nulls: 0.5 },
  { rows: 6, nulls: 0.3 },
  { rows: 8, nulls: 0.1 },
];

const values: Readonly<Record<Kind, readonly string[]>> = {
  int: ["0", "1", "2", "3", "-1"],
  text: ["'a'", "'b'", "''", "'7'"],
  bool: ["true", "false"],
};

/** The statements that fill one table; the number of rows varies so that tables are empty each for itself. */
export function fillTable(random: Random, name: string, { rows, nulls }: Filling): string {
  const columns = nullTables[name] ?? [];
  const count = rows > 1 && random.chance(0.15) ? 0 : rows;
  return Array.from({ length: count }, () => {
    const cells = columns.map((c) =>
      !c.required && random.chance(nulls) ? "NULL" : random.pick(values[c.kind]),
    );
    return `INSERT INTO ${name} VALUES (${cells.join(", ")});`;
  }).join("\n");
}
