import type { LoadRequest } from "@rocky/adapter";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { connected, rowsOf, scratchFolder } from "./scratch.ts";

vi.setConfig({ testTimeout: 60_000 });

const target = { schema: "main", table: "t" };
const query = "SELECT 1 AS a";

test("a relation is made by one statement, and by two when its kind changes", async () => {
  const connection = await connected();
  const make = (kind: "table" | "view", existing?: "table" | "view") =>
    connection.materializeStatements({ target, kind, query }, existing);
  expect(make("table")).toEqual(["CREATE OR REPLACE TABLE main.t AS\nSELECT 1 AS a"]);
  expect(make("view", "view")).toEqual(["CREATE OR REPLACE VIEW main.t AS\nSELECT 1 AS a"]);
  expect(make("view", "table")).toEqual([
    "DROP TABLE main.t",
    "CREATE OR REPLACE VIEW main.t AS\nSELECT 1 AS a",
  ]);
});

test("when a change of kind fails, the old relation is still there", async () => {
  const connection = await connected();
  await connection.execute(["CREATE TABLE t AS SELECT 7 AS old"]);
  const request = { target, kind: "view" as const, query: "SELECT nothing FROM t" };
  await expect(connection.execute(connection.materializeStatements(request, "table"))).rejects.toMatchObject({
    code: "rejected",
    statement: "CREATE OR REPLACE VIEW main.t AS\nSELECT nothing FROM t",
  });
  expect(await rowsOf(connection, "SELECT old FROM t")).toEqual([[7n]]);
});

test("names with quotes, blanks, dots and other scripts are quoted", async () => {
  const connection = await connected();
  const odd = { schema: 'a "b".c', table: "表; DROP TABLE x --" };
  await connection.execute([connection.createSchemaStatement(odd)]);
  await connection.execute(
    connection.materializeStatements({ target: odd, kind: "table", query }, undefined),
  );
  const [relation] = await connection.describe({ schema: odd.schema });
  expect(relation?.target).toEqual(odd);
});

test("every word that DuckDB knows can be a table, a view and a schema", async () => {
  const connection = await connected();
  const words = (await rowsOf(connection, "SELECT DISTINCT keyword_name FROM duckdb_keywords()")).map(
    ([word]) => String(word),
  );
  expect(words.length).toBeGreaterThan(400);
  for (const word of words) {
    const named = { schema: word, table: word };
    await connection.execute([connection.createSchemaStatement(named)]);
    for (const [kind, existing] of [["table"], ["view", "table"]] as const) {
      await connection.execute(connection.materializeStatements({ target: named, kind, query }, existing));
    }
  }
  expect(await connection.describe({})).toHaveLength(words.length);
});

test("a schema called like the database file is reached", async () => {
  const connection = await connected({ folder: scratchFolder(), path: "raw.duckdb" });
  const raw = { schema: "raw", table: "t" };
  await connection.execute([connection.createSchemaStatement(raw)]);
  await connection.execute(
    connection.materializeStatements({ target: raw, kind: "table", query }, undefined),
  );
  expect((await connection.describe({ schema: "raw" })).map((relation) => relation.target)).toEqual([raw]);
});

test("the rows that were written are counted", async () => {
  const connection = await connected();
  expect(await connection.execute(["CREATE TABLE t AS SELECT * FROM range(7)"])).toEqual({ rows: 7n });
  expect(await connection.execute(["INSERT INTO t SELECT * FROM range(3)"])).toEqual({ rows: 3n });
  expect(
    await connection.execute(["DROP TABLE t", "CREATE TABLE t AS SELECT 1 AS a", "DROP TABLE t"]),
  ).toEqual({ rows: 1n });
  expect(await connection.execute(['SELECT 5::BIGINT AS "Count"'])).toEqual({});
  expect(await connection.execute(["CREATE VIEW v AS SELECT 1 AS a"])).toEqual({});
});

test("several statements are one transaction", async () => {
  const connection = await connected();
  await expect(
    connection.execute(["CREATE TABLE one AS SELECT 1 AS a", "SELECT error('no')"]),
  ).rejects.toThrow();
  expect(await connection.describe({})).toEqual([]);
});

const csv = { delimiter: ",", header: true };
const load = (folder: string, name: string, rest: Partial<LoadRequest> = {}): LoadRequest => ({
  target,
  file: join(folder, name),
  format: "csv",
  csv,
  mode: "replace",
  ...rest,
});

test.each(["plain.csv", "it's.csv", "a[1]*?.csv", "back\\slash.csv", "year=2026/x.csv", "é 表.csv"])(
  "the file %s and no other is loaded",
  async (name) => {
    const folder = scratchFolder({ [name]: "a,b\n1,x\n2,\n", "a1bc.csv": "no\n", "a[1]xy.csv": "no\n" });
    const connection = await connected();
    expect(await connection.execute([connection.loadStatement(load(folder, name))])).toEqual({ rows: 2n });
    expect(await rowsOf(connection, "SELECT * FROM t ORDER BY a")).toEqual([
      [1n, "x"],
      [2n, null],
    ]);
  },
);

test("a delimiter and a missing header are obeyed", async () => {
  const folder = scratchFolder({ "x.csv": "1;a,b\n2;c\n" });
  const connection = await connected();
  await connection.execute([
    connection.loadStatement(load(folder, "x.csv", { csv: { delimiter: ";", header: false } })),
  ]);
  expect(await rowsOf(connection, "SELECT * FROM t ORDER BY 1")).toEqual([
    [1n, "a,b"],
    [2n, "c"],
  ]);
});

test("a type that only the last line of a CSV file shows is seen", async () => {
  const folder = scratchFolder({ "x.csv": `a\n${"1\n".repeat(30_000)}1.5\n` });
  const connection = await connected();
  await connection.execute([connection.loadStatement(load(folder, "x.csv"))]);
  expect((await connection.describe({}))[0]?.columns[0]?.type).toEqual({ kind: "float", bits: 64 });
});

test("Parquet and JSON lines are loaded, and appended by name", async () => {
  const folder = scratchFolder({ "x.jsonl": '{"b": "y", "a": 2}\n{"b": null, "a": 3}\n' });
  const connection = await connected();
  const parquet = join(folder, "x.parquet");
  await connection.execute([`COPY (SELECT 1::BIGINT AS a, 'x' AS b) TO '${parquet}' (FORMAT parquet)`]);
  await connection.execute([connection.loadStatement(load(folder, "x.parquet", { format: "parquet" }))]);
  await connection.execute([
    connection.loadStatement(load(folder, "x.jsonl", { format: "json_lines", mode: "append" })),
  ]);
  expect(await rowsOf(connection, "SELECT a, b FROM t ORDER BY a")).toEqual([
    [1n, "x"],
    [2n, "y"],
    [3n, null],
  ]);
});
