// Shows what a cold compilation pays for beside its work: `node bench/warm-up.mjs [models, 10,000 unless told] [--rounds 6]`. The synthetic project is compiled again and
// again inside one process, from texts in memory, without printing; each round is a row with its phases, the collections of garbage inside it, and the processor time of this
// thread and of all. Prints a table and writes bench/results/warm-up.json. Needs Node 24 and the installed workspace.
import { PerformanceObserver } from "node:perf_hooks";
import { join } from "node:path";
import process, { argv, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { load, machine } from "./harness/machine.mjs";
import { root, write } from "./harness/rocky.mjs";
import { tables } from "./harness/tables.mjs";
import { syntheticFiles } from "./synthetic/project.ts";

const { values, positionals } = parseArgs({
  args: argv.slice(2),
  options: { rounds: { type: "string", default: "6" } },
  allowPositionals: true,
});
const shown = new Set(["models", "parse", "bind"]);
const before = load();
const total = Number(positionals[0] ?? 10_000);
const from = async (path) => await import(pathToFileURL(join(root, path)).href);
const { compile } = await from("packages/compiler/src/index.ts");
const { rockyLanguage } = await from("packages/dsl/src/index.ts");

const files = [...syntheticFiles(total, {})].map(({ path, text }) => ({ path, text }));
let collecting = 0;
const observer = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) collecting += duration;
});
observer.observe({ entryTypes: ["gc"] });

const rocky = rockyLanguage();
const rounds = [];
for (let round = 1; round <= Number(values.rounds); round++) rounds.push(await compileOnce(round));
observer.disconnect();
const result = { machine: machine(), load: { before, after: load() }, models: total, rounds };
stdout.write(`${tables["warm-up"](result)}\n`);
write(join(root, "bench/results/warm-up.json"), `${JSON.stringify(result, undefined, 2)}\n`);

async function compileOnce(round) {
  const phases = {};
  collecting = 0;
  const all = process.cpuUsage();
  const thread = process.threadCpuUsage();
  const started = performance.now();
  let name = "start";
  let since = started;
  const onPhase = (next) => {
    const now = performance.now();
    phases[name] = (phases[name] ?? 0) + now - since;
    name = next;
    since = now;
  };
  const { models } = compile({ files, rocky, onPhase });
  onPhase("end");
  const elapsed = performance.now() - started;
  if (models.length !== total) throw new Error(`${models.length} models were compiled`);
  const spent = (usage) => Math.round((usage.user + usage.system) / 1000);
  const row = {
    round,
    elapsed_ms: Math.round(elapsed),
    thread_ms: spent(process.threadCpuUsage(thread)),
    cpu_ms: spent(process.cpuUsage(all)),
  };
  // What was collected is told after this turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const rest = Object.entries(phases).reduce(
    (ms, [phase, spentMs]) => (shown.has(phase) ? ms : ms + spentMs),
    0,
  );
  return {
    ...row,
    gc_ms: Math.round(collecting),
    models_ms: Math.round(phases.models ?? 0),
    parse_ms: Math.round(phases.parse ?? 0),
    bind_ms: Math.round(phases.bind ?? 0),
    rest_ms: Math.round(rest),
  };
}
