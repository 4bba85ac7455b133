import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ciSchema, testSchema } from "../src/schemas/test.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const customers = "SELECT x AS customer_id FROM range(5) AS t(x)\n";
const orders = `SELECT x AS order_id, x % 7 AS customer_id, CASE WHEN x % 2 = 0 THEN 'open' ELSE 'closed' END AS status,
  IF(x = 13, NULL, x % 50) AS line
FROM range(100) AS t(x)
`;

/** One test of every type: those that hold, and those that do not with how many rows fail. */
const holding = [
  'type = "unique"\ncolumn = "order_id"',
  'type = "expression"\nexpression = "order_id >= 0 -- never below"',
  'type = "row_count_range"\nmin = 100\nmax = 100',
  'type = "in_range"\ncolumn = "order_id"\nmin = 0\nmax = "99"',
  'type = "regex_match"\ncolumn = "status"\npattern = "^[a-z\']+$"',
  'type = "aggregate"\nop = "max"\ncolumn = "order_id"\ncmp = "eq"\nvalue = 99',
  'type = "composite"\nkind = "unique"\ncolumns = ["order_id", "status"]',
  'type = "unique_expr"\nkey_expr = "order_id * 2"',
  'type = "not_null"\ncolumn = "line"\nfilter = "order_id <> 13"',
  'type = "relationships"\ncolumn = "customer_id"\nto_table = "customers"\nto_column = "customer_id"\nfilter = "customer_id < 5"',
];

const failing: readonly (readonly [string, number])[] = [
  ['type = "not_null"\ncolumn = "line"', 1],
  ['type = "unique"\ncolumn = "line"\nseverity = "warning"', 49],
  ['type = "accepted_values"\ncolumn = "customer_id"\nvalues = [0, 1, 2]', 56],
  ['type = "relationships"\ncolumn = "customer_id"\nto_table = "customers"\nto_column = "customer_id"', 28],
  ['type = "composite"\nkind = "unique"\ncolumns = ["line", "status"]', 49],
  ['type = "unique_expr"\nkey_expr = "order_id // 2"', 50],
  ['type = "row_count_range"\nmax = 99', 1],
  ['type = "aggregate"\nop = "sum"\ncolumn = "order_id"\ncmp = "<"\nvalue = 1000', 1],
  ['type = "aggregate"\nop = "count"\ncmp = "gt"\nvalue = 60\nfilter = "status = \'open\'"', 1],
  ['type = "in_range"\ncolumn = "order_id"\nmax = 89', 10],
  ['type = "expression"\nexpression = "order_id % 10 > 0"', 10],
  ['type = "regex_match"\ncolumn = "status"\npattern = "^o"', 50],
];

const listed = (tests: readonly string[]): string => tests.map((each) => `[[tests]]\n${each}\n`).join("");

const proved = [
  'type = "not_null"\ncolumn = "status"',
  'type = "accepted_values"\ncolumn = "status"\nvalues = ["open", "closed", "lost"]',
];

async function built(tests: readonly string[]): Promise<string> {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/customers.sql": customers,
    "models/orders.sql": orders,
    "models/orders.toml": listed(tests),
  });
  const ran = await rocky(["run"], { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  return cwd;
}

test("tests that hold pass, on the table", async () => {
  const ended = await rocky(["test"], { cwd: await built(holding) });
  const { declarative } = jsonOf(testSchema, ended);
  expect(declarative.results.filter((result) => result.status !== "passed")).toEqual([]);
  expect(declarative.passed).toBe(holding.length);
  expect(ended.code).toBe(0);
  const statements = new Set(declarative.results.map((result) => result.sql));
  expect(statements.size, "one walk for all but two tests").toBe(3);
});

test("tests that do not hold fail with the number of rows and the first of them", async () => {
  const ended = await rocky(["test", "--rows", "3"], { cwd: await built(failing.map(([each]) => each)) });
  expect(ended.code).toBe(1);
  const { declarative, failures } = jsonOf(testSchema, ended);
  const found = declarative.results.map(({ name, failures: count }) => `${name} ${count}`).toSorted();
  expect(declarative.results).toHaveLength(failing.length);
  expect(found.map((each) => Number(each.split(" ").at(-1))).toSorted()).toEqual(
    failing.map(([, count]) => count).toSorted(),
  );
  expect(declarative).toMatchObject({ passed: 0, warned: 1, failed: failing.length - 1 });
  expect(failures).toHaveLength(failing.length - 1);
  const notNull = declarative.results.find((result) => result.name === "not_null(line)");
  expect(notNull?.sample).toMatchObject({
    columns: ["order_id", "customer_id", "status", "line"],
    rows: [[13, 6, "closed", null]],
  });
  const sum = declarative.results.find((result) => result.name === "aggregate(order_id)");
  expect(sum?.detail).toBe("it is 4950, expected SUM(order_id) < 1000");
});

test("what the compiler proves is not run unless asked for", async () => {
  const cwd = await built(proved);
  const lazy = jsonOf(testSchema, await rocky(["test"], { cwd })).declarative;
  expect(lazy).toMatchObject({ proved: 2, passed: 0 });
  expect(lazy.results.map(({ sql, detail }) => [sql, detail])).toEqual([
    ["", "the query of orders never makes it NULL"],
    ["", "it can only be 'open', 'closed'"],
  ]);
  const eager = jsonOf(testSchema, await rocky(["test", "--no-proofs"], { cwd })).declarative;
  expect(eager).toMatchObject({ proved: 0, passed: 2 });
});

test("a test that the warehouse refuses does not take the others with it", async () => {
  const cwd = await built(['type = "regex_match"\ncolumn = "status"\npattern = "("', ...holding]);
  const ended = await rocky(["test"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(testSchema, ended).declarative).toMatchObject({ errored: 1, passed: holding.length });
});

test("rows that fail are kept on request", async () => {
  const cwd = await built(['type = "in_range"\ncolumn = "order_id"\nmax = 89']);
  const ended = await rocky(["test", "--store-failures"], { cwd });
  const [result] = jsonOf(testSchema, ended).declarative.results;
  expect(result?.stored_in).toBe("rocky_failures.orders__1_in_range_order_id");
  const kept = await rocky(["discover"], { cwd });
  expect(kept.stdout).toContain("orders__1_in_range_order_id");
});

test("nothing is run on tables that are not built", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/orders.sql": orders,
    "models/orders.toml": listed([...proved, ...holding.slice(0, 2)]),
  });
  const ended = await rocky(["test"], { cwd });
  expect(ended.code).toBe(0);
  expect(jsonOf(testSchema, ended).declarative).toMatchObject({ proved: 2, not_run: 2, passed: 0 });
});

const unitTest = (expected: string, more = ""): string => `[[test]]
name = "counts"
[[test.given]]
ref = "raw.people"
rows = [{ id = 1, name = "Ann", born = 1990-05-01 }, { id = 2, name = "O'Neil", tags = ["x", "y"] }]
[[test.given]]
ref = "base"
rows = [{ id = 1, n = 2 }, { id = 1, n = 3 }]
[test.expect]
rows = [${expected}]
${more}`;

async function unitTested(expected: string, more = ""): Promise<ReturnType<typeof rocky>> {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/base.sql": "SELECT 1 AS id, CAST(1 AS DECIMAL(10, 2)) AS n\n",
    "models/base.toml": '[target]\nschema = "staging"\ntable = "base_v2"\n',
    "models/m.sql":
      "SELECT p.id, p.name, p.tags, sum(base.n) AS total FROM raw.people AS p LEFT JOIN base ON base.id = p.id GROUP BY ALL ORDER BY p.id;\n",
    "models/m.toml": unitTest(expected, more),
  });
  return rocky(["test", "--unit"], { cwd });
}

test.each([
  ['{ id = 2, name = "O\'Neil" }, { id = 1, name = "Ann", total = 5 }', "", true],
  ['{ id = 1, total = "5.00" }, { id = 2 }', "ordered = true", true],
  ["{ id = 2 }, { id = 1 }", "ordered = true", false],
  ["{ id = 1, total = 4 }, { id = 2 }", "", false],
  ["{ id = 1 }", "", false],
  ["{ id = 1 }, { id = 2 }, { id = 2 }", "", false],
  ['{ id = 1, tags = [] }, { id = 2, tags = ["x", "y"] }', "", false],
  ['{ id = 2, tags = ["x", "y"] }, { id = 1 }', "", true],
])("a unit test that expects %s %s passes: %s", async (expected, more, passes) => {
  const ended = await unitTested(expected, more);
  const { unit_tests: units } = jsonOf(testSchema, ended);
  expect(units.results, ended.stdout).toMatchObject([{ model: "m", test: "counts", passed: passes }]);
  expect(units.results[0]?.error).toBeUndefined();
  expect(ended.code).toBe(passes ? 0 : 1);
});

test("a unit test says which rows differ", async () => {
  const ended = await unitTested("{ id = 1, total = 4 }, { id = 2 }");
  const { unit_tests: units } = jsonOf(testSchema, ended);
  expect(units.results[0]?.mismatches).toEqual([
    { kind: "missing", row_index: 0, expected: '{"id":"1","total":"4.00"}' },
    { kind: "extra", row_index: 0, expected: "", actual: '{"id":"1","total":"5.00"}' },
  ]);
});

test("a query that fails on the given rows is an error of the test", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/m.sql": "SELECT CAST(name AS INTEGER) AS n FROM raw.people\n",
    "models/m.toml":
      '[[test]]\nname = "t"\n[[test.given]]\nref = "raw.people"\nrows = [{ name = "x" }]\n[test.expect]\nrows = [{ n = 1 }]\n',
  });
  const ended = await rocky(["test"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(testSchema, ended).unit_tests.results[0]?.error).toContain(
    "Could not convert string 'x' to INT32",
  );
});

test("ci compiles and tests without a warehouse, with one exit code", async () => {
  const cwd = await built([...proved, ...holding]);
  const good = await rocky(["ci"], { cwd });
  expect(good.code).toBe(0);
  expect(jsonOf(ciSchema, good)).toMatchObject({
    compile_ok: true,
    tests_ok: true,
    exit_code: 0,
    declarative: { proved: 2, not_run: holding.length },
  });
  const asked = jsonOf(ciSchema, await rocky(["ci", "--declarative"], { cwd }));
  expect(asked.declarative.passed).toBe(holding.length);
});

test("ci fails when the project does not compile", async () => {
  const cwd = folderWith({ "rocky.toml": config, "models/m.sql": "SELECT y FROM (SELECT 1 AS x)\n" });
  const ended = await rocky(["ci"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(ciSchema, ended)).toMatchObject({ compile_ok: false, tests_ok: false, exit_code: 1 });
});

test("people see the worst first and what to do next", async () => {
  const cwd = await built([...proved, ...holding, ...failing.slice(0, 2).map(([each]) => each)]);
  const { stdout, code } = await rocky(["test", "-o", "table", "--rows", "2"], { cwd });
  expect(code).toBe(1);
  expect(stdout.split("\n")).toEqual([
    "failed  orders: not_null(line) #2  1 row fails",
    "        order_id  customer_id  status  line",
    "              13            6  closed  NULL",
    "warning orders: unique(line)  49 rows fail",
    "        line  row_count",
    "           0          2",
    "           1          2",
    "1 failed, 1 failed as a warning, 10 passed, 2 proved without running",
    "next: rocky lineage orders.line shows where it comes from",
    "",
  ]);
});

test("a proof does not speak for a table that an older query made", async () => {
  const cwd = await built(proved);
  const statuses = async (): Promise<readonly string[]> =>
    jsonOf(testSchema, await rocky(["test"], { cwd })).declarative.results.map(({ status }) => status);
  expect(await statuses()).toEqual(["proved", "proved"]);
  const reads = "SELECT 1 AS order_id, 2 AS customer_id, 'paid' AS status, 3 AS line\n";
  writeFileSync(join(cwd, "models/orders.sql"), reads);
  writeFileSync(
    join(cwd, "models/orders.toml"),
    listed(['type = "accepted_values"\ncolumn = "status"\nvalues = ["paid"]']),
  );
  expect(await statuses(), "the table still has other values").toEqual(["failed"]);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  expect(await statuses()).toEqual(["proved"]);
  writeFileSync(join(cwd, "models/orders.sql"), `${reads} -- only a comment\n`);
  expect(await statuses()).toEqual(["proved"]);
});

test("a test of tables that was asked for and cannot run is a failure", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/orders.sql": orders,
    "models/orders.toml": listed(holding.slice(0, 2)),
  });
  expect((await rocky(["test"], { cwd })).code).toBe(0);
  expect((await rocky(["test", "--declarative"], { cwd })).code).toBe(1);
  expect((await rocky(["ci", "--declarative"], { cwd })).code).toBe(1);
  expect((await rocky(["ci"], { cwd })).code).toBe(0);
});

test("names of the project cannot meet the names that a test uses itself", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/d.sql": "SELECT 1 AS row_count, 2 AS b FROM range(2)\n",
    "models/d.toml": '[[tests]]\ntype = "composite"\nkind = "unique"\ncolumns = ["row_count", "b"]\n',
    "models/other.sql": "SELECT x AS k, x AS f0 FROM range(2) AS t(x)\n",
    "models/other_table.sql": "SELECT x AS f0 FROM range(4) AS t(x)\n",
    "models/other_table.toml":
      '[[tests]]\ntype = "relationships"\ncolumn = "f0"\nto_table = "other"\nto_column = "k"\n',
  });
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  const { results } = jsonOf(testSchema, await rocky(["test"], { cwd })).declarative;
  expect(results.map(({ model, failures }) => `${model} ${failures}`)).toEqual(["d 1", "other_table 2"]);
});

test("unit tests do not depend on the zone of the machine, nor on the last digit of a DOUBLE", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/src.sql": "SELECT TIMESTAMPTZ '2026-01-01 23:30:00+00' AS ts, 0.1::DOUBLE AS d\n",
    "models/m.sql": "SELECT ts::DATE AS day, d * 3 AS d FROM src\n",
    "models/m.toml":
      '[[test]]\nname = "t"\n[[test.given]]\nref = "src"\nrows = [{ ts = 2026-01-01T23:30:00Z, d = 0.1 }]\n[test.expect]\nrows = [{ day = 2026-01-01, d = 0.3 }]\n[[test]]\nname = "empty"\n[[test.given]]\nref = "src"\nrows = []\n[test.expect]\nrows = [{}]\n',
  });
  const ended = await rocky(["test", "--unit"], { cwd, env: { TZ: "Asia/Tokyo" } });
  const { results } = jsonOf(testSchema, ended).unit_tests;
  expect(results.map(({ test: name, passed, error }) => `${name} ${passed} ${error}`)).toEqual([
    "t true undefined",
    "empty false undefined",
  ]);
});

test("ci promises nothing of a warehouse that Rocky does not connect to", async () => {
  const cwd = folderWith({
    "rocky.toml":
      '[project]\nid = "shop"\n[adapter]\ntype = "snowflake"\n[pipeline.p]\ntype = "transformation"\nmodels = "models/**"\n',
    "models/a.sql": "SELECT 1 AS id UNION ALL SELECT id FROM raw.orders",
    "models/a.toml": '[[tests]]\ntype = "unique"\ncolumn = "id"\n',
    "schemas.lock.toml":
      'version = 1\n[[table]]\nname = "raw.orders"\ncolumns = [{ name = "id", type = "INT", nullable = true }]\n',
  });
  const { stdout, code } = await rocky(["ci", "-o", "table"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("1 not run: Rocky does not connect to this warehouse yet");
  expect(stdout).toContain("rocky lineage <model>");
  expect(stdout).not.toMatch(/rocky (?:run|test)/);
});
