// Measures parsing, binding and typing inside one warm process: `node bench/typing.mjs [--seconds 1]`.
// Prints two tables and writes bench/results/typing.json. Needs Node 24 and the installed workspace.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { argv, stdout, version } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeQuery, dialectOf, parseTypeName } from "../packages/sql/src/index.ts";
import { analystQuery, analystTables } from "./shapes/analyst.mjs";
import { layered } from "./shapes/layered.mjs";

const { values } = parseArgs({ args: argv.slice(2), options: { seconds: { type: "string", default: "1" } } });
const budget = Number(values.seconds) * 1000;
const dialect = dialectOf("duckdb");
const known = new Map(Object.entries(analystTables).map(([name, columns]) => [name, columnsOf(columns)]));

/** Columns from their types; `!` says NOT NULL. */
function columnsOf(columns) {
  return Object.entries(columns).map(([name, text]) => {
    const type = parseTypeName(text.replace("!", ""), dialect);
    if (type === undefined) throw new Error(`${text} is not a type`);
    return { name, type, nullability: text.endsWith("!") ? "not-null" : "nullable" };
  });
}

function resolve(parts) {
  const relation = parts.join(".");
  const columns = known.get(relation);
  return columns === undefined
    ? { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` }
    : { relation, columns, complete: true };
}

function describe(sql) {
  const bound = describeQuery(sql, { dialect, file: "query.sql", resolve });
  const error = bound.diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (error !== undefined) throw new Error(`${error.code} ${error.message} in ${sql.slice(0, 300)}`);
  return bound;
}

/** Microseconds for one round over some queries, once for every round that fits into the time. */
function time(queries) {
  const rounds = [];
  const until = performance.now() + budget;
  while (performance.now() < until || rounds.length < 5) {
    const started = performance.now();
    for (const sql of queries) describe(sql);
    rounds.push(((performance.now() - started) * 1000) / queries.length);
  }
  // The first third warms up.
  const counted = rounds.slice(Math.floor(rounds.length / 3)).toSorted((a, b) => a - b);
  return { median: counted[counted.length >> 1], least: counted[0] };
}

const rounded = (value) => Math.round(value * 10) / 10;
const list = (count, of) => Array.from({ length: count }, (_, i) => of(i));

/** Models whose inputs are known as the models before them give them. */
function modelQueries(count) {
  const models = layered(count);
  for (const { name, sql } of models) known.set(name, describe(sql).columns);
  return models.map((model) => model.sql);
}

const shapes = [
  ["a model of the synthetic project (mean of 1,000)", modelQueries(1000)],
  ["the long query of an analyst", [analystQuery]],
  ["SELECT 1 AS one", ["SELECT 1 AS one"]],
];
const warm = shapes.map(([name, queries]) => {
  const { median, least } = time(queries);
  return {
    name,
    characters: Math.round(queries.join("").length / queries.length),
    median_us: rounded(median),
    least_us: rounded(least),
  };
});

const wide = (count) => {
  known.set(`wide_${count}`, columnsOf(Object.fromEntries(list(count, (i) => [`c${i}`, "INTEGER!"]))));
  return `wide_${count}`;
};
const curves = [
  [
    "columns in the SELECT list",
    [100, 1000, 10_000],
    (n) => `SELECT ${list(n, (i) => `${i} + 1 AS c${i}`).join(", ")}`,
  ],
  ["columns of a star", [100, 1000, 10_000], (n) => `SELECT * FROM ${wide(n)}`],
  [
    "columns of a star through a common table and a join",
    [100, 1000, 10_000],
    (n) =>
      `WITH w AS (SELECT * FROM ${wide(n)}) SELECT w.*, v.c1 AS other FROM w JOIN ${wide(n)} AS v ON v.c0 = w.c0`,
  ],
  [
    "columns grouped by",
    [100, 1000],
    (n) =>
      `SELECT ${list(n, (i) => `c${i}`).join(", ")}, count(*) FROM ${wide(n)} GROUP BY ${list(n, (i) => `c${i}`).join(", ")}`,
  ],
  ["DISTINCT columns", [100, 1000], (n) => `SELECT DISTINCT * FROM ${wide(n)}`],
  [
    "values in IN",
    [1000, 10_000, 100_000],
    (n) => `SELECT 1 AS one WHERE 5 IN (${list(n, (i) => i).join(", ")})`,
  ],
  [
    "texts in IN",
    [1000, 10_000, 100_000],
    (n) => `SELECT 1 AS one WHERE 'a' IN (${list(n, (i) => `'t${i}'`).join(", ")})`,
  ],
  [
    "rows of VALUES",
    [1000, 10_000, 100_000],
    (n) => `SELECT * FROM (VALUES ${list(n, (i) => `(${i}, 'v')`).join(", ")}) AS v(a, b)`,
  ],
  [
    "common tables, each over the one before",
    [10, 100, 1000],
    (n) =>
      `WITH ${list(n, (i) => `t${i} AS (SELECT ${i === 0 ? "1 AS x" : `x + 1 AS x FROM t${i - 1}`})`).join(", ")} SELECT x FROM t${n - 1}`,
  ],
  [
    "joined tables",
    [4, 16, 64, 256],
    (n) =>
      `SELECT t0.order_id FROM orders AS t0 ${list(n - 1, (i) => `JOIN orders AS t${i + 1} ON t${i + 1}.order_id = t${i}.order_id`).join(" ")}`,
  ],
  [
    "tables of a FULL JOIN USING",
    [4, 16, 64],
    (n) =>
      `SELECT order_id FROM orders AS t0 ${list(n - 1, (i) => `FULL JOIN orders AS t${i + 1} USING (order_id)`).join(" ")}`,
  ],
  [
    "conditions joined by AND",
    [100, 1000, 10_000],
    (n) => `SELECT 1 AS one FROM orders WHERE ${list(n, (i) => `order_id <> ${i}`).join(" AND ")}`,
  ],
  [
    "branches of a CASE",
    [100, 1000, 10_000],
    (n) =>
      `SELECT CASE ${list(n, (i) => `WHEN order_id = ${i} THEN 'v${i}'`).join(" ")} END AS v FROM orders`,
  ],
  [
    "terms of a sum",
    [100, 300, 900],
    (n) => `SELECT ${list(n, () => "order_id").join(" + ")} AS s FROM orders`,
  ],
  [
    "inputs of UNION ALL",
    [10, 100, 1000],
    (n) => list(n, (i) => `SELECT ${i} AS a, 'x' AS b`).join(" UNION ALL "),
  ],
  [
    "nested derived tables",
    [5, 20, 60],
    (n) => `${"SELECT * FROM (".repeat(n)}SELECT 1 AS x${list(n, (i) => `) AS t${i}`).join("")}`,
  ],
  ["nested function calls", [10, 50, 200], (n) => `SELECT ${"abs(".repeat(n)}1${")".repeat(n)} AS a`],
  [
    "window functions",
    [10, 100, 1000],
    (n) =>
      `SELECT ${list(n, (i) => `sum(order_id) OVER (PARTITION BY customer_id ORDER BY ordered_at ROWS ${i} PRECEDING) AS w${i}`).join(", ")} FROM orders`,
  ],
];
const growth = curves.map(([name, sizes, sqlOf]) => {
  const points = sizes.map((size) => ({ size, us: rounded(time([sqlOf(size)]).median) }));
  const [before, last] = points.slice(-2);
  const exponent = Math.log(last.us / before.us) / Math.log(last.size / before.size);
  return { name, points, exponent: Math.round(exponent * 100) / 100 };
});

const number = (value) => value.toLocaleString("en");
stdout.write("\n| warm | characters | median | least |\n| --- | ---: | ---: | ---: |\n");
for (const row of warm) {
  stdout.write(
    `| ${row.name} | ${number(row.characters)} | ${number(row.median_us)} µs | ${number(row.least_us)} µs |\n`,
  );
}
stdout.write(
  "\nAn exponent of 1 is linear, of 2 quadratic; it is that of the last step.\n\n| | size: microseconds | exponent |\n| --- | --- | ---: |\n",
);
for (const { name, points, exponent } of growth) {
  stdout.write(
    `| ${name} | ${points.map(({ size, us }) => `${number(size)}: ${number(us)}`).join(" · ")} | ${exponent} |\n`,
  );
}
const folder = fileURLToPath(new URL("results/", import.meta.url));
mkdirSync(folder, { recursive: true });
const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  node: version,
  load: rounded(loadavg()[0]),
};
writeFileSync(join(folder, "typing.json"), `${JSON.stringify({ machine, warm, growth }, undefined, 2)}\n`);
