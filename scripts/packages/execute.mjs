import { spawnSync } from "node:child_process";

/** Runs a program to its end and gives what it printed to standard output; throws with all that it printed when it fails. */
export function execute(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });
  if (done.error !== undefined) throw new Error(`${program} could not be started: ${done.error.message}`);
  if (done.status === 0) return done.stdout;
  const said = `${done.stdout}\n${done.stderr}`.trim();
  throw new Error(`\`${[program, ...args].join(" ")}\` ended with ${done.status ?? done.signal}\n${said}`);
}
