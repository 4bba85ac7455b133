import { dialectOf } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, type Tables } from "./binder-tables.ts";

/** Macros of the database, of which the compiler knows nothing. */
const macros = `
  CREATE MACRO un(x) AS unnest(x);
  CREATE MACRO numbered(x) AS row_number() OVER (ORDER BY x);
  CREATE MACRO total(x) AS sum(x);
`;

/** DuckDB takes all of these, and what the functions do is not in the text; with the columns of the keys that hold all the same. */
const queries: readonly (readonly [sql: string, keys: readonly (readonly number[])[]])[] = [
  ["SELECT customer_id, un([1, 2]) AS n FROM customers", []],
  ["SELECT DISTINCT customer_id, un([1, 2]) AS n FROM customers", [[0, 1]]],
  ["SELECT customer_id FROM customers ORDER BY un([1, 2])", []],
  ["SELECT customer_id, numbered(name) AS n FROM customers QUALIFY numbered(name) < 3", []],
  ["SELECT customer_id FROM orders GROUP BY customer_id HAVING total(amount) > 10", [[0]]],
  ["SELECT un([1, 2]) AS n", []],
];

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect = known;
let tables: Tables;

beforeAll(async () => {
  tables = await openTables(dialect);
  await tables.connection.run(macros);
});

test.each(queries)("nothing is claimed or refused of what is not known: %s", async (sql, expected) => {
  await tables.connection.run(sql);
  const { keys, diagnostics } = tables.describe(sql);
  expect(keys.map(({ columns }) => columns)).toEqual(expected);
  expect(diagnostics.filter(({ code }) => code !== "W040").map(({ code }) => code)).toEqual([]);
});

test("an arrow in an unknown function may be that of a lambda", () => {
  const { diagnostics } = tables.describe("SELECT mapped(tags, x -> x) AS n FROM customers");
  expect(diagnostics.map(({ code }) => code)).toEqual(["W040"]);
});
