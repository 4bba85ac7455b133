import { setTimeout } from "node:timers/promises";

/** Resolves after that many milliseconds. */
export async function delay(ms: number): Promise<void> {
  await setTimeout(ms);
}
