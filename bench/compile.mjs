// Measures whole processes: `rocky --version`, a cold `rocky compile -o json` of generated projects, `rocky describe --jsonl`.
//   node bench/compile.mjs [models …]      (default 1000)
// Prints a table and writes bench/results/compile.json.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { argv, execPath, exit, stderr, stdout } from "node:process";
import { median, run } from "./measure.mjs";

const sizes = argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1000);
const repeats = 7;
const describeQueries = 5000;
const results = [];

async function measure(name, args, { check, ...options }) {
  const times = [];
  let peak = 0;
  for (let i = 0; i <= repeats; i++) {
    const ran = await run(args, options);
    if (ran.code !== 0) {
      stderr.write(`${name} ended with ${ran.code}:\n${ran.stderr}${ran.stdout.slice(0, 2000)}\n`);
      exit(1);
    }
    check(ran.stdout);
    if (i > 0) times.push(ran.milliseconds);
    peak = Math.max(peak, ran.peakMegabytes ?? 0);
  }
  const row = {
    name,
    median_ms: Math.round(median(times)),
    min_ms: Math.round(Math.min(...times)),
    max_ms: Math.round(Math.max(...times)),
    peak_mb: peak,
  };
  results.push(row);
  stdout.write(
    `${name.padEnd(34)} ${String(row.median_ms).padStart(6)} ms  (${row.min_ms}–${row.max_ms})  ${row.peak_mb} MB\n`,
  );
  return row;
}

function expectEqual(actual, expected, what) {
  if (actual === expected) return;
  stderr.write(`${what}: ${actual} instead of ${expected}\n`);
  exit(1);
}

const scratch = mkdtempSync(join(tmpdir(), "rocky-bench-"));
await measure("--version", ["--version"], {
  check: (text) => expectEqual(text.trim().length > 0, true, "a version"),
});
for (const size of sizes) {
  const folder = join(scratch, String(size));
  const generator = fileURLToPath(new URL("generate.mjs", import.meta.url));
  const made = spawnSync(execPath, [generator, folder, String(size)], { stdio: "inherit" });
  expectEqual(made.status, 0, "exit code of the generator");
  await measure(`compile -o json, ${size} models`, ["compile", "-o", "json"], {
    cwd: folder,
    check: (text) => {
      const output = JSON.parse(text);
      expectEqual(output.models, size, "models");
      expectEqual(output.has_errors, false, "errors");
    },
  });
}

const input = Array.from({ length: describeQueries }, (_, i) =>
  JSON.stringify({
    id: i,
    sql: `SELECT o.id + ${i} AS shifted, upper(o.name) AS name, sum(o.amount) AS total FROM (VALUES (1, 'a', 1.50)) AS o(id, name, amount) GROUP BY ALL`,
  }),
).join("\n");
const described = await measure(`describe --jsonl, ${describeQueries} queries`, ["describe", "--jsonl"], {
  cwd: scratch,
  input: `${input}\n`,
  check: (text) => expectEqual(text.trimEnd().split("\n").length, describeQueries, "lines"),
});
stdout.write(`${Math.round(describeQueries / (described.median_ms / 1000))} described queries a second\n`);
rmSync(scratch, { recursive: true });

const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: availableParallelism() };
const folder = fileURLToPath(new URL("results/", import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, "compile.json"),
  `${JSON.stringify({ machine, repeats, results }, undefined, 2)}\n`,
);
