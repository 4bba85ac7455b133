import { setTimeout } from "node:timers/promises";

/** Resolves after that many milliseconds, and keeps the process alive until then: a ledger's group waits for it. */
export async function delay(ms: number): Promise<void> {
  await setTimeout(ms);
}
