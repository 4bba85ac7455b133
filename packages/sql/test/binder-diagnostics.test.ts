import { dialectOf } from "@rocky/sql";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { openTables, tableQueries, type Tables } from "./binder-tables.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
let tables: Tables;
beforeAll(async () => {
  tables = await openTables(dialect);
});

interface Case {
  readonly code: string;
  /** The text with ⟦ and ⟧ around what must be underlined. */
  readonly sql: string;
  readonly message: string;
  readonly help?: string;
}

const cases: readonly Case[] = [
  {
    code: "E048",
    sql: "SELECT ⟦stauts⟧ FROM orders",
    message: "There is no column stauts in orders.",
    help: "Did you mean status?",
  },
  { code: "E048", sql: "SELECT o.⟦nope⟧ FROM orders o", message: "There is no column nope in o." },
  {
    code: "E048",
    sql: "SELECT name FROM customers WHERE ⟦emial⟧ = 'x'",
    message: "There is no column emial in customers.",
    help: "Did you mean email?",
  },
  {
    code: "E048",
    sql: "WITH a AS (SELECT order_id AS k FROM orders) SELECT ⟦order_id⟧ FROM a",
    message: "There is no column order_id in a.",
  },
  {
    code: "E048",
    sql: "SELECT * FROM customers JOIN orders USING (⟦order_id⟧)",
    message: "There is no column order_id on one side of the join.",
  },
  {
    code: "E048",
    sql: "SELECT * EXCLUDE (⟦nothing⟧) FROM orders",
    message: "There is no column nothing in this star.",
  },
  {
    code: "E048",
    sql: "SELECT (SELECT max(⟦zzz⟧) FROM orders) FROM customers",
    message: "There is no column zzz.",
  },
  {
    code: "E048",
    sql: "SELECT status, avg(amount) AS avg_amount FROM orders GROUP BY status ORDER BY ⟦avgamount⟧",
    message: "There is no column avgamount in orders.",
    help: "Did you mean avg_amount or amount?",
  },
  {
    code: "E051",
    sql: "SELECT status, count(*) AS amount, ⟦amount⟧ * 2 AS twice FROM orders GROUP BY status",
    message: "amount is neither grouped nor inside an aggregate, so a group has no single value of it.",
    help: "amount is the column of FROM here, not what the SELECT list calls amount: give that another name, or repeat its expression.",
  },
  {
    code: "E054",
    sql: "SELECT ⟦name + ' x'⟧ FROM customers",
    message: "+ does not work on VARCHAR and VARCHAR.",
    help: "Texts are joined with ||.",
  },
  {
    code: "E049",
    sql: "SELECT {'a': 1} AS pair, ⟦pair⟧.a FROM orders",
    message: "No table is called pair here.",
    help: "Write (pair).a.",
  },
  {
    code: "E049",
    sql: "SELECT {'a': 1} AS pair FROM orders ORDER BY ⟦pair⟧.a",
    message: "No table is called pair here.",
    help: "Write (pair).a.",
  },
  {
    code: "E049",
    sql: "SELECT ⟦c⟧.name FROM customers AS cust",
    message: "No table is called c here.",
    help: "The tables here are cust.",
  },
  {
    code: "E049",
    sql: "SELECT ⟦b⟧.order_id FROM customers a SEMI JOIN orders b USING (customer_id)",
    message: "No table is called b here.",
  },
  {
    code: "E050",
    sql: "SELECT ⟦customer_id⟧ FROM customers, orders",
    message: "More than one table has a column customer_id.",
    help: "Say which one: customers.customer_id or orders.customer_id.",
  },
  {
    code: "E059",
    sql: "SELECT ⟦customer_id⟧ FROM orders o JOIN customers o USING (customer_id)",
    message: "More than one table is called o here, so customer_id may be of either.",
  },
  {
    code: "E051",
    sql: "SELECT ⟦status⟧, count(*) FROM orders",
    message: "status is neither grouped nor inside an aggregate, so a group has no single value of it.",
  },
  {
    code: "E051",
    sql: "SELECT status, ⟦amount⟧ FROM orders GROUP BY status",
    message: "amount is neither grouped nor inside an aggregate, so a group has no single value of it.",
  },
  {
    code: "E052",
    sql: "SELECT order_id FROM orders UNION ALL ⟦SELECT 1, 2⟧",
    message: "This query has 2 columns, but the first one of the UNION has 1.",
  },
  {
    code: "E053",
    sql: "SELECT ⟦sum(status)⟧ FROM orders",
    message: "No function takes these arguments: sum(VARCHAR).",
  },
  {
    code: "E053",
    sql: "SELECT ⟦date_trunc('month', status)⟧ FROM orders",
    message: "No function takes these arguments: date_trunc(VARCHAR, VARCHAR).",
  },
  {
    code: "E053",
    sql: "SELECT ⟦substr(order_id, 1)⟧ FROM orders",
    message: "No function takes these arguments: substr(BIGINT, INTEGER).",
    help: "Argument 1 is BIGINT, but it must be VARCHAR. There is substr(VARCHAR, BIGINT) -> VARCHAR, substr(VARCHAR, BIGINT, BIGINT) -> VARCHAR.",
  },
  {
    code: "E053",
    sql: "SELECT ⟦lpad(status, 3)⟧ FROM orders",
    message: "No function takes these arguments: lpad(VARCHAR, INTEGER).",
    help: "It takes 3 arguments, not 2. There is lpad(VARCHAR, INTEGER, VARCHAR) -> VARCHAR.",
  },
  {
    code: "E053",
    sql: "SELECT ⟦strftime('%Y', order_id)⟧ FROM orders",
    message: "No function takes these arguments: strftime(VARCHAR, BIGINT).",
  },
  {
    code: "E053",
    sql: "SELECT ⟦count(DISTINCT order_id, status)⟧ FROM orders",
    message: "No function takes these arguments: count(BIGINT, VARCHAR).",
    help: "It counts one value: put several into a row, count(DISTINCT (a, b)). There is count() -> BIGINT, count(ANY) -> BIGINT.",
  },
  {
    code: "E054",
    sql: "SELECT ⟦ordered_at + ordered_at⟧ FROM orders",
    message: "+ does not work on TIMESTAMP and TIMESTAMP.",
  },
  { code: "E054", sql: "SELECT ⟦-status⟧ FROM orders", message: "- does not work on VARCHAR." },
];

function plain(marked: string): { readonly sql: string; readonly start: number; readonly end: number } {
  const start = marked.indexOf("⟦");
  const end = marked.indexOf("⟧") - 1;
  return { sql: marked.replace(/[⟦⟧]/g, ""), start, end };
}

test.each(cases)("$code $sql", async ({ code, sql: marked, message, help }) => {
  const { sql, start, end } = plain(marked);
  const [first, ...others] = tables
    .describe(sql)
    .diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    code,
    message,
    proof: { kind: "proved" },
    span: { file: "query.sql", start, end },
  });
  if (help !== undefined) expect(first?.help).toBe(help);
  await expect(tables.connection.prepare(sql)).rejects.toThrow();
});

test("an unknown function is a warning, since the database may define it", () => {
  const { diagnostics, columns } = tables.describe("SELECT uper(status) AS u FROM orders");
  expect(diagnostics).toMatchObject([
    {
      code: "W040",
      severity: "warning",
      help: "Did you mean upper or user? A function of the database itself can be declared in functions.toml.",
      proof: { kind: "unknown" },
    },
  ]);
  expect(columns[0]?.type.kind).toBe("unknown");
});

test("one mistake is told once, and what rests on it is silent", () => {
  const { diagnostics } = tables.describe(
    "SELECT upper(stauts) || 'x' AS a, length(a) + 1 AS b FROM orders WHERE a = 'y' ORDER BY b",
  );
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(["E048"]);
});

test("a common table that reads itself without RECURSIVE is a warning, since another table may have its name", () => {
  const { diagnostics } = tables.describe(
    "WITH n AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM n WHERE a < 5) SELECT a FROM n",
  );
  expect(diagnostics).toMatchObject([
    {
      code: "W056",
      severity: "warning",
      proof: { kind: "unknown" },
      help: expect.stringContaining("RECURSIVE"),
    },
  ]);
  const known = "WITH orders AS (SELECT * FROM orders) SELECT order_id FROM orders";
  expect(tables.describe(known).diagnostics).toEqual([]);
});

test("a table that WITH defines only later is no table that nothing reads", () => {
  const { diagnostics } = tables.describe(
    "WITH a AS (SELECT * FROM b), b AS (SELECT 1 AS x) SELECT * FROM a",
  );
  expect(diagnostics).toMatchObject([
    {
      code: "W056",
      severity: "warning",
      help: "WITH defines b only after this; put its definition before it.",
    },
  ]);
});

test("a common table that only a text that is not understood may read is not called unused", () => {
  const { diagnostics } = tables.describe("WITH t AS (SELECT 1 AS a) SELECT * FROM (SUMMARIZE t)");
  expect(diagnostics.filter((diagnostic) => diagnostic.severity !== "info")).toEqual([]);
});

const silent = [
  "SELECT a, b.c, upper(d) FROM nowhere AS b",
  "SELECT n.x, o.order_id, y FROM nowhere n JOIN orders o ON n.k = o.order_id",
  "SELECT *, zzz FROM nowhere",
  "SELECT a AS x, x + 1, count(*) FROM nowhere GROUP BY ALL",
  "SELECT sum(a), b FROM nowhere GROUP BY b",
  "SELECT order_id FROM orders UNION SELECT * FROM nowhere",
  "SELECT customer_id FROM orders JOIN nowhere USING (customer_id)",
  "SELECT status FROM orders NATURAL JOIN nowhere",
  "SELECT * EXCLUDE (q) REPLACE (1 AS r) FROM nowhere",
  "SELECT (SELECT inner_column FROM orders LIMIT 1) FROM nowhere",
  "SELECT t.a.b.c, t['x'], t[1] FROM nowhere t",
  "SELECT * FROM nowhere PIVOT (sum(a) FOR b IN (1, 2))",
  "WITH c AS (SELECT * FROM nowhere) SELECT k, sum(v) OVER (ORDER BY k) FROM c WHERE z QUALIFY w > 1",
  "SELECT rowid, o.rowid FROM orders o",
  "SELECT st_area(g) FROM nowhere",
  "SELECT ordered_at >= status[NULL], ordered_at BETWEEN upper(n) AND ordered_at FROM orders, (SELECT NULL AS n) q",
  "SELECT CASE WHEN shipped THEN ordered_at ELSE lower(n) END, coalesce(ordered_at, trim(n)) FROM orders, (SELECT NULL AS n) q",
];

test.each(silent)("what may be right is no error: %s", (sql) => {
  expect(tables.describe(sql).diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual(
    [],
  );
});

test("binding never throws, whichever tokens are missing", () => {
  const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 1000);
  const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? Date.now() % 1_000_000);
  console.log(`binder fuzz: ${runs} runs, seed ${seed}`);
  const broken = fc
    .tuple(fc.nat(tableQueries.length - 1), fc.array(fc.nat(400), { minLength: 1, maxLength: 4 }))
    .map(([index, drops]) => {
      const tokens = (tableQueries[index] ?? "").split(/(\b|(?=\W))/).filter((token) => token !== "");
      const gone = new Set(drops.map((drop) => drop % Math.max(1, tokens.length)));
      return tokens.filter((_, i) => !gone.has(i)).join("");
    });
  fc.assert(
    fc.property(broken, (sql) => {
      const { columns, diagnostics } = tables.describe(sql);
      for (const { span } of [...columns, ...diagnostics]) {
        expect(
          span === undefined || (span.start >= 0 && span.start <= span.end && span.end <= sql.length),
        ).toBe(true);
      }
    }),
    { numRuns: runs, seed },
  );
}, 300_000);

test("deep and wide queries are bound without overflowing the stack", () => {
  const deep = `SELECT ${"order_id + ".repeat(900)}1 AS x FROM orders`;
  expect(tables.describe(deep).diagnostics).toEqual([]);
  const subqueries = `SELECT * FROM ${"(SELECT * FROM ".repeat(70)}orders${")".repeat(70)}`;
  expect(tables.describe(subqueries).columns).toHaveLength(8);
  const wide = `SELECT ${Array.from({ length: 3000 }, (_, i) => `order_id + ${i} AS c${i}`).join(", ")} FROM orders`;
  expect(tables.describe(wide).columns).toHaveLength(3000);
  const long = Array.from({ length: 2000 }, () => "SELECT order_id FROM orders").join(" UNION ALL ");
  expect(tables.describe(long).columns).toHaveLength(1);
});

/** DuckDB takes these as they are written and fails inside when they run, so they are judged by what it describes. */
const onlyDescribed = [
  "SELECT (SELECT 1 FROM orders o WHERE (SELECT max(c.credit) FILTER (WHERE o.amount > 1)) > 1) FROM customers c",
  "SELECT (SELECT 1 FROM orders o WHERE (SELECT max(o.amount + c.credit)) > 1) FROM customers c",
  "SELECT (SELECT 1 FROM orders o WHERE (SELECT max(o.amount ORDER BY c.credit)) > 1) FROM customers c",
  "SELECT CASE WHEN TRY(amount > 1) THEN count(*) END AS n FROM orders GROUP BY ALL",
];

test.each(onlyDescribed)("what DuckDB describes is no error: %s", async (sql) => {
  await tables.connection.run(`DESCRIBE ${sql}`);
  expect(tables.describe(sql).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
