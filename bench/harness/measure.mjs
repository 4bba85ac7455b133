import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "./process.mjs";
import { quantiles } from "./quantiles.mjs";

/**
 * What is measured as a whole process.
 * @typedef {object} Row
 * @property {string} name
 * @property {readonly string[]} command
 * @property {string} [cwd]
 * @property {string} [input] what it reads on standard input
 * @property {() => void} [prepare] called once before all of them
 * @property {() => void} [before] called before each process
 * @property {(stdout: string) => void} [check] throws when the output is not what it must be
 * @property {number} [exit] the exit code that is expected, 0 unless told
 * @property {readonly { name: string, command: readonly string[] }[]} floors the least possible programs beside it
 * @property {object} [beside] what the results are to carry: the bar, and so on
 */

/**
 * Measures a row and its floors in turns, so that what else the machine does meets all: one process each that is not counted, then
 * `repeats`. Throws when one fails or `check` throws, which is asked of the first and the last.
 * @param {Row} row
 * @param {{ repeats: number, scratch: string }} options
 * @returns the row of a table: milliseconds (median, least, most), processor time, the highest peak of memory in megabytes; the same of the floors
 */
export async function measure(row, { repeats, scratch }) {
  row.prepare?.();
  const floors = row.floors.map((floor) => ({ ...floor, cwd: row.cwd, input: row.input }));
  const all = [...floors.map((floor) => ({ of: floor, ran: [] })), { of: row, ran: [] }];
  for (let i = 0; i <= repeats; i++) {
    for (const { of, ran } of all) {
      // Reading what is printed makes garbage, which is collected while the next process is measured.
      const one = await runRow(of, { scratch, isChecked: i === 0 || i === repeats });
      if (i > 0) ran.push(one);
    }
  }
  const results = all.map(({ of, ran }) => ({ name: of.name, ...summary(ran) }));
  return { ...results.at(-1), floors: results.slice(0, -1), ...row.beside };
}

/** One process of a row. */
async function runRow(row, { scratch, isChecked }) {
  row.before?.();
  const stdout = join(scratch, "stdout");
  const ran = await runProcess(row.command, { cwd: row.cwd, input: row.input, stdout });
  if (ran.code !== (row.exit ?? 0)) {
    const shown = readFileSync(stdout, "utf8").slice(0, 2000);
    throw new Error(`${row.command.join(" ")} in ${row.cwd} ended with ${ran.code}:\n${ran.stderr}${shown}`);
  }
  if (isChecked) row.check?.(readFileSync(stdout, "utf8"));
  return ran;
}

function summary(processes) {
  const times = quantiles(processes.map((each) => each.milliseconds));
  const cpu = processes.map((each) => each.cpuMilliseconds).filter((each) => each !== undefined);
  const peaks = processes.map((each) => each.peakMegabytes).filter((each) => each !== undefined);
  return {
    median_ms: Math.round(times.median),
    min_ms: Math.round(times.least),
    max_ms: Math.round(times.most),
    cpu_ms: cpu.length === 0 ? undefined : Math.round(quantiles(cpu).median),
    peak_mb: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
}

/** Throws unless two values are the same. */
export function expectEqual(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected}`);
}
