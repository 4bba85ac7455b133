import { parseBody } from "./body.ts";
import type { EntryBody } from "./entry.ts";
import type { LedgerStore, UnreadableEntry } from "./store.ts";

/** What a store holds, apart from whether its chain is sound. */
export interface LedgerReading {
  /** In order of `seq`. */
  readonly entries: readonly EntryBody[];
  /** What could not be read, in the order met. */
  readonly unreadable: readonly UnreadableEntry[];
}

/** Reads all entries of a store without changing it; unlike an open ledger it also works on read-only media. */
export async function readLedger(store: LedgerStore): Promise<LedgerReading> {
  const entries: EntryBody[] = [];
  const unreadable: UnreadableEntry[] = [];
  for await (const row of store.read(0)) {
    if ("unreadable" in row) {
      unreadable.push(row);
      continue;
    }
    const parsed = parseBody(row.body);
    if (parsed.kind === "body") entries.push(parsed.body);
    else unreadable.push({ seq: row.seq, unreadable: `its body is ${parsed.reason}` });
  }
  return { entries, unreadable };
}
