import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

/** A tick of the processor time that /proc tells, in milliseconds. */
const tickMs = 10;
/** How often memory and processor time are looked at; more often, and looking is felt. */
const lookMs = 20;
/** No command takes this long; one that does is ended, and named. */
const mostMs = 600_000;

/**
 * Runs a command to its end, its standard output into a file.
 * @param {readonly string[]} command a program and its arguments
 * @param {{ cwd?: string, input?: string, stdout: string, signal?: AbortSignal }} options
 * @returns {Promise<{ milliseconds: number, cpuMilliseconds: number | undefined, peakMegabytes: number | undefined, stderr: string,
 *   code: number | null }>} what it took from outside; processor time and memory as last seen, at most 20 ms before the end
 */
export function runProcess([program, ...args], { cwd, input, stdout, signal }) {
  const file = openSync(stdout, "w");
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(program, args, { cwd, stdio: ["pipe", file, "pipe"], signal });
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`${[program, ...args].join(" ")} in ${cwd} has not ended for ${mostMs / 1000} s`));
    }, mostMs).unref();
    let stderr = "";
    let seen = {};
    child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
    const watch = setInterval(() => {
      seen = { ...seen, ...usageOf(child.pid) };
    }, lookMs);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      clearTimeout(late);
      resolve({ milliseconds: performance.now() - started, ...seen, stderr, code });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  }).finally(() => closeSync(file));
}

/** High-water mark of memory and processor time of a process on Linux; nothing where /proc does not tell. */
function usageOf(pid) {
  const status = proc(pid, "status");
  const stat = proc(pid, "stat");
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status ?? "")?.[1];
  const [user, system] =
    stat
      ?.slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13) ?? [];
  return {
    ...(kilobytes === undefined ? {} : { peakMegabytes: Math.round(Number(kilobytes) / 1024) }),
    ...(system === undefined ? {} : { cpuMilliseconds: (Number(user) + Number(system)) * tickMs }),
  };
}

function proc(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ESRCH") return undefined;
    throw error;
  }
}
