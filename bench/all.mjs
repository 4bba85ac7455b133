// Measures whole processes: `pnpm bench`, or `node bench/all.mjs [--repeats 7] [project|start|compile|describe|run|warm-up|typing …]`.
// Writes bench/results/<suite>.json and the tables of bench/README.md; `tables` alone writes the tables from the results that are there.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process, { argv, execPath, exit, stderr, stdout } from "node:process";
import { parseArgs } from "node:util";
import { load, machine } from "./harness/machine.mjs";
import { measure } from "./harness/measure.mjs";
import { withTables } from "./harness/readme.mjs";
import { rockyOf, root, write } from "./harness/rocky.mjs";
import { tables } from "./harness/tables.mjs";
import { compile } from "./suites/compile.mjs";
import { describe } from "./suites/describe.mjs";
import { project } from "./suites/project.mjs";
import { run } from "./suites/run.mjs";
import { start } from "./suites/start.mjs";

const suites = { project, start, compile, describe, run };
const programs = ["warm-up", "typing"];
const names = [...Object.keys(suites), ...programs, "tables"];
const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { repeats: { type: "string", default: "7" } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) {
  stderr.write(`There is no suite ${unknown}. Suites: ${names.join(", ")}\n`);
  exit(64);
}
const rocky = rockyOf(root);
if (!existsSync(join(root, "apps/cli/dist/main.js"))) {
  stderr.write("The command is not built. Run `node scripts/bootstrap.mjs setup` first.\n");
  exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), "rocky-bench-"));
const clean = () => rmSync(scratch, { recursive: true, force: true });
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    clean();
    exit(130);
  });
}
try {
  for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) {
    if (programs.includes(name)) {
      execFileSync(execPath, [join(root, `bench/${name}.mjs`)], { stdio: "inherit" });
    } else if (name !== "tables") {
      await measureSuite(name);
    }
    writeTables();
  }
} finally {
  clean();
}

async function measureSuite(name) {
  const repeats = Number(values.repeats);
  const before = load();
  const results = [];
  for (const row of suites[name]({ rocky, scratch })) {
    stderr.write(`· ${name}: ${row.name}\n`);
    results.push(await measure(row, { repeats, scratch }));
  }
  const result = {
    machine: machine(),
    commit: commit(),
    load: { before, after: load() },
    repeats,
    results,
  };
  stdout.write(`\n${tables[name](result)}\n`);
  write(join(root, `bench/results/${name}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** What was measured: the commit, with a + when files differ from it. */
function commit() {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  const changed = git("status", "--porcelain", "--", "packages", "apps", "bench/synthetic", "bench/suites");
  return `${git("rev-parse", "--short=10", "HEAD")}${changed === "" ? "" : "+"}`;
}

function writeTables() {
  const page = join(root, "bench/README.md");
  const resultOf = (suite) => {
    const file = join(root, `bench/results/${suite}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  };
  writeFileSync(page, withTables(readFileSync(page, "utf8"), resultOf));
}
