import { existsSync } from "node:fs";
import { AdapterError } from "@rocky/adapter";
import { readLedger, runsOf, verifyChain, type RunRecord, type Verification } from "@rocky/ledger";
import { createHasher, isLedgerBegun, isProcessAlive, ledgerPath, sqliteLedgerStore } from "@rocky/node";

/** The runs that a project's ledger speaks of, newest first; none when nothing ran yet. Rejects when it cannot be read. */
export async function readHistory(root: string): Promise<readonly RunRecord[]> {
  return runsOf(await readEntries(root), isProcessAlive);
}

/** Everything that a project's ledger holds, in order; nothing when nothing ran yet. Rejects when it cannot be read. */
export async function readEntries(root: string): Promise<Parameters<typeof runsOf>[0]> {
  const path = ledgerPath(root);
  if (!existsSync(path)) return [];
  const store = sqliteLedgerStore(path, { readOnly: true });
  try {
    const { entries, unreadable } = await readLedger(store);
    const [problem] = unreadable;
    if (entries.length === 0 && problem !== undefined) {
      throw new AdapterError("rejected", problem.unreadable, {
        help: "Keep the file as evidence and move it aside; the next run begins a new ledger.",
      });
    }
    return entries;
  } finally {
    await store.close();
  }
}

/** Recomputes the chain of a project's ledger; `undefined` when nothing was recorded yet. */
export async function verifyLedger(root: string): Promise<Verification | undefined> {
  const path = ledgerPath(root);
  if (!(await isLedgerBegun(path))) return undefined;
  const store = sqliteLedgerStore(path, { readOnly: true });
  try {
    return await verifyChain(store.read(0), await createHasher());
  } finally {
    await store.close();
  }
}
