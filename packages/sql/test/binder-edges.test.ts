import type { ColumnEdge } from "@rocky/ir";
import { dialectOf } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, type Tables } from "./binder-tables.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
let tables: Tables;
beforeAll(async () => {
  tables = await openTables(dialect);
});

function text(edge: ColumnEdge): string {
  const transform = edge.transform.kind === "aggregation" ? edge.transform.function : edge.transform.kind;
  const how = edge.role === "value" ? transform : edge.role;
  return `${edge.from.relation}.${edge.from.column} ${how} ${edge.output ?? "rows"}`;
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["SELECT status FROM orders", ["orders.status direct 0"]],
  [
    "SELECT amount::INTEGER, TRY_CAST(status AS INT)::BIGINT FROM orders",
    ["orders.amount cast 0", "orders.status try-cast 1"],
  ],
  ["SELECT upper(status) || 'x' FROM orders", ["orders.status expression 0"]],
  ["SELECT sum(amount + 1) FROM orders", ["orders.amount sum 0"]],
  ["SELECT round(avg(amount), 1) AS a FROM orders", ["orders.amount avg 0"]],
  ["SELECT 1 AS one FROM orders", []],
  ["SELECT order_id FROM orders WHERE amount > 1", ["orders.order_id direct 0", "orders.amount filter rows"]],
  [
    "SELECT status, count(*) FROM orders GROUP BY status HAVING max(amount) > 1",
    ["orders.status direct 0", "orders.amount filter rows", "orders.status group rows"],
  ],
  [
    "SELECT sum(amount) FILTER (WHERE status = 'paid') FROM orders",
    ["orders.amount sum 0", "orders.status filter 0"],
  ],
  [
    "SELECT row_number() OVER (PARTITION BY status ORDER BY amount) FROM orders",
    ["orders.status window 0", "orders.amount window 0"],
  ],
  [
    "SELECT c.name FROM orders o JOIN customers c ON o.customer_id = c.customer_id",
    ["customers.name direct 0", "orders.customer_id join rows", "customers.customer_id join rows"],
  ],
  [
    "SELECT name FROM orders JOIN customers USING (customer_id)",
    ["customers.name direct 0", "orders.customer_id join rows", "customers.customer_id join rows"],
  ],
  ["SELECT order_id FROM orders ORDER BY amount", ["orders.order_id direct 0", "orders.amount order rows"]],
  [
    "WITH a AS (SELECT amount * 2 AS twice FROM orders WHERE status = 'x') SELECT twice FROM a",
    ["orders.amount expression 0", "orders.status filter rows"],
  ],
  [
    "SELECT t FROM (SELECT sum(amount) AS t FROM orders) UNION ALL SELECT credit FROM customers",
    ["orders.amount sum 0", "customers.credit direct 0"],
  ],
  [
    "SELECT customer_id FROM customers EXCEPT SELECT customer_id FROM orders",
    ["customers.customer_id direct 0", "customers.customer_id set rows", "orders.customer_id set rows"],
  ],
  [
    "SELECT * EXCLUDE (dummy) REPLACE (1 AS x) FROM (SELECT dummy, dummy AS x, dummy AS y FROM one)",
    ["one.dummy direct 1"],
  ],
  [
    "SELECT CASE WHEN amount > 1 THEN status END FROM orders",
    ["orders.amount expression 0", "orders.status expression 0"],
  ],
  [
    "SELECT name, (SELECT max(amount) FROM orders o WHERE o.customer_id = c.customer_id) FROM customers c",
    [
      "customers.name direct 0",
      "orders.amount max 1",
      "orders.customer_id filter 1",
      "customers.customer_id filter 1",
    ],
  ],
  [
    "SELECT * FROM (SELECT customer_id, status, amount FROM orders) PIVOT (sum(amount) FOR status IN ('p'))",
    [
      "orders.customer_id direct 0",
      "orders.amount sum 1",
      "orders.status pivot 1",
      "orders.customer_id group rows",
      "orders.status pivot rows",
    ],
  ],
  [
    "SELECT quantity * 2 AS d, d + 1 AS e FROM order_lines",
    ["order_lines.quantity expression 0", "order_lines.quantity expression 1"],
  ],
  ["SELECT unnest(labels) FROM customers", ["customers.labels expression 0"]],
  [
    "SELECT list_transform(labels, x -> x || name) FROM customers",
    ["customers.labels expression 0", "customers.name expression 0"],
  ],
  [
    "SELECT k, n.v FROM nowhere n JOIN one ON n.k = one.dummy",
    ["nowhere.v direct 1", "nowhere.k join rows", "one.dummy join rows"],
  ],
  [
    "SELECT a, upper(b) FROM nowhere WHERE c > 1",
    ["nowhere.a direct 0", "nowhere.b expression 1", "nowhere.c filter rows"],
  ],
  ["SELECT a AS x, x FROM nowhere", ["nowhere.a direct 0"]],
];

test.each(cases)("%s", (sql, expected) => {
  expect(tables.describe(sql).edges.map(text).sort()).toEqual([...expected].sort());
});
