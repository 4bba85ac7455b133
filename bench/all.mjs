// Measures whole processes: `pnpm bench`, or `node bench/all.mjs [--repeats 7] [start|compile|describe|run …]`.
// Prints a table for each suite and writes bench/results/<suite>.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { argv, exit, stderr, stdout, version } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compile } from "./suites/compile.mjs";
import { describe } from "./suites/describe.mjs";
import { run } from "./suites/run.mjs";
import { start } from "./suites/start.mjs";

const suites = { start, compile, describe, run };
const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { repeats: { type: "string", default: "7" } },
  allowPositionals: true,
});
const unknown = positionals.find((name) => !Object.hasOwn(suites, name));
if (unknown !== undefined) {
  stderr.write(`There is no suite ${unknown}. Suites: ${Object.keys(suites).join(", ")}\n`);
  exit(64);
}

const folder = fileURLToPath(new URL("results/", import.meta.url));
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), "rocky-bench-"));
try {
  for (const name of positionals.length > 0 ? positionals : Object.keys(suites)) await measureSuite(name);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function measureSuite(name) {
  const repeats = Number(values.repeats);
  const [loadBefore] = loadavg();
  const results = await suites[name]({ repeats, scratch });
  const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: availableParallelism(), node: version };
  const load = { before: round(loadBefore), after: round(loadavg()[0]) };
  stdout.write(`\n${name}: median of ${repeats}, load ${load.before} before and ${load.after} after\n\n`);
  stdout.write(tableOf(results));
  const text = JSON.stringify({ machine, load, repeats, results }, undefined, 2);
  writeFileSync(join(folder, `${name}.json`), `${text}\n`);
}

function round(value) {
  return Math.round(value * 10) / 10;
}

/** Markdown, so that it can go into a page as it is. */
function tableOf(results) {
  const cells = results.map((row) => [
    row.name,
    ms(row.median_ms),
    `${row.min_ms.toLocaleString("en")}–${ms(row.max_ms)}`,
    row.peak_mb === undefined ? "" : `${row.peak_mb} MB`,
    `${ms(row.floor.median_ms)} (${row.floor.name})`,
    `${(row.median_ms / row.floor.median_ms).toFixed(2)}×`,
  ]);
  const rows = [["", "median", "spread", "peak memory", "floor", "of the floor"], ...cells];
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const line = (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |\n`;
  return `${line(rows[0])}${rule}${rows.slice(1).map(line).join("")}`;
}

function ms(value) {
  return `${value.toLocaleString("en")} ms`;
}
