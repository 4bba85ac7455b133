import { setTimeout } from "node:timers/promises";

/** Resolves after that many milliseconds; by itself it does not keep the process alive. */
export async function delay(ms: number): Promise<void> {
  await setTimeout(ms, undefined, { ref: false });
}
