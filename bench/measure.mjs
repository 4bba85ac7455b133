import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The launcher of the command line that was built in this clone. */
export const rocky = fileURLToPath(new URL("../apps/cli/bin/rocky", import.meta.url));

/**
 * Runs a command to its end.
 * @param {readonly string[]} command a program and its arguments
 * @param {{ cwd?: string, input?: string }} options
 * @returns {Promise<{ milliseconds: number, peakMegabytes: number | undefined, stdout: string, stderr: string, code: number | null }>}
 */
function run([program, ...args], { cwd, input } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    const stdout = [];
    let stderr = "";
    let peakMegabytes;
    child.stdout.on("data", (bytes) => stdout.push(bytes));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    const watch = setInterval(() => {
      peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
    }, 10);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      const milliseconds = performance.now() - started;
      resolve({ milliseconds, peakMegabytes, stdout: Buffer.concat(stdout).toString("utf8"), stderr, code });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}

/** The high-water mark of a process's memory on Linux; undefined where /proc does not tell. */
function peakOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  }
}

/**
 * Measures a command and the least possible program beside it, in turns, so that what else the machine does meets both:
 * one process each that is not counted, then `repeats`. Throws when one fails or `check` throws.
 * @param {{ name: string, command: readonly string[], floor: { name: string, command: readonly string[] }, repeats: number,
 *   cwd?: string, input?: string, check?: (stdout: string) => void, before?: () => void }} work `before` is called before each process
 * @returns the row of a table: milliseconds (median, least, most), the highest peak of memory in megabytes, the same of the floor
 */
export async function measure({ name, command, floor, repeats, ...options }) {
  const measured = [];
  const floors = [];
  for (let i = 0; i <= repeats; i++) {
    floors.push(await once(floor.command, { ...options, check: undefined }));
    measured.push(await once(command, options));
  }
  return { name, ...summary(measured), floor: { name: floor.name, ...summary(floors) } };
}

async function once(command, { cwd, input, check, before }) {
  before?.();
  const ran = await run(command, { cwd, input });
  if (ran.code !== 0)
    throw new Error(
      `${command.join(" ")} ended with ${ran.code}:\n${ran.stderr}${ran.stdout.slice(0, 2000)}`,
    );
  check?.(ran.stdout);
  return ran;
}

/** The first process is not counted. */
function summary(processes) {
  const times = processes
    .slice(1)
    .map((each) => each.milliseconds)
    .toSorted((a, b) => a - b);
  const peaks = processes.map((each) => each.peakMegabytes).filter((peak) => peak !== undefined);
  return {
    median_ms: Math.round(times[times.length >> 1]),
    min_ms: Math.round(times[0]),
    max_ms: Math.round(times.at(-1)),
    peak_mb: peaks.length === 0 ? undefined : Math.max(...peaks),
  };
}

/** Throws unless two values are the same. */
export function expectEqual(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected}`);
}
