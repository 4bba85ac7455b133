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
 * Measures a command: one process that is not counted, then `repeats`. Throws when one fails or `check` throws.
 * @param {{ command: readonly string[], cwd?: string, input?: string, repeats: number, check?: (stdout: string) => void, before?: () => void }} work
 *   `before` is called before each process
 * @returns milliseconds (median, least, most) and the highest peak of memory in megabytes
 */
export async function measure({ command, cwd, input, repeats, check, before }) {
  const times = [];
  let peak;
  for (let i = 0; i <= repeats; i++) {
    before?.();
    const ran = await run(command, { cwd, input });
    if (ran.code !== 0)
      throw new Error(
        `${command.join(" ")} ended with ${ran.code}:\n${ran.stderr}${ran.stdout.slice(0, 2000)}`,
      );
    check?.(ran.stdout);
    if (i > 0) times.push(ran.milliseconds);
    peak = Math.max(peak ?? 0, ran.peakMegabytes ?? 0) || undefined;
  }
  times.sort((a, b) => a - b);
  return {
    median_ms: Math.round(times[times.length >> 1]),
    min_ms: Math.round(times[0]),
    max_ms: Math.round(times.at(-1)),
    peak_mb: peak,
  };
}

/** Throws unless two values are the same. */
export function expectEqual(actual, expected, what) {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected}`);
}
