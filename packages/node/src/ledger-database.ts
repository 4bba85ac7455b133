import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { isBusy, isReadOnlyMedium } from "./ledger-error.ts";

const timeout = 10_000;

/** Opens a ledger file for reading and writing, and makes it, still without a table, if it is not there. Throws SQLite's errors. */
export async function openForWriting(path: string): Promise<DatabaseSync> {
  const database = new DatabaseSync(path, { timeout });
  try {
    await patiently(() => database.exec("PRAGMA journal_mode = WAL"));
    database.exec("PRAGMA synchronous = FULL");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

// The switch to the write-ahead log does not wait for other processes by itself.
async function patiently(action: () => void): Promise<void> {
  for (let waited = 0; ; waited += 10) {
    try {
      action();
      return;
    } catch (error) {
      if (!isBusy(error) || waited >= timeout) throw error;
      await setTimeout(10);
    }
  }
}

/** Whether the file has ever held a ledger; one that was made by a process which ended before its first entry has not. */
export function hasTable(database: DatabaseSync): boolean {
  return (
    database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'entry'").get() !==
    undefined
  );
}

/** Whether a file was ever written to as a ledger. One that cannot be read counts as if: reading it says what is wrong. */
export async function isLedgerBegun(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    const database = await openForReading(path);
    try {
      return hasTable(database);
    } finally {
      database.close();
    }
  } catch {
    return true;
  }
}

/** Opens a ledger file for reading, also where nothing can be written. Throws SQLite's errors. */
export async function openForReading(path: string): Promise<DatabaseSync> {
  await Promise.resolve();
  try {
    return probed(new DatabaseSync(path, { readOnly: true, timeout }));
  } catch (error) {
    if (!isReadOnlyMedium(error)) throw error;
    return openImmutable(path);
  }
}

/**
 * Opens a ledger file on a medium that nobody can write. What was never moved from the log into the file cannot be
 * seen this way; then it throws.
 */
function openImmutable(path: string): DatabaseSync {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new Error(`${path}-wal holds entries that can only be read where the folder can be written`);
  }
  const url = pathToFileURL(path);
  url.search = "mode=ro&immutable=1";
  return probed(new DatabaseSync(url, { readOnly: true }));
}

function probed(database: DatabaseSync): DatabaseSync {
  try {
    hasTable(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
