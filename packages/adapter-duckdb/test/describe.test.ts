import { expect, test } from "vitest";
import { connected, scratchFolder } from "./scratch.ts";

const integer = { kind: "integer", bits: 32, signed: true };

test("tables and views, their columns, nullability and keys are described, sorted", async () => {
  const connection = await connected();
  for (const statement of [
    `CREATE TABLE b (id INTEGER PRIMARY KEY, code VARCHAR UNIQUE, x INTEGER NOT NULL, y INTEGER, UNIQUE (x, y))`,
    `CREATE VIEW a AS SELECT id, y FROM b`,
    `CREATE SCHEMA "Other"`,
    `CREATE TABLE "Other"."T""x" ("Col A" STRUCT(a INTEGER, "b c" VARCHAR[]))`,
    `CREATE TEMP TABLE hidden AS SELECT 1 AS a`,
  ]) {
    await connection.execute([statement]);
  }
  const string = { kind: "string" };
  const struct = {
    kind: "struct",
    fields: [
      { name: "a", type: integer },
      { name: "b c", type: { kind: "array", element: string } },
    ],
  };
  expect(await connection.describe({})).toEqual([
    {
      target: { schema: "Other", table: 'T"x' },
      kind: "table",
      columns: [{ name: "Col A", type: struct, nullability: "nullable" }],
      keys: [],
    },
    {
      target: { schema: "main", table: "a" },
      kind: "view",
      columns: [
        { name: "id", type: integer, nullability: "nullable" },
        { name: "y", type: integer, nullability: "nullable" },
      ],
      keys: [],
    },
    {
      target: { schema: "main", table: "b" },
      kind: "table",
      columns: [
        { name: "id", type: integer, nullability: "not-null" },
        { name: "code", type: string, nullability: "nullable" },
        { name: "x", type: integer, nullability: "not-null" },
        { name: "y", type: integer, nullability: "nullable" },
      ],
      keys: [["id"], ["code"], ["x", "y"]],
    },
  ]);
});

test("columns are described with their collations, and those of views as not known where there are any", async () => {
  const connection = await connected();
  await connection.execute([`CREATE TABLE plain (k VARCHAR DEFAULT 'a')`]);
  await connection.execute([`CREATE VIEW v AS SELECT k, 1 AS n FROM plain`]);
  const collations = async () =>
    (await connection.describe({})).map(({ target, columns }) => [
      target.table,
      ...columns.map(({ name, collation }) => `${name} ${collation}`),
    ]);
  expect(await collations()).toEqual([
    ["plain", "k undefined"],
    ["v", "k undefined", "n undefined"],
  ]);
  await connection.execute([
    `CREATE TABLE t (id INTEGER, "a ""COLLATE x" VARCHAR COLLATE NOCASE.NOACCENT DEFAULT ', COLLATE ',
      "é" VARCHAR, e VARCHAR DEFAULT (concat('x', ', b COLLATE y')), z VARCHAR COLLATE de UNIQUE, CHECK (id > 0))`,
  ]);
  expect(await collations()).toEqual([
    ["plain", "k undefined"],
    ["t", "id undefined", 'a "COLLATE x NOCASE.NOACCENT', "é undefined", "e undefined", "z de"],
    ["v", "k unknown", "n undefined"],
  ]);
});

test("a scope names one schema, in any case, and an unknown one is empty", async () => {
  const connection = await connected();
  await connection.execute(["CREATE SCHEMA other"]);
  await connection.execute(["CREATE TABLE other.t AS SELECT 1 AS a"]);
  await connection.execute(["CREATE TABLE u AS SELECT 1 AS a"]);
  expect((await connection.describe({ schema: "OTHER" })).map(({ target }) => target.table)).toEqual(["t"]);
  expect(await connection.describe({ schema: "it's not there" })).toEqual([]);
});

test("the columns of a result have DuckDB's names and types", async () => {
  const connection = await connected();
  const { columns } = await connection.query("SELECT 1 AS a, [1.5] AS a, count(*) FROM range(1)");
  expect(columns).toEqual([
    { name: "a", type: integer, nullability: "unknown" },
    {
      name: "a",
      type: { kind: "array", element: { kind: "decimal", precision: 2, scale: 1 } },
      nullability: "unknown",
    },
    { name: "count_star()", type: { kind: "integer", bits: 64, signed: true }, nullability: "unknown" },
  ]);
});

test("a connection is called what its configuration says", async () => {
  const memory = await connected();
  expect([memory.sourceId, memory.currentCatalog]).toEqual(["duckdb::memory:", "memory"]);
  const file = await connected({ folder: scratchFolder({ "data/x": "" }), path: "data/dev.duckdb" });
  expect([file.sourceId, file.currentCatalog]).toEqual(["duckdb:data/dev.duckdb", "dev"]);
});
