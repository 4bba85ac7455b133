import { spawnSync } from "node:child_process";

/** A check that a program makes: passed when it exits with 0, else the problem is what it printed. */
export function command(program, args, cwd = ".") {
  return () => {
    const done = spawnSync(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
    if (done.error !== undefined) return `${program} could not be started: ${done.error.message}`;
    if (done.status === 0) return undefined;
    const output = `${done.stdout}\n${done.stderr}`.trim();
    return output === "" ? `${program} exited with ${done.status}` : output;
  };
}
