import { authorPlaceOf, compile, explainColumn, physicalSql, type CompileResult } from "@rocky/compiler";
import { rockyLanguage } from "@rocky/dsl";
import { dialectOf, parseQuery, type Dialect } from "@rocky/sql";
import { expect, test } from "vitest";

const rocky = rockyLanguage();

function duckDb(): Dialect {
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("no duckdb");
  return dialect;
}

const dialect = duckDb();

/** Compiles texts of models by their paths. */
function compiled(files: Readonly<Record<string, string>>): CompileResult {
  return compile({ files: Object.entries(files).map(([path, text]) => ({ path, text })), rocky });
}

function modelOf(result: CompileResult, name: string): CompileResult["models"][number] {
  const model = result.models.find((each) => each.name === name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return model;
}

/** The SQL that runs for a model. */
function sqlOf(result: CompileResult, name: string): ReturnType<typeof physicalSql> {
  const targetOf = (model: string): CompileResult["models"][number]["target"] =>
    modelOf(result, model).target;
  return physicalSql(modelOf(result, name), { dialect, openCatalog: "dev", targetOf });
}

const shop = {
  "models/orders.sql": "SELECT 1 AS id, 7 AS customer_id, 10.5 AS amount",
  "models/orders.toml": '[target]\nschema = "raw"\ntable = "orders_v2"\n',
  "models/customers.sql": "SELECT 7 AS customer_id, 'EU' AS region",
  "models/regions.rocky": `-- money by region
let paid = from orders where amount > 0
from paid
join customers as c on customer_id
group region { revenue: sum(amount) }
union all older
`,
  "models/older.sql": "SELECT 'US' AS region, 1.0 AS revenue",
};

test("names of models become the names of their tables, also inside let and union", () => {
  const result = compiled(shop);
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(modelOf(result, "regions").dependsOn).toEqual(["customers", "older", "orders"]);
  expect(sqlOf(result, "regions").text).toMatchInlineSnapshot(`
    "WITH paid AS (
    SELECT *
    FROM dev.raw.orders_v2 AS orders
    WHERE amount > 0
    )
    SELECT region, SUM(amount) AS revenue
    FROM paid JOIN dev.main.customers AS c ON paid.customer_id = c.customer_id
    GROUP BY region
    UNION ALL
    SELECT *
    FROM dev.main.older"
  `);
  const { diagnostics } = parseQuery(sqlOf(result, "regions").text, { dialect, file: "m.sql" });
  expect(diagnostics).toEqual([]);
});

test("a table of another name keeps the one that qualifies its columns", () => {
  const result = compiled({ ...shop, "models/m.rocky": "from orders\njoin customers on customer_id" });
  expect(sqlOf(result, "m").text).toContain(
    "FROM dev.raw.orders_v2 AS orders JOIN dev.main.customers ON orders.customer_id = customers.customer_id",
  );
});

test("a place in what runs leads to what the author wrote", () => {
  const result = compiled(shop);
  const physical = sqlOf(result, "regions");
  const written = (word: string): string => {
    const { span } = authorPlaceOf(modelOf(result, "regions"), physical, physical.text.indexOf(word));
    return shop["models/regions.rocky"].slice(span.start, span.end);
  };
  expect(written("SUM(")).toBe("sum(amount)");
  expect(written("dev.main.customers")).toContain("customers");
  expect(written("dev.main.older")).toBe("older");
  expect(written("amount > 0")).toBe("amount");
});

test("types and lineage are those of the query, and can be explained", () => {
  const result = compiled(shop);
  const regions = modelOf(result, "regions");
  expect(regions.columns.map(({ name, type }) => `${name} ${type.kind}`)).toEqual([
    "region string",
    "revenue decimal",
  ]);
  const values = regions.edges.filter(({ role }) => role === "value");
  expect(values.map(({ from }) => `${from.relation}.${from.column}`).toSorted()).toEqual([
    "customers.region",
    "older.region",
    "older.revenue",
    "orders.amount",
  ]);
  const [first] =
    explainColumn(
      compiled({ ...shop, "models/m.rocky": "from orders derive { b: amount * 2 }" }),
      "m",
      "b",
    ) ?? [];
  expect(first).toMatchObject({ kind: "model", nullability: "not-null" });
  expect(first?.expression).toMatchObject({ nullability: "not-null" });
});

test("without the language each of its models is an error, and others are compiled", () => {
  const files = Object.entries(shop).map(([path, text]) => ({ path, text }));
  const { models, diagnostics } = compile({ files });
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
    "E093",
  ]);
  expect(models.map(({ name, status }) => `${name} ${status}`)).toEqual([
    "customers ok",
    "older ok",
    "orders ok",
    "regions failed",
  ]);
});

test("a query in SQL and a pipeline of one name are two models of one name", () => {
  const { diagnostics } = compiled({ ...shop, "models/older.rocky": "from orders" });
  expect(diagnostics.map(({ code }) => code)).toContain("E085");
});

test("a sidecar, a contract and a unit test stand beside a pipeline", () => {
  const result = compiled({
    ...shop,
    "models/regions.toml": `intent = "Money."

[target]
table = "region_totals"

[[tests]]
type = "not_null"
column = "region"

[[test]]
name = "adds up"

[[test.given]]
ref = "orders"
rows = [{ id = 1, customer_id = 1, amount = 2 }]

[[test.given]]
ref = "customers"
rows = [{ customer_id = 1, region = "EU" }]

[[test.given]]
ref = "older"
rows = []

[test.expect]
rows = [{ region = "EU", revenue = 2 }]
`,
    "models/regions.contract.toml": '[[columns]]\nname = "region"\ntype = "Int64"\n',
  });
  expect(modelOf(result, "regions").target.table).toBe("region_totals");
  expect(result.tests.map((tested) => ({ ...tested, span: undefined }))).toMatchInlineSnapshot(`
    [
      {
        "check": {
          "kind": "rows",
          "violation": "region IS NULL",
        },
        "column": "region",
        "model": "regions",
        "name": "not_null(region)",
        "proof": "the query of regions never makes it NULL",
        "severity": "error",
        "span": undefined,
        "type": "not_null",
      },
    ]
  `);
  expect(result.unitTests.map(({ name }) => name)).toEqual(["adds up"]);
  expect(result.diagnostics.map(({ code }) => code)).toContain("E011");
});

/** The SQL of a model that gives columns of `orders` new values, in one line. */
function derivedSql(orders: string, steps: string, type = "duckdb"): string {
  const adapter = type === "bigquery" ? 'project_id = "p"' : 'path = "dev.duckdb"';
  const result = compiled({
    "rocky.toml": `[adapter]\ntype = "${type}"\n${adapter}\n`,
    "models/orders.sql": orders,
    "models/m.rocky": `from orders\n${steps}`,
  });
  const findings = result.diagnostics.filter(({ severity, code }) => severity === "error" || code === "W064");
  const sql = modelOf(result, "m").expansion?.sql.replaceAll("\n", " ") ?? "";
  return [...findings.map(({ code }) => code), sql].join(" ");
}

test("derive takes the place of a column that no step named or read, as far as the columns are known", () => {
  const derive = 'derive { Status: "x" }';
  const behind = `${derive}\ntake 3\nwhere status == "x"`;
  const known = "SELECT 1 AS id, 'open' AS status, 2 AS amount";
  expect(derivedSql(known, derive)).toBe("SELECT * EXCLUDE (Status), 'x' AS Status FROM orders");
  expect(derivedSql(known, derive, "bigquery")).toBe("SELECT * EXCEPT (Status), 'x' AS Status FROM orders");
  expect(derivedSql("SELECT 1 AS id", derive)).toBe("SELECT *, 'x' AS Status FROM orders");
  expect(derivedSql("SELECT 'open' AS status", derive)).toBe("SELECT 'x' AS Status FROM orders");
  expect(derivedSql("SELECT * FROM raw.t", derive)).toBe(
    "SELECT * NOT SIMILAR TO '(?i)Status', 'x' AS Status FROM orders",
  );
  expect(derivedSql("SELECT * FROM raw.t", derive, "bigquery")).toBe(
    "W064 SELECT *, 'x' AS Status FROM orders",
  );
  expect(derivedSql("SELECT status, * FROM raw.t", derive, "bigquery")).toBe(
    "SELECT * EXCEPT (Status), 'x' AS Status FROM orders",
  );
  expect(derivedSql(known, behind)).toBe(
    "WITH step_1 AS ( SELECT * EXCLUDE (Status), 'x' AS Status FROM orders LIMIT 3 ) SELECT * FROM step_1 WHERE status = 'x'",
  );
  expect(derivedSql(known, `${derive}\nunion all orders`)).toBe(
    "SELECT * EXCLUDE (Status), 'x' AS Status FROM orders UNION ALL SELECT * FROM orders",
  );
});

test("what readers see has the derived column once, with its own type", () => {
  const result = compiled({
    "models/orders.sql": "SELECT 1 AS id, 'open' AS status",
    "models/m.rocky": "from orders\nderive { status: 7 }\ndistinct\nsort id",
    "models/reader.sql": "SELECT status FROM m",
  });
  expect(result.diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(modelOf(result, "m").columns.map(({ name, type }) => `${name} ${type.kind}`)).toEqual([
    "id integer",
    "status integer",
  ]);
  expect(modelOf(result, "reader").columns.map(({ type }) => type.kind)).toEqual(["integer"]);
});

test("a name that two tables have is that of the one whose columns are in the result", () => {
  const steps = (more: string): string => `select { id }\njoin orders as p on id\n${more}`;
  const both = "SELECT 1 AS id, 'open' AS status";
  expect(derivedSql(both, steps('where status == "x"'))).toBe(
    "SELECT orders.id, p.* EXCLUDE (id) FROM orders JOIN orders AS p ON orders.id = p.id WHERE p.status = 'x'",
  );
  expect(derivedSql(both, `join orders as p on id { keep p.* }\ngroup status { n: count() }`)).toBe(
    "SELECT p.status, COUNT(*) AS n FROM orders JOIN orders AS p ON orders.id = p.id GROUP BY p.status",
  );
  expect(derivedSql(both, 'join orders as p on id\nwhere status == "x"')).toMatch(/^E050 /);
});

test("a name that two known tables have may still be that of one that nothing is known about", () => {
  const table = (name: string, columns: readonly string[]): string =>
    `[[table]]\nname = "${name}"\nsource = "duckdb:dev.duckdb"\nobserved_at = 2026-11-20T10:00:00Z\ncolumns = [${columns.map((column) => `{ name = "${column}", type = "BIGINT" }`).join(", ")}]\n`;
  const lockfile = `version = 1\n\n${table("raw.orders", ["order_id", "customer_id", "status"])}\n${table("raw.customers", ["customer_id", "status"])}`;
  const { diagnostics } = compiled({
    "schemas.lock.toml": lockfile,
    "models/m.rocky":
      'from raw.orders as o\njoin raw.customers as c on customer_id { keep o.* }\njoin raw.nobody_knows as u on order_id\nwhere status == "paid"\n',
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("letters for private use stay, also where an escape means them", () => {
  const result = compiled({
    "models/a.rocky": String.raw`from t select { x } derive { y: $"a\u{E000}b\u{E001}c", z: "\uE000" }`,
    "models/b.rocky": 'from t select { x } derive { y: "\uE000\uE001\uE002" }',
  });
  expect(modelOf(result, "a").expansion?.sql).toContain("'a\uE000b\uE001c' AS y");
  expect(modelOf(result, "b").expansion?.sql).toContain("'\uE000\uE001\uE002' AS y");
});
