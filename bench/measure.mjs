import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The launcher of the command line that was built in this clone. */
export const rocky = fileURLToPath(new URL("../apps/cli/bin/rocky", import.meta.url));

/**
 * Runs a command to its end.
 * @param {readonly string[]} args arguments of `rocky`
 * @param {{ cwd?: string, input?: string }} options
 * @returns {Promise<{ milliseconds: number, peakMegabytes: number | undefined, stdout: string, stderr: string, code: number | null }>}
 */
export function run(args, { cwd, input } = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(rocky, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    let peakMegabytes;
    child.stdout.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    const watch = setInterval(() => {
      peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
    }, 10);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({ milliseconds: performance.now() - started, peakMegabytes, stdout, stderr, code });
    });
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

/** The middle value of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
