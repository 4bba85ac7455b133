import type { DuckDBConnection } from "@duckdb/node-api";
import type { OracleCase } from "../case.ts";
import { batchesOf } from "./batches.ts";
import { samples } from "./samples.ts";

const more = ["d41", "d183", "d3810", "e", "trio", "nested", "texts", "pairs", "ts_ns"];

/** A column of `everything` of each type. */
const columns: readonly string[] = [
  ...new Set([...samples.values()].map(({ column }) => column).concat(more)),
].filter((column) => /^\w+$/.test(column));

const constants = [
  "1",
  "300",
  "3000000000",
  "1.5",
  "1e2",
  "'a'",
  "'1'",
  "true",
  "NULL",
  "DATE '2024-01-02'",
  "INTERVAL 1 DAY",
  "[]",
  "[1]",
  "{'x': 1, 'y': 'a'}",
];

const infix = (operator: string) => (l: string, r: string) => `${l} ${operator} ${r}`;

/** Operators, and what brings two values to one type. */
const binary: Readonly<Record<string, (l: string, r: string) => string>> = {
  ...Object.fromEntries(
    ["+", "-", "*", "/", "//", "%", "**", "||", "&", "|", "<<", "LIKE", "^@"].map((operator) => [
      operator,
      infix(operator),
    ]),
  ),
  coalesce: (l, r) => `coalesce(${l}, ${r})`,
  subscript: (l, r) => `${l}[${r}]`,
};

const unary: readonly ((v: string) => string)[] = [
  (v) => `-${v}`, (v) => `+${v}`, (v) => `~${v}`, (v) => `NOT ${v}`, (v) => `${v} IS NULL`, (v) => `${v} IS NOT NULL`,
  (v) => `${v} IS TRUE`, (v) => `[${v}]`, (v) => `{'a': ${v}}`, (v) => `(${v}, 1)`, (v) => `MAP {'k': ${v}}`,
  (v) => `coalesce(${v})`, (v) => `CASE WHEN b THEN ${v} END`, (v) => `nullif(${v}, ${v})`, (v) => `${v}::VARCHAR`,
  (v) => `try(${v})`, (v) => `(SELECT ${v})`, (v) => `(SELECT any_value(${v}))`, (v) => `ifnull(${v}, NULL)`,
]; // prettier-ignore

/** Every operator between a column of each type and a column of each type or a constant. */
export async function operatorBatches(
  connection: DuckDBConnection,
): Promise<readonly (readonly OracleCase[])[]> {
  const batches: (readonly OracleCase[])[] = [];
  for (const [operator, make] of Object.entries(binary)) {
    for (const l of columns) {
      const expressions = [
        ...columns.map((r) => make(l, r)),
        ...constants.map((r) => make(l, r)),
        ...constants.map((r) => make(r, l)),
      ];
      batches.push(
        ...(await batchesOf(
          connection,
          { id: `operators/${operator}/${l}`, category: "operators" },
          expressions,
        )),
      );
    }
  }
  for (const column of columns) {
    const expressions = unary.map((make) => make(column));
    batches.push(
      ...(await batchesOf(
        connection,
        { id: `operators/unary/${column}`, category: "operators" },
        expressions,
      )),
    );
  }
  return batches;
}

/** Set operations between columns of each two types. */
export function unions(): readonly (readonly OracleCase[])[] {
  return columns.flatMap((l, i) =>
    [...columns.slice(i), ...constants].map((r) => [
      {
        id: `set operations/${l}/${r}`,
        category: "set operations",
        setup: "tables",
        sql: `SELECT ${l} FROM everything UNION ALL SELECT ${r} FROM everything`,
      },
    ]),
  );
}
