import type { LedgerStore, StoredEntry } from "@rocky/ledger";

/** The readable rows of a store. */
export async function rowsOf(store: LedgerStore): Promise<StoredEntry[]> {
  const rows: StoredEntry[] = [];
  for await (const row of store.read(0)) if ("body" in row) rows.push(row);
  return rows;
}
