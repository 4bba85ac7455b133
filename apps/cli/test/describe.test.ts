import { expect, test } from "vitest";
import { describeLineSchema, describeSchema } from "../src/schemas/describe.ts";
import { expectValid, jsonOf } from "./json-output.ts";
import { folderWith, rocky, startRocky } from "./rocky.ts";

const orders = JSON.stringify({
  orders: { id: { type: "BIGINT", nullable: false }, amount: "DECIMAL(10,2)", customer: "VARCHAR" },
});

test("describes a query without a project", async () => {
  const ended = await rocky(["describe", "SELECT 1 AS id, 'a' AS name, NULL AS nothing"], {
    cwd: folderWith({}),
  });
  expect(ended.code).toBe(0);
  const body = jsonOf(describeSchema, ended);
  expect(body.columns.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
    ["id", "INTEGER", false],
    ["name", "VARCHAR", false],
    ["nothing", "INTEGER", true],
  ]);
});

test("describes a query of another dialect over tables in its types", async () => {
  const cwd = folderWith({
    "tables.json": JSON.stringify({ events: { id: "BIGINT", tags: "ARRAY<STRING>" } }),
  });
  const sql = "SELECT id, tag, '1' + 1 AS n FROM events LATERAL VIEW explode(tags) AS tag";
  const describe = async (...more: readonly string[]) => {
    const ended = await rocky(["describe", "--schemas", "tables.json", ...more, sql], { cwd });
    expect(ended.code).toBe(0);
    return jsonOf(describeSchema, ended).columns.map(({ name, type, nullable }) => [name, type, nullable]);
  };
  const databricks = ["--dialect", "databricks"];
  expect(await describe(...databricks)).toEqual([
    ["id", "BIGINT", true],
    ["tag", "STRING", true],
    ["n", "BIGINT", false],
  ]);
  expect((await describe(...databricks, "--ansi-mode", "off"))[2]).toEqual(["n", "DOUBLE", true]);
});

test("reads the names of Snowflake as Snowflake does", async () => {
  const cwd = folderWith({
    "tables.json": JSON.stringify({ orders: { id: "NUMBER(38,0)", '"kept"': "VARIANT" } }),
  });
  const sql = 'SELECT Id, "kept":a::string, o.id + 1.5 AS more FROM Orders o';
  const ended = await rocky(["describe", "--dialect", "snowflake", "--schemas", "tables.json", sql], { cwd });
  expect(jsonOf(describeSchema, ended).columns.map(({ name, type }) => [name, type])).toEqual([
    ["ID", "NUMBER(38,0)"],
    ['"KEPT":A::STRING', "VARCHAR"],
    ["MORE", "NUMBER(38,1)"],
  ]);
});

test("a mode of Databricks is no mode of DuckDB", async () => {
  const ended = await rocky(["describe", "--ansi-mode", "off", "SELECT 1"], { cwd: folderWith({}) });
  expect([ended.code, ended.stdout + ended.stderr]).toEqual([
    64,
    expect.stringContaining("belongs to --dialect databricks"),
  ]);
});

test("reads the SQL, the types and the tables of BigQuery", async () => {
  const tables = JSON.stringify({
    "`my-project`.shop.orders": { id: "INT64", items: "ARRAY<STRUCT<sku STRING, price NUMERIC>>" },
  });
  const sql =
    "SELECT id, e.price * 1.5, off FROM `my-project.shop.orders`, UNNEST(items) AS e WITH OFFSET AS off";
  const ended = await rocky(["describe", "--dialect", "bigquery", "--schemas", "tables.json", sql], {
    cwd: folderWith({ "tables.json": tables }),
  });
  expect(ended.code).toBe(0);
  expect(jsonOf(describeSchema, ended).columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "id INT64",
    "f0_ NUMERIC",
    "off INT64",
  ]);
});

test("says what is doubtful about the functions that it is given", async () => {
  const own = '[[function]]\nname = "count"\nreturns = "INTEGER"\n';
  const ended = await rocky(["describe", "--functions", "own.toml", "SELECT count() AS n"], {
    cwd: folderWith({ "own.toml": own }),
  });
  expect([ended.code, jsonOf(describeSchema, ended).columns[0]?.type]).toEqual([0, "INTEGER"]);
  expect(ended.stderr).toContain("warning[W240]: duckdb has a function count itself");
  expect(ended.stderr).toContain("own.toml:2:8");
});

test("takes tables from a file and the query from standard input", async () => {
  const cwd = folderWith({ "tables.json": orders });
  const input = "SELECT customer, sum(amount) AS total FROM orders WHERE id > 1 GROUP BY customer";
  const body = jsonOf(
    describeSchema,
    await rocky(["describe", "--schemas", "tables.json", "-"], { cwd, input }),
  );
  expect(body.columns.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
    ["customer", "VARCHAR", true],
    ["total", "DECIMAL(38,2)", true],
  ]);
  expect(body.columns[1]?.lineage).toEqual([
    { table: "orders", column: "amount", role: "value", transform: "aggregation: sum" },
  ]);
  expect(body.row_lineage.map(({ column, role }) => `${role} ${column}`)).toEqual([
    "filter id",
    "group customer",
  ]);
});

test("takes tables from a schema lockfile", async () => {
  const lock =
    'version = 1\n\n[[table]]\nname = "raw.t"\nsource = "duckdb:x.duckdb"\nobserved_at = 2026-11-20T10:00:00Z\ncolumns = [\n  { name = "id", type = "BIGINT", nullable = false },\n]\n';
  const cwd = folderWith({ "schemas.lock.toml": lock });
  const ended = await rocky(["describe", "--schemas", "schemas.lock.toml", "SELECT id FROM raw.t"], { cwd });
  expect(jsonOf(describeSchema, ended).columns).toMatchObject([
    { name: "id", type: "BIGINT", nullable: false },
  ]);
});

test("shows a table to people, and says what is not known", async () => {
  const { code, stdout } = await rocky(["describe", "SELECT x, 1 AS one FROM somewhere", "-o", "table"], {
    cwd: folderWith({}),
  });
  expect(code).toBe(0);
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
    COLUMN  TYPE     NULL  FROM         WHY NOT KNOWN
    x       ?        ?     somewhere.x  the columns of somewhere are not known
    one     INTEGER  no
    next: --schemas <file> tells which tables there are
    "
  `);
});

test("exits 1 for a query that is wrong", async () => {
  const ended = await rocky(["describe", "SELECT FROM WHERE"], { cwd: folderWith({}) });
  expect(ended.code).toBe(1);
  expect(jsonOf(describeSchema, ended).diagnostics.map((d) => d.severity)).toContain("Error");
});

test("--jsonl answers every line, broken ones included, and exits 0", async () => {
  const input = [
    '{"id": 1, "sql": "SELECT 1 AS a"}',
    "this is not JSON",
    '{"id": "two", "sql": "SELEC"}',
    "",
    '{"id": {"deep": true}, "sql": "SELECT id FROM orders", "schemas": {"orders": {"id": "BIGINT"}}}',
    '{"id": 4}',
    '{"id": 5, "sql": "SELECT 1 AS a", "schemas": 7}',
  ].join("\n");
  const { code, stdout } = await rocky(["describe", "--jsonl"], { cwd: folderWith({}), input });
  expect(code).toBe(0);
  const answers = stdout
    .trimEnd()
    .split("\n")
    .map((line) => expectValid(describeLineSchema, JSON.parse(line)));
  expect(answers.map((answer) => answer.id)).toEqual([1, null, "two", { deep: true }, 4, 5]);
  expect(answers.map((answer) => answer.error !== undefined)).toEqual([
    false,
    true,
    false,
    false,
    true,
    true,
  ]);
  expect(answers[2]?.diagnostics[0]?.severity).toBe("Error");
  expect(answers[3]?.columns[0]?.type).toBe("BIGINT");
});

test("--jsonl answers before its input ends", async () => {
  const running = startRocky(["describe", "--jsonl"], { cwd: folderWith({}), keepInputOpen: true });
  const first = new Promise<string>((resolve) =>
    running.child.stdout?.once("data", (text) => resolve(String(text))),
  );
  running.child.stdin?.write('{"id": 1, "sql": "SELECT 1"}\n');
  expect(JSON.parse(await first)).toMatchObject({ id: 1 });
  running.child.stdin?.end();
  expect((await running.ended).code).toBe(0);
});
