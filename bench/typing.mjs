// Measures parsing, binding and typing inside one warm process: `node bench/typing.mjs [--seconds 1] [--warm]`.
// Prints two tables (with --warm the first alone, and nothing else) and writes bench/results/typing.json. Needs Node 24 and the installed workspace.
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { argv, stdout, version } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeQuery, dialectOf, parseTypeName } from "../packages/sql/src/index.ts";
import { analystQuery, analystTables } from "./shapes/analyst.mjs";
import { curves, keysOf, tableOf } from "./shapes/curves.mjs";
import { layered } from "./shapes/layered.mjs";

const { values } = parseArgs({
  args: argv.slice(2),
  options: { seconds: { type: "string", default: "1" }, warm: { type: "boolean", default: false } },
});
const budget = Number(values.seconds) * 1000;
const dialect = dialectOf("duckdb");
const others = ["databricks", "bigquery", "snowflake"];
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
  let columns = known.get(relation);
  if (columns === undefined) {
    const made = tableOf(relation);
    if (made === undefined)
      return { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` };
    columns = columnsOf(made);
    known.set(relation, columns);
  }
  return { relation, columns, complete: true, keys: keysOf(relation) };
}

const duckdb = { dialect, file: "query.sql", resolve };

function describe(sql, options = duckdb) {
  const bound = describeQuery(sql, options);
  const error = bound.diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (error !== undefined) throw new Error(`${error.code} ${error.message} in ${sql.slice(0, 300)}`);
  return bound;
}

/** Microseconds for one round over some queries, once for every round that fits into the time. */
function time(queries, options = duckdb) {
  const rounds = [];
  const until = performance.now() + budget;
  while (performance.now() < until || rounds.length < 5) {
    const started = performance.now();
    for (const sql of queries) describe(sql, options);
    rounds.push(((performance.now() - started) * 1000) / queries.length);
  }
  // The first third warms up.
  const counted = rounds.slice(Math.floor(rounds.length / 3)).toSorted((a, b) => a - b);
  return { median: counted[counted.length >> 1], least: counted[0] };
}

const rounded = (value) => Math.round(value * 10) / 10;

/** Models whose inputs are known as the models before them give them. */
function modelQueries(count) {
  const models = layered(count);
  for (const { name, sql } of models) known.set(name, describe(sql).columns);
  return models.map((model) => model.sql);
}

/** The same models in the words of another dialect, over inputs that are known as it types them. */
function inDialect(name, count) {
  const made = new Map();
  const other = dialectOf(name);
  const options = {
    dialect: other,
    file: "query.sql",
    resolve: (parts) => {
      const relation = parts.join(".");
      const columns = made.get(relation.toLowerCase());
      return columns === undefined
        ? { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` }
        : { relation, columns, complete: true };
    },
  };
  const queries = layered(count).map(({ name: model, sql }) => {
    const written = name === "snowflake" ? sql : sql.replaceAll("VARCHAR", "STRING");
    const text = name === "bigquery" ? written.replaceAll("DECIMAL(10, 2)", "NUMERIC(10, 2)") : written;
    made.set(model.toLowerCase(), describe(text, options).columns);
    return text;
  });
  return [`the same in ${other.syntax.engine}`, queries, options];
}

const shapes = [
  ["a model of the synthetic project (mean of 1,000)", modelQueries(1000)],
  ...others.map((name) => inDialect(name, 1000)),
  ["the long query of an analyst", [analystQuery]],
  ["SELECT 1 AS one", ["SELECT 1 AS one"]],
];
const warm = shapes.map(([name, queries, options]) => {
  const { median, least } = time(queries, options);
  return {
    name,
    characters: Math.round(queries.join("").length / queries.length),
    median_us: rounded(median),
    least_us: rounded(least),
  };
});

const growth = (values.warm ? [] : curves).map(([name, sizes, sqlOf]) => {
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
if (!values.warm) {
  stdout.write(
    "\nAn exponent of 1 is linear, of 2 quadratic; it is that of the last step.\n\n| | size: microseconds | exponent |\n| --- | --- | ---: |\n",
  );
}
for (const { name, points, exponent } of growth) {
  stdout.write(
    `| ${name} | ${points.map(({ size, us }) => `${number(size)}: ${number(us)}`).join(" · ")} | ${exponent} |\n`,
  );
}
if (!values.warm) {
  const folder = fileURLToPath(new URL("results/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    node: version,
    load: rounded(loadavg()[0]),
  };
  writeFileSync(join(folder, "typing.json"), `${JSON.stringify({ machine, warm, growth }, undefined, 2)}\n`);
}
