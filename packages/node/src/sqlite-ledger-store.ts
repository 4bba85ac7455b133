import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { AdapterError } from "@rocky/adapter";
import type { LedgerStore } from "@rocky/ledger";
import { openForReading, openForWriting } from "./ledger-database.ts";
import { ledgerError } from "./ledger-error.ts";
import { appendRows, rowsFrom } from "./ledger-rows.ts";

/** How a ledger file is wanted. */
export interface SqliteLedgerOptions {
  /** Never write; the file may lie on a medium that cannot be written. */
  readonly readOnly?: true;
}

/**
 * A ledger in one SQLite file, for many processes at once. The file and its folder are made by the first append; a
 * missing file reads as empty. What cannot be read, the whole file included, comes out as an unreadable entry;
 * appending rejects with an `AdapterError`.
 */
export function sqliteLedgerStore(path: string, options: SqliteLedgerOptions = {}): LedgerStore {
  const readOnly = options.readOnly === true;
  let opening: Promise<DatabaseSync> | undefined;
  const open = (): Promise<DatabaseSync> => {
    opening ??= readOnly ? openForReading(path) : openForWriting(path);
    return opening;
  };

  return {
    append: async (make) => {
      if (readOnly) throw new AdapterError("permission", `the ledger ${path} was opened for reading only`);
      try {
        mkdirSync(dirname(path), { recursive: true });
        return appendRows(await open(), make);
      } catch (error) {
        throw ledgerError(path, error);
      }
    },
    read: async function* (from) {
      if (!existsSync(path)) return;
      try {
        yield* rowsFrom(await open(), from);
      } catch (error) {
        yield { unreadable: ledgerError(path, error).message };
      }
    },
    close: async () => {
      const opened = await opening?.catch(() => undefined);
      opening = undefined;
      opened?.close();
    },
  };
}
