import { gitignore } from "./gitignore.ts";
import type { PlaygroundTemplate } from "./template.ts";

const config = `# The project: where it runs, and what is done in which order.

[project]
id = "shop"

[adapter.local]
type = "duckdb"
path = "shop.duckdb"

# 1. Each CSV file of data/ becomes a table of the schema raw.
[pipeline.load]
type = "load"
source_dir = "data"
format = "csv"
target = { adapter = "local", schema = "raw" }

# 2. Each file of models/ becomes a table or a view.
[pipeline.models]
type = "transformation"
models = "models/**"
depends_on = ["load"]
target = { adapter = "local" }
`;

const readme = `# Shop

A plant shop in three CSV files and five models.

    rocky load                          # the CSV files become tables, and their columns are known from then on
    rocky compile                       # a type and a nullability for every column, before anything runs
    rocky run                           # the models are built
    rocky test                          # unit tests, tests of the tables, and what needed no test
    rocky show best_sellers
    rocky lineage best_sellers.revenue
    rocky history

Then break something: write \`quantty\` for \`l.quantity\` in models/marts/order_totals.sql and compile again. Or add a row to
data/orders.csv that has an order twice, and \`rocky run && rocky test\`.
`;

const products = `product_id,name,family,price
1,Fern,foliage,12.50
2,Monstera,foliage,34.00
3,Orchid,flowering,28.90
4,Peace lily,flowering,19.00
5,Aloe,succulent,9.75
6,Jade plant,succulent,14.20
`;

const orders = `order_id,customer_id,ordered_at,status
1001,1,2026-03-02 09:15:00,paid
1002,2,2026-03-02 10:40:00,paid
1003,1,2026-03-03 16:05:00,cancelled
1004,3,2026-03-03 18:30:00,paid
1005,,2026-03-04 08:55:00,paid
1006,4,2026-03-04 12:20:00,open
1007,2,2026-03-05 14:45:00,paid
1008,5,2026-03-05 19:10:00,paid
`;

const lines = `order_id,line,product_id,quantity
1001,1,1,2
1001,2,5,1
1002,1,2,1
1003,1,3,1
1004,1,3,2
1004,2,4,1
1005,1,5,6
1006,1,6,1
1007,1,1,1
1007,2,2,1
1007,3,6,2
1008,1,4,3
`;

const stagingDefaults = `[target]
schema = "staging"

[strategy]
type = "view"
`;

const martsDefaults = `[target]
schema = "marts"
`;

const stgOrders = `-- Orders as they came in; an order without a customer was made at the counter.
SELECT
    order_id,
    customer_id,
    ordered_at,
    CAST(ordered_at AS DATE) AS ordered_on,
    customer_id IS NULL AS at_the_counter,
    status
FROM raw.orders
WHERE status <> 'cancelled'
`;

const stgLines = `-- Each line of an order with the product it is about and what it costs.
SELECT
    l.order_id,
    l.line,
    l.quantity,
    p.name AS product,
    p.family,
    CAST(p.price AS DECIMAL(10, 2)) AS price,
    CAST(l.quantity * p.price AS DECIMAL(12, 2)) AS amount
FROM raw.order_lines AS l
JOIN raw.products AS p ON p.product_id = l.product_id
`;

const orderTotals = `-- One row for each order.
SELECT
    o.order_id,
    o.customer_id,
    o.ordered_on,
    COUNT(*) AS lines,
    SUM(l.quantity) AS pieces,
    SUM(l.amount) AS total
FROM stg_orders AS o
JOIN stg_order_lines AS l ON l.order_id = o.order_id
GROUP BY o.order_id, o.customer_id, o.ordered_on
`;

const dailySales = `-- Sales by day, and how they add up.
SELECT
    ordered_on,
    COUNT(*) AS orders,
    SUM(total) AS revenue,
    SUM(SUM(total)) OVER (ORDER BY ordered_on) AS revenue_so_far
FROM order_totals
GROUP BY ordered_on
`;

const bestSellers = `-- The product of each family that brings in the most.
SELECT
    family,
    product,
    SUM(quantity) AS pieces,
    SUM(amount) AS revenue
FROM stg_order_lines
GROUP BY family, product
QUALIFY ROW_NUMBER() OVER (PARTITION BY family ORDER BY SUM(amount) DESC, product) = 1
`;

const ordersSidecar = `intent = "Orders that were not cancelled"

# Tests of the table. The first needs the data; the second is proved by the query, and not run.
[[tests]]
type = "unique"
column = "order_id"

[[tests]]
type = "not_null"
column = "at_the_counter"

[[tests]]
type = "accepted_values"
column = "status"
values = ["paid", "open"]
`;

const totalsSidecar = `intent = "One row for each order, with what it comes to"

[[tests]]
type = "relationships"
column = "order_id"
to_table = "stg_orders"
to_column = "order_id"

[[tests]]
type = "expression"
expression = "total > 0"
severity = "warning"

# A unit test: with these rows in, the query must give those. It needs no table.
[[test]]
name = "the lines of an order add up"

[[test.given]]
ref = "stg_orders"
rows = [{ order_id = 1, customer_id = 7, ordered_on = 2026-03-02 }]

[[test.given]]
ref = "stg_order_lines"
rows = [{ order_id = 1, quantity = 2, amount = 25.00 }, { order_id = 1, quantity = 1, amount = 9.75 }]

[test.expect]
rows = [{ order_id = 1, lines = 2, pieces = 3, total = 34.75 }]
`;

const salesContract = `# What this table promises to whoever reads it: the compiler holds the query against it.
[[columns]]
name = "ordered_on"
type = "Date"

[[columns]]
name = "orders"
type = "Int64"
nullable = false

[rules]
required = ["ordered_on", "orders", "revenue"]
protected = ["revenue"]
`;

/** CSV files that are loaded, and models over them. */
export const shop: PlaygroundTemplate = {
  name: "shop",
  summary: "three CSV files, loaded, and five models over them: staging and marts",
  files: [
    { path: "rocky.toml", text: config },
    { path: "README.md", text: readme },
    gitignore,
    { path: "data/products.csv", text: products },
    { path: "data/orders.csv", text: orders },
    { path: "data/order_lines.csv", text: lines },
    { path: "models/staging/_defaults.toml", text: stagingDefaults },
    { path: "models/staging/stg_orders.sql", text: stgOrders },
    { path: "models/staging/stg_orders.toml", text: ordersSidecar },
    { path: "models/staging/stg_order_lines.sql", text: stgLines },
    { path: "models/marts/_defaults.toml", text: martsDefaults },
    { path: "models/marts/order_totals.sql", text: orderTotals },
    { path: "models/marts/order_totals.toml", text: totalsSidecar },
    { path: "models/marts/daily_sales.sql", text: dailySales },
    { path: "models/marts/daily_sales.contract.toml", text: salesContract },
    { path: "models/marts/best_sellers.sql", text: bestSellers },
  ],
  steps: [
    { command: "rocky load", shows: "CSV files become tables, and the compiler knows their columns" },
    { command: "rocky compile", shows: "a type for every column, before anything runs" },
    { command: "rocky run", shows: "the models become tables and views" },
    { command: "rocky test", shows: "unit tests, tests of tables, and what was proved instead" },
    { command: "rocky lineage best_sellers.revenue", shows: "where a column comes from" },
  ],
  mistake: {
    file: "models/marts/order_totals.sql",
    find: "SUM(l.quantity)",
    replace: "SUM(l.quantty)",
    shows: "the place, and the name that was meant",
  },
};
