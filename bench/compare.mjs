// Proves what a change costs: `pnpm bench:compare <git-ref> [--repeats 7] [--only <part of a row's name> …] [--out file.json]`.
// `--only "in process"` measures what needs no process of its own. Builds the revision in a temporary folder, and this clone as it stands; runs both in turns; prints for each row the ratio of this clone to the
// revision with its spread. Needs Node 24 and the installed workspace. Leaves nothing behind but the JSON (scratch/bench-compare.json unless told).
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process, { argv, execPath, stderr, stdout } from "node:process";
import { parseArgs } from "node:util";
import { load, machine } from "./harness/machine.mjs";
import { runProcess } from "./harness/process.mjs";
import { quantiles, tenths } from "./harness/quantiles.mjs";
import { build, checkOut, commitOf, removeCheckOut } from "./harness/revision.mjs";
import { rockyOf, root, write } from "./harness/rocky.mjs";
import { amount, table } from "./harness/table.mjs";
import { compile } from "./suites/compile.mjs";
import { describe } from "./suites/describe.mjs";
import { project } from "./suites/project.mjs";

const options = {
  repeats: { type: "string", default: "7" },
  only: { type: "string", multiple: true, default: [] },
  out: { type: "string", default: join(root, "scratch/bench-compare.json") },
};

/** Where the processes of the two sides differ in what they did, and by how much in what it took. */
async function compareRow([before, now], { repeats, signal }) {
  const pairs = [];
  for (const { prepare } of [before, now]) prepare?.();
  for (let i = 0; i <= repeats; i++) {
    const pair = {};
    for (const side of i % 2 === 0 ? [before, now] : [now, before]) {
      pair[side.side] = await side.run(signal);
    }
    if (i > 0) pairs.push(pair);
  }
  const of = (side, what) => pairs.map((pair) => pair[side][what]).filter((value) => value !== undefined);
  const ratios = (what) =>
    pairs.map((pair) => pair.now[what] / pair.before[what]).filter((ratio) => Number.isFinite(ratio));
  const work = [...new Set(pairs.map((pair) => `${pair.before.work} before, ${pair.now.work} now`))];
  return {
    name: now.name,
    before: tenths(quantiles(of("before", "time")).median),
    now: tenths(quantiles(of("now", "time")).median),
    unit: now.unit,
    ratio: rounded(quantiles(ratios("time"))),
    ...(of("now", "cpu").length > 0 && ratios("cpu").length > 0
      ? { cpu_ratio: rounded(quantiles(ratios("cpu"))) }
      : {}),
    ...(pairs.every((pair) => pair.before.work === pair.now.work) ? {} : { different_work: work }),
  };
}

function rounded({ least, median, most }) {
  const hundredths = (value) => Math.round(value * 100) / 100;
  return { least: hundredths(least), median: hundredths(median), most: hundredths(most) };
}

/** The rows of one side that are whole processes. */
function processRows(side, clone, scratch) {
  const folder = join(scratch, side);
  mkdirSync(folder);
  const given = { rocky: rockyOf(clone), scratch: folder, sizes: [1000, 10_000] };
  return [...project(given), ...compile(given), ...describe(given)].map((row) => ({
    side,
    name: row.name,
    unit: "ms",
    prepare: row.prepare,
    run: async (signal) => {
      row.before?.();
      const out = join(folder, "stdout");
      const ran = await runProcess(row.command, { cwd: row.cwd, input: row.input, stdout: out, signal });
      const work = workOf(ran.code, readFileSync(out, "utf8"));
      return { time: ran.milliseconds, cpu: ran.cpuMilliseconds, work };
    },
  }));
}

/** What a process did, as far as its output tells: both sides must have done the same for their times to be compared. */
function workOf(code, text) {
  if (!text.startsWith("{")) return `exit code ${code}`;
  const output = JSON.parse(text.split("\n", 1)[0].endsWith("}") ? text.split("\n", 1)[0] : text);
  const errors = (output.diagnostics ?? []).filter(({ severity }) => severity === "Error").length;
  return `exit code ${code}, ${output.models ?? 0} models, ${errors} errors`;
}

/** The rows of one side inside a warm process; each run gives all of them. */
async function typingRows(clone, { scratch, signal }) {
  const out = join(scratch, "typing.json");
  const script = join(root, "bench/typing.mjs");
  const command = [execPath, script, "--warm", "--json", "--seconds", "0.3", "--root", clone];
  const ran = await runProcess(command, { cwd: root, stdout: out, signal });
  if (ran.code !== 0) throw new Error(`${command.join(" ")} ended with ${ran.code}: ${ran.stderr}`);
  return JSON.parse(readFileSync(out, "utf8"));
}

async function compareTyping({ before, now }, { repeats, scratch, signal }) {
  const runs = [];
  stderr.write("· in process\n");
  for (let i = 0; i < repeats; i++) {
    const pair = {};
    for (const side of i % 2 === 0 ? ["before", "now"] : ["now", "before"]) {
      pair[side] = await typingRows(side === "now" ? now : before, { scratch, signal });
    }
    runs.push(pair);
  }
  const names = runs[0].now.map((row) => row.name);
  const timeOf = (run, side, name) => run[side].find((row) => row.name === name).median_us;
  return names.map((name) => ({
    name,
    before: tenths(quantiles(runs.map((run) => timeOf(run, "before", name))).median),
    now: tenths(quantiles(runs.map((run) => timeOf(run, "now", name))).median),
    unit: "µs",
    ratio: rounded(quantiles(runs.map((run) => timeOf(run, "now", name) / timeOf(run, "before", name)))),
  }));
}

function wanted(name, only) {
  return only.length === 0 || only.some((part) => name.includes(part));
}

function ratioText(ratio) {
  return ratio === undefined
    ? ""
    : `${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)})`;
}

function print({ before, rows }) {
  const head = ["", before.slice(0, 10), "this clone", "ratio", "ratio of CPU"];
  const cells = rows.map((row) => [
    row.different_work === undefined ? row.name : `${row.name} (not the same work)`,
    amount(row.before, row.unit),
    amount(row.now, row.unit),
    ratioText(row.ratio),
    ratioText(row.cpu_ratio),
  ]);
  stdout.write(`\n${table(head, cells)}\n`);
  for (const row of rows) {
    for (const work of row.different_work ?? []) stdout.write(`${row.name}: ${work}\n`);
  }
}

async function compareAll(commit, { repeats, only, scratch, signal }) {
  stderr.write(`· building ${commit.slice(0, 10)}\n`);
  const before = checkOut(commit, join(scratch, "revision"));
  stderr.write("· building this clone\n");
  build(root);
  const loadBefore = load();
  const old = processRows("before", before, scratch);
  const rows = [];
  for (const row of processRows("now", root, scratch)) {
    if (!wanted(row.name, only)) continue;
    stderr.write(`· ${row.name}\n`);
    const other = old.find(({ name }) => name === row.name);
    rows.push(await compareRow([other, row], { repeats, signal }));
  }
  const typing = only.length === 0 || only.some((part) => part.startsWith("in process"));
  if (typing) rows.push(...(await compareTyping({ before, now: root }, { repeats, scratch, signal })));
  return { machine: machine(), load: { before: loadBefore, after: load() }, repeats, before: commit, rows };
}

/** Runs the comparison, and takes everything away again however it ends. */
async function main() {
  const { values, positionals } = parseArgs({ args: argv.slice(2), options, allowPositionals: true });
  const repeats = Number(values.repeats);
  const [ref] = positionals;
  if (ref === undefined || positionals.length > 1 || !Number.isInteger(repeats) || repeats < 1) {
    stderr.write(
      "usage: pnpm bench:compare <git-ref> [--repeats 7] [--only <part of a row's name> …] [--out file.json]\n",
    );
    return 64;
  }
  let commit;
  try {
    commit = commitOf(ref);
  } catch {
    stderr.write(`There is no revision ${ref} in this clone. \`git fetch\` brings those of the others.\n`);
    return 64;
  }
  const scratch = mkdtempSync(join(tmpdir(), "rocky-compare-"));
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => controller.abort());
  try {
    const { signal } = controller;
    const result = await compareAll(commit, { repeats, only: values.only, scratch, signal });
    print(result);
    write(resolve(values.out), `${JSON.stringify(result, undefined, 2)}\n`);
    stdout.write(
      `\nLoad ${result.load.before} before, ${result.load.after} after. Written to ${values.out}.\n`,
    );
    return 0;
  } catch (error) {
    // What is under way ends with an error of its own when Ctrl-C meets it too.
    await new Promise((done) => setTimeout(done, 50));
    if (controller.signal.aborted) return 130;
    stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    removeCheckOut(join(scratch, "revision"));
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

process.exitCode = await main();
