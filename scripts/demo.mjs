// Tells what Rocky does with three million flights: `npm run demo`. Every step checks that what it shows is true.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rocky = join(root, "apps/cli/bin/rocky");
const scratch = join(root, "scratch", "flights");
const started = performance.now();

/** Ends the demo when something is not as it says. */
function expect(condition, what, output = "") {
  if (condition) return;
  process.stderr.write(`\nThe demo did not do what it says: ${what}\n${output}\n`);
  process.exit(1);
}

function title(text) {
  process.stdout.write(`${process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : `— ${text}`}\n`);
}

/** Runs a command as a user would type it, shows it and the first lines of what it prints, and checks its exit code. */
function show(args, { lines = 6, exit = 0, quiet = true, cwd = scratch } = {}) {
  const where = cwd === scratch ? "" : `cd ${relative(root, cwd)} && `;
  process.stdout.write(`$ ${where}rocky ${args.join(" ")}\n`);
  const colour = process.stdout.isTTY ? { FORCE_COLOR: "1" } : {};
  const done = spawnSync(rocky, [...args, ...(quiet ? ["-q"] : []), "-o", "table"], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...colour },
    maxBuffer: 1 << 28,
  });
  const output = `${done.stderr}${done.stdout}`.trimEnd().split("\n");
  const shown =
    output.length > lines
      ? [...output.slice(0, lines - 1), `… ${output.length - lines + 1} more lines`]
      : output;
  process.stdout.write(`${shown.join("\n")}\n`);
  expect(
    done.status === exit,
    `\`rocky ${args.join(" ")}\` ended with ${done.status}, not ${exit}`,
    output.join("\n"),
  );
  return output.join("\n");
}

/** The JSON of a command, to check what was shown. */
function ask(args, exit = 0) {
  const done = spawnSync(rocky, [...args, "-o", "json"], {
    cwd: scratch,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expect(
    done.status === exit,
    `\`rocky ${args.join(" ")} -o json\` ended with ${done.status}, not ${exit}`,
    done.stderr,
  );
  return JSON.parse(done.stdout);
}

function change(file, from, to) {
  const path = join(scratch, file);
  const text = readFileSync(path, "utf8");
  expect(text.includes(from), `${file} has no text ${from}`);
  writeFileSync(path, text.replace(from, to));
}

rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
for (const name of ["rocky.toml", "models", "data"]) {
  cpSync(join(root, "examples/flights", name), join(scratch, name), { recursive: true });
}
const datasets = join(root, "examples/flights/node_modules/vega-datasets/data");
expect(existsSync(datasets), "the package vega-datasets is not installed");
cpSync(join(datasets, "flights-3m.parquet"), join(scratch, "data/flights.parquet"));
cpSync(join(datasets, "airports.csv"), join(scratch, "data/airports.csv"));

title(`1. Three million flights, in a copy of the example: ${relative(process.cwd(), scratch) || "."}`);
show(["load"]);
show(["discover", "--with-schemas"], { lines: 2 });
expect(existsSync(join(scratch, "schemas.lock.toml")), "no schemas.lock.toml was written");

title("2. Every column typed before anything runs");
show(["compile"]);
const compiled = ask(["compile"]);
const columns = compiled.models_detail.flatMap((model) => model.columns);
expect(!compiled.has_errors && compiled.models >= 8, "the project did not compile");
expect(
  columns.every((column) => column.type !== null && column.nullable !== null),
  "a type or a nullability is unknown",
);

title("3. A colleague renames a column of stg_flights and keeps only the time of day");
change("models/staging/stg_flights.sql", "distance AS distance_miles", "distance AS miles");
change("models/staging/stg_flights.sql", "date AS departed_at", "date::TIME AS departed_at");
show(["run"], { lines: 8, exit: 1 });
const broken = ask(["compile"], 1);
const blamed = new Set(
  broken.diagnostics.filter((d) => d.severity === "Error").map((d) => `${d.code} ${d.span.file}`),
);
for (const wanted of [
  "E048 models/intermediate/int_routes.sql",
  "E053 models/marts/airport_weekly_delay.sql",
  "E053 models/marts/weekday_hour_pattern.sql",
]) {
  expect(blamed.has(wanted), `no error ${wanted}`, [...blamed].join("\n"));
}
const refused = ask(["history"]).runs[0];
expect(refused.status === "refused", `the newest run is ${refused.status}, not refused`);

title("4. Mended, it runs");
change("models/staging/stg_flights.sql", "distance AS miles", "distance AS distance_miles");
change("models/staging/stg_flights.sql", "date::TIME AS departed_at", "date AS departed_at");
show(["run"], { lines: 5, quiet: false });

title("5. The rows hold what was promised; what the compiler proves is not even run");
show(["test"]);
const tested = ask(["test"]);
expect(tested.unit_tests.passed === 1, "the unit test did not pass", JSON.stringify(tested.unit_tests));
expect(tested.declarative.passed === 2 && tested.declarative.proved === 1, "a test did not hold");

title("6. Where a number comes from");
const trace = show(["lineage", "airport_weekly_delay.average_delay"]);
expect(trace.includes("raw.flights.delay"), "the lineage does not reach the source", trace);
show(["show", "worst_routes", "--limit", "3"]);
expect(ask(["show", "worst_routes", "--limit", "3"]).rows.length === 3, "show did not give three rows");

title("7. What happened, and proof that nobody changed it since");
show(["history"]);
show(["ledger", "verify"]);
process.stdout.write("… now somebody changes one byte of an entry in .rocky/ledger.db\n");
const tampered = tamper(join(scratch, ".rocky/ledger.db"));
const verdict = show(["ledger", "verify"], { exit: 1 });
expect(new RegExp(`\\b${tampered}\\b`).test(verdict), `verify does not name entry ${tampered}`, verdict);

title(
  "8. The same compiler for other warehouses: projects of three, each in its own SQL, none of them connected",
);
for (const warehouse of ["databricks", "bigquery", "snowflake"]) {
  const cwd = join(root, "examples", warehouse);
  const said = show(["compile"], { cwd, lines: 1 });
  expect(said.includes("100 % of types"), `the example for ${warehouse} is not typed in full`, said);
}
process.stdout.write(`\nDone in ${((performance.now() - started) / 1000).toFixed(0)} s.\n`);

/** Changes a letter inside the body of a step's entry, in the file itself; gives the entry's number. */
function tamper(path) {
  for (const file of [path, `${path}-wal`]) {
    if (!existsSync(file)) continue;
    const bytes = readFileSync(file);
    const at = bytes.indexOf('"step":"worst_routes"');
    if (at < 0) continue;
    const start = bytes.lastIndexOf('{"at":', at);
    const end = bytes.indexOf('"v":1}', at);
    const body = bytes.subarray(start, end).toString("utf8");
    const seq = /"seq":(\d+)/.exec(body)?.[1];
    expect(seq !== undefined, "no entry was found to change");
    bytes[at + '"step":"'.length] = "W".charCodeAt(0);
    writeFileSync(file, bytes);
    return seq;
  }
  expect(false, "no entry about worst_routes was found in the ledger");
}
