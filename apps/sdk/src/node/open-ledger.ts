import { openLedger, type Ledger } from "@rocky/ledger";
import { createHasher, ensureRockyFolder, ledgerPath, sqliteLedgerStore, systemClock } from "@rocky/node";

/** Opens the ledger of a project for writing, and makes it where there is none. */
export async function openProjectLedger(root: string, projectId: string): Promise<Ledger> {
  ensureRockyFolder(root);
  const hash = await createHasher();
  return openLedger(sqliteLedgerStore(ledgerPath(root)), { hash, now: systemClock, projectId });
}
