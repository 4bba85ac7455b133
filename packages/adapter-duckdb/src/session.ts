import type { DuckDBConnection } from "@duckdb/node-api";
import type { CancelSignal } from "@rocky/ir";
import { cancelled } from "./errors.ts";

const interruptEveryMs = 20;

/**
 * Does something in a session, and interrupts it when the signal is aborted. The interruption is repeated, because one
 * that comes before the statement has begun in DuckDB's own thread is lost.
 */
export async function interruptible<T>(
  session: DuckDBConnection,
  signal: CancelSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return work();
  if (signal.aborted) throw cancelled();
  let repeated: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    session.interrupt();
    repeated ??= setInterval(() => session.interrupt(), interruptEveryMs);
  };
  signal.addEventListener("abort", interrupt, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener("abort", interrupt);
    clearInterval(repeated);
  }
}
