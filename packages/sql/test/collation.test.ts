import { DuckDBInstance } from "@duckdb/node-api";
import type { Column } from "@rocky/ir";
import { describeQuery, dialectOf, parseTypeName, type Dialect } from "@rocky/sql";
import { expect, test } from "vitest";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;

/** Every row of `e` and `f` has another text, and texts of `e` and `f` that differ in case only are equal. */
const setup = [
  "CREATE TABLE e (id INTEGER PRIMARY KEY, k VARCHAR COLLATE NOCASE NOT NULL)",
  "INSERT INTO e VALUES (1, 'a'), (2, 'A'), (3, 'b')",
  "CREATE TABLE f (id INTEGER PRIMARY KEY, k VARCHAR COLLATE NOCASE NOT NULL)",
  "INSERT INTO f VALUES (1, 'a'), (2, 'A'), (4, 'c')",
  "CREATE TABLE p (id INTEGER PRIMARY KEY, k VARCHAR NOT NULL)",
  "INSERT INTO p VALUES (1, 'a'), (2, 'A'), (3, 'b')",
];

function columnsOf(names: readonly string[]): readonly Column[] {
  return names.map((name) => ({
    name,
    type: parseTypeName(name === "id" ? "INTEGER" : "VARCHAR", dialect) ?? { kind: "null" },
    nullability: "not-null",
  }));
}

function describe(sql: string) {
  return describeQuery(sql, {
    dialect,
    file: "query.sql",
    resolve: ([name = ""]) => ({
      relation: name,
      columns: columnsOf(["id", "k"]),
      complete: true,
      keys: [{ columns: ["id"], nulls: "agree", assumed: [] }],
      ...(name === "p" ? {} : { collated: true as const }),
    }),
  });
}

/** A query and the columns of its keys; `k` and `l` are texts, which are compared here by their bytes. */
const cases: readonly (readonly [string, string])[] = [
  ["SELECT k FROM e GROUP BY k", "k"],
  ["SELECT DISTINCT k FROM e", "k"],
  ["SELECT id, k FROM e WHERE k = 'A'", "id"],
  ["SELECT k FROM (SELECT DISTINCT k FROM p) WHERE k = 'A'", "()"],
  ["SELECT k FROM (SELECT k FROM p GROUP BY k) WHERE k COLLATE NOCASE = 'A'", "k"],
  ["SELECT e.k FROM e JOIN (SELECT DISTINCT k FROM p) q ON e.k = q.k", ""],
  ["SELECT q.k FROM e JOIN (SELECT DISTINCT k FROM p) q ON e.k = q.k", ""],
  ["SELECT e.id FROM e JOIN (SELECT DISTINCT k FROM p) q ON e.k = q.k", ""],
  ["SELECT e.id FROM e JOIN (SELECT DISTINCT k FROM p) q USING (k)", ""],
  ["SELECT e.id FROM e LEFT JOIN (SELECT DISTINCT k FROM p) q ON lower(e.k) = q.k", ""],
  ["SELECT e.id FROM e JOIN (SELECT DISTINCT k FROM p) q ON q.k = e.k || ''", ""],
  ["SELECT k FROM (SELECT DISTINCT k FROM p) q FULL JOIN (SELECT DISTINCT k FROM e) r USING (k)", ""],
  ["SELECT e.id, e.k FROM e JOIN f ON e.id = f.id", "id"],
  ["SELECT e.id FROM e, f WHERE e.k = f.k AND f.id = 1", "id"],
  ["SELECT k FROM p UNION SELECT k FROM e", "k"],
  ["SELECT k FROM p INTERSECT SELECT k FROM e", "k"],
  ["SELECT k FROM e QUALIFY row_number() OVER (PARTITION BY k ORDER BY id) = 1", "k"],
  [
    "WITH t AS (SELECT id, k COLLATE NOCASE AS k FROM p) SELECT t.id FROM t JOIN (SELECT DISTINCT k FROM p) q ON t.k = q.k",
    "",
  ],
  ["SELECT a.id FROM p a JOIN (SELECT DISTINCT k FROM p) q ON a.k = q.k COLLATE NOCASE", ""],
  ["SELECT a.id FROM p a JOIN (SELECT DISTINCT k FROM p) q ON a.k = q.k", "id"],
  ["SELECT a.id FROM p a JOIN (SELECT DISTINCT k COLLATE C AS k FROM p) q ON a.k = q.k", "id"],
];

test("no key rests on an equality of texts that a collation makes equal", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  for (const statement of setup) await connection.run(statement);
  const unsound: string[] = [];
  let claimed = 0;
  for (const [sql, expected] of cases) {
    const { keys, columns } = describe(sql);
    const names = keys.map((key) => key.columns.map((at) => columns[at]?.name ?? "").join(", ") || "()");
    expect(names.join(" | "), sql).toBe(expected);
    for (const key of keys) {
      claimed++;
      const bytes = key.columns.map((at) => `encode(${columns[at]?.name}::VARCHAR)`).join(", ");
      const distinct = bytes === "" ? "least(count(*), 1)" : `count(DISTINCT (${bytes}))`;
      const rows = (await connection.runAndReadAll(`SELECT count(*) = ${distinct} FROM (${sql})`)).getRows();
      if (rows[0]?.[0] !== true) unsound.push(`${sql}: ${names.join(" | ")}`);
    }
  }
  console.log(`${cases.length} queries, ${claimed} keys claimed, ${unsound.length} unsound`);
  expect(unsound).toEqual([]);
});
