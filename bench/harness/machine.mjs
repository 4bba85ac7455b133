import { availableParallelism, cpus, getPriority, loadavg, release, totalmem, type } from "node:os";
import { version } from "node:process";
import { tenths } from "./quantiles.mjs";

/** What the figures were measured on. */
export function machine() {
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    memory_gb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: version,
    nice: getPriority(),
  };
}

/** How much else the machine did in the last minute: processes that wanted to run. */
export function load() {
  return tenths(loadavg()[0] ?? NaN);
}
