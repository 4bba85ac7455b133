import { gitignore } from "./gitignore.ts";
import type { PlaygroundTemplate } from "./template.ts";

const config = `# The project: where it runs, and which files are its models.

[project]
id = "quickstart"

# A warehouse. DuckDB is a file, made by the first run.
[adapter]
type = "duckdb"
path = "quickstart.duckdb"

# Each .sql file of models/ becomes a table, in an order that follows from what they read.
[pipeline.models]
type = "transformation"
models = "models/**"
`;

const customers = `-- A model is a query. The file's name is the name of the table that it makes.
SELECT
    n AS customer_id,
    'customer ' || n AS name,
    CASE n % 3 WHEN 0 THEN 'shop' WHEN 1 THEN 'web' ELSE 'phone' END AS channel
FROM range(1, 21) AS r(n)
`;

const orders = `-- The data is made here, so that this project needs no files: 200 orders of the first half of 2026.
-- Customers are 1 to 20; one order in ten is cancelled.
SELECT
    n AS order_id,
    1 + n * 7 % 20 AS customer_id,
    DATE '2026-01-01' + CAST(n * 13 % 180 AS INTEGER) AS ordered_on,
    CAST(5 + n * 37 % 95 AS DECIMAL(10, 2)) AS amount,
    CASE WHEN n % 10 = 0 THEN 'cancelled' ELSE 'paid' END AS status
FROM range(1, 201) AS r(n)
`;

const totals = `-- Models read each other by name. Rocky finds out what comes first, and what type every column has.
SELECT
    c.customer_id,
    c.name,
    COUNT(o.order_id) AS orders,
    COALESCE(SUM(o.amount), 0) AS revenue,
    MAX(o.ordered_on) AS last_order
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.customer_id AND o.status = 'paid'
GROUP BY c.customer_id, c.name
`;

const totalsSidecar = `# Beside a model, a .toml of the same name says how it is built and what is tested.
intent = "One row for each customer, with what they paid for"

# Tests of the table, run by \`rocky test\` after it was built. What the compiler can prove is not even run.
[[tests]]
type = "unique"
column = "customer_id"

[[tests]]
type = "not_null"
column = "orders"

[[tests]]
type = "expression"
expression = "revenue >= 0"

# A unit test: with these rows in, the query must give those. It needs no table, and runs in a moment.
[[test]]
name = "cancelled orders do not count"

[[test.given]]
ref = "customers"
rows = [{ customer_id = 1, name = "one" }, { customer_id = 2, name = "two" }]

[[test.given]]
ref = "orders"
rows = [
    { order_id = 1, customer_id = 1, amount = 10, status = "paid" },
    { order_id = 2, customer_id = 1, amount = 99, status = "cancelled" },
]

[test.expect]
rows = [
    { customer_id = 1, orders = 1, revenue = 10 },
    { customer_id = 2, orders = 0, revenue = 0 },
]
`;

const totalsContract = `# What this model promises to whoever reads it. The compiler holds the query against it, before anything runs.
[[columns]]
name = "customer_id"
type = "Int64"
nullable = false

[[columns]]
name = "orders"
type = "Int64"
nullable = false

[rules]
required = ["customer_id", "name", "orders", "revenue"]
`;

const readme = `# Quickstart

Three models, no data files: \`customers\` and \`orders\` make their rows, \`customer_totals\` reads both.

    rocky compile                           # a type and a nullability for every column, before anything runs
    rocky run                               # the models become tables of quickstart.duckdb
    rocky test                              # unit tests, tests of the tables, and what needed no test
    rocky show customer_totals
    rocky lineage customer_totals.revenue   # where a column comes from

Then break it: write \`amuont\` for \`o.amount\` in models/customer_totals.sql, and \`rocky compile\` again.
The contract is in models/customer_totals.contract.toml: take \`COALESCE(\` and \`, 0)\` away, or rename a column, and see which
promises that breaks.
`;

/** Three models that make their own rows. */
export const quickstart: PlaygroundTemplate = {
  name: "quickstart",
  summary: "three models that make their own rows: types, tests, a contract",
  files: [
    { path: "rocky.toml", text: config },
    { path: "README.md", text: readme },
    gitignore,
    { path: "models/customers.sql", text: customers },
    { path: "models/orders.sql", text: orders },
    { path: "models/customer_totals.sql", text: totals },
    { path: "models/customer_totals.toml", text: totalsSidecar },
    { path: "models/customer_totals.contract.toml", text: totalsContract },
  ],
  steps: [
    { command: "rocky compile", shows: "a type for every column, before anything runs" },
    { command: "rocky run", shows: "the models become tables" },
    { command: "rocky test", shows: "unit tests, tests of tables, and what was proved instead" },
    { command: "rocky lineage customer_totals.revenue", shows: "where a column comes from" },
  ],
  mistake: {
    file: "models/customer_totals.sql",
    find: "SUM(o.amount)",
    replace: "SUM(o.amuont)",
    shows: "the place, and the name that was meant",
  },
};
