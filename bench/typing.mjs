// Measures parsing, binding and typing inside one warm process: `node bench/typing.mjs [--seconds 1] [--warm] [--json] [--root <clone>]`.
// Prints two tables (with --warm the first alone, and with --json only its rows) and, unless --warm, writes bench/results/typing.json. With --root the
// compiler of another clone is measured. Needs Node 24 and the installed workspace.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { load, machine } from "./harness/machine.mjs";
import { quantiles, tenths as rounded } from "./harness/quantiles.mjs";
import { root, write } from "./harness/rocky.mjs";
import { analystQuery, analystTables } from "./shapes/analyst.mjs";
import { curves, keysOf, tableOf } from "./shapes/curves.mjs";
import { syntheticModels } from "./synthetic/project.ts";

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    seconds: { type: "string", default: "1" },
    warm: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    root: { type: "string", default: root },
  },
});
const loadBefore = load();
const sql = pathToFileURL(join(values.root, "packages/sql/src/index.ts"));
const { bindQuery, describeQuery, dialectOf, parseQuery, parseTypeName } = await import(sql.href);
const dsl = join(values.root, "packages/dsl/src/index.ts");
const rocky = existsSync(dsl) ? (await import(pathToFileURL(dsl).href)).rockyLanguage() : undefined;
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
  // Most sources repeat names, which BigQuery refuses in a result; they are typed all the same.
  const error = bound.diagnostics.find(({ severity, code }) => severity === "error" && code !== "E073");
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

/** The models of the synthetic project that are SQL. */
function syntheticQueries(count) {
  return syntheticModels(count, { clean: true })
    .filter((model) => model.language === "sql")
    .map(({ name, body }) => ({ name, sql: body }));
}

/** Reads, binds and types a model of either language. */
function describeModel({ language, body }) {
  if (language === "sql") return describe(body);
  const { query, diagnostics } = rocky.read(body, { file: "model.rocky", start: 0, dialect });
  const bound = bindQuery(query, duckdb);
  const error = [...diagnostics, ...bound.diagnostics].find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(`${error.code} ${error.message} in ${body}`);
  return bound;
}

/** Models whose inputs are known as the models before them give them. */
function projectModels(count) {
  const models = syntheticModels(count, { clean: true }).filter(
    ({ language }) => language === "sql" || rocky !== undefined,
  );
  for (const model of models) known.set(model.name, describeModel(model).columns);
  return models;
}

/** The median over some queries of each query's own median, in microseconds; the first third of the rounds warms up. */
function medianOfEach(queries, once) {
  const times = queries.map(() => []);
  const until = performance.now() + budget;
  let rounds = 0;
  for (; performance.now() < until || rounds < 9; rounds++) {
    queries.forEach((query, at) => {
      const started = performance.now();
      once(query);
      times[at].push((performance.now() - started) * 1000);
    });
  }
  const counted = times.map((of) => quantiles(of.slice(Math.floor(rounds / 3))));
  return {
    characters: Math.round(queries.map((query) => query.body ?? query).join("").length / queries.length),
    median_us: rounded(quantiles(counted.map((of) => of.median)).median),
    least_us: rounded(quantiles(counted.map((of) => of.least)).median),
  };
}

/** The queries of TPC-H as the tests of the binder have them. */
function tpchQueries() {
  const file = join(root, "packages/sql/test/fixtures/oracle/queries/tpch.sql");
  return readFileSync(file, "utf8")
    .split(/^---$/m)
    .slice(1)
    .map((query) => query.trim());
}

function parse(text) {
  const { query, diagnostics } = parseQuery(text, { dialect, file: "query.sql" });
  if (query === undefined || diagnostics.length > 0) throw new Error(`cannot read ${text}`);
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
  const queries = syntheticQueries(count).map(({ name: model, sql }) => {
    const written = name === "snowflake" ? sql : sql.replaceAll("VARCHAR", "STRING");
    const text = name === "bigquery" ? written.replaceAll("DECIMAL(10,2)", "NUMERIC(10,2)") : written;
    made.set(model.toLowerCase(), describe(text, options).columns);
    return text;
  });
  return [`the same in ${other.syntax.engine}`, queries, options];
}

const models = projectModels(1000);
const projectQueries = models.filter(({ language }) => language === "sql").map(({ body }) => body);
const pipelines = models.filter(({ language }) => language === "rocky");
const shapes = [
  ["a model of the synthetic project in SQL, mean", projectQueries],
  ...others.map((name) => inDialect(name, 1000)),
  ["the long query of an analyst", [analystQuery]],
  ["SELECT 1 AS one", ["SELECT 1 AS one"]],
];
const inProcess = [
  {
    name: "parse, bind and type a model of the synthetic project, median",
    ...medianOfEach(models, describeModel),
    bar: "40 µs",
  },
  ...(pipelines.length === 0
    ? []
    : [{ name: "one in the .rocky language, median of 110", ...medianOfEach(pipelines, describeModel) }]),
  { name: "parse a query of TPC-H, median of 22", ...medianOfEach(tpchQueries(), parse), bar: "60 µs" },
];
const means = shapes.map(([name, queries, options]) => {
  const { median, least } = time(queries, options);
  return {
    name,
    characters: Math.round(queries.join("").length / queries.length),
    median_us: rounded(median),
    least_us: rounded(least),
  };
});

const warm = [...inProcess, ...means];

const growth = (values.warm ? [] : curves).map(([name, sizes, sqlOf]) => {
  const points = sizes.map((size) => ({ size, us: rounded(time([sqlOf(size)]).median) }));
  const [before, last] = points.slice(-2);
  const exponent = Math.log(last.us / before.us) / Math.log(last.size / before.size);
  return { name, points, exponent: Math.round(exponent * 100) / 100 };
});

const number = (value) => value.toLocaleString("en");
if (values.json) {
  stdout.write(`${JSON.stringify(warm)}\n`);
} else {
  stdout.write("\n| warm | characters | median | least |\n| --- | ---: | ---: | ---: |\n");
  for (const row of warm) {
    stdout.write(
      `| ${row.name} | ${number(row.characters)} | ${number(row.median_us)} µs | ${number(row.least_us)} µs |\n`,
    );
  }
}
if (!values.warm) {
  stdout.write(
    "\nAn exponent of 1 is linear, of 2 quadratic; it is that of the last step.\n\n| | size: microseconds | exponent |\n| --- | --- | ---: |\n",
  );
  for (const { name, points, exponent } of growth) {
    stdout.write(
      `| ${name} | ${points.map(({ size, us }) => `${number(size)}: ${number(us)}`).join(" · ")} | ${exponent} |\n`,
    );
  }
  const result = { machine: machine(), load: { before: loadBefore, after: load() }, warm, growth };
  write(join(root, "bench/results/typing.json"), `${JSON.stringify(result, undefined, 2)}\n`);
}
