// Measures what the tables of each dialect's functions cost: `node bench/function-tables.mjs`. Each step runs in a process of its own, so that
// nothing is warm; prints the median of seven. Needs Node 24 and the installed workspace.
import { execFileSync } from "node:child_process";
import { argv, execPath, memoryUsage, stdout } from "node:process";
import { fileURLToPath } from "node:url";

const steps = {
  "nothing is asked": () => undefined,
  "one function": (dialect) => dialect.functions.lookup("sum"),
  "one call": (dialect) => resolve(dialect, "sum", [{ type: { kind: "date" } }]),
  "one macro (DuckDB)": (dialect) =>
    resolve(dialect, "fdiv", [{ type: { kind: "integer", bits: 32, signed: true } }]),
  "every function": (dialect) => {
    for (const name of dialect.functions.names()) {
      if (dialect.functions.lookup(name)?.kind !== "macro")
        resolve(dialect, name, [{ type: { kind: "date" } }]);
    }
  },
  "every table function": (dialect) =>
    [...dialect.functions.tableNames()].map((name) => dialect.functions.resolveTable(name, [])),
};

function resolve(dialect, name, args) {
  return dialect.functions.resolve(dialect.functions.lookup(name), args);
}

async function once(name, step) {
  const { dialectOf } = await import("../packages/sql/src/index.ts");
  const dialect = dialectOf(name);
  globalThis.gc();
  const before = memoryUsage().heapUsed;
  const started = performance.now();
  const kept = steps[step](dialect);
  const ms = performance.now() - started;
  globalThis.gc();
  stdout.write(
    JSON.stringify({ ms, mb: (memoryUsage().heapUsed - before) / 2 ** 20, kept: kept !== undefined }),
  );
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

if (argv[2] === undefined) {
  for (const [name, step] of ["duckdb", "databricks", "bigquery", "snowflake"].flatMap((name) =>
    Object.keys(steps).map((step) => [name, step]),
  )) {
    if (step.includes("DuckDB") && name !== "duckdb") continue;
    const runs = Array.from({ length: 7 }, () =>
      JSON.parse(
        execFileSync(execPath, ["--expose-gc", fileURLToPath(import.meta.url), name, step], {
          encoding: "utf8",
        }),
      ),
    );
    const ms = median(runs.map((run) => run.ms)).toFixed(1);
    const mb = median(runs.map((run) => run.mb)).toFixed(2);
    stdout.write(`${name.padEnd(12)}${step.padEnd(22)}${ms.padStart(7)} ms${mb.padStart(8)} MB\n`);
  }
} else {
  await once(argv[2], argv[3]);
}
