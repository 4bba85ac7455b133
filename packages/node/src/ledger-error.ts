import { AdapterError } from "@rocky/adapter";

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notDatabase: 26,
} as const;

/** SQLite's primary result code of an error, where it has one. */
function sqliteCode(error: unknown): number | undefined {
  const code = (error as { readonly errcode?: unknown } | undefined)?.errcode;
  return typeof code === "number" ? code & 0xff : undefined;
}

function isForbidden(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EACCES" || code === "EPERM" || code === "EROFS";
}

/** Whether another process holds the file. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === sqlite.busy || code === sqlite.locked;
}

/** Whether a file could not be opened in the usual way although it is there, as on media that cannot be written. */
export function isReadOnlyMedium(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === sqlite.readOnly || code === sqlite.cannotOpen;
}

/** What went wrong with a ledger file, as the one error that stores throw. */
export function ledgerError(path: string, error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const details = { cause: error };
  if (isForbidden(error))
    return new AdapterError("permission", `the ledger ${path} cannot be made: ${reason}`, details);
  switch (sqliteCode(error)) {
    case sqlite.busy:
    case sqlite.locked:
      return new AdapterError("timeout", `the ledger ${path} is held by another process`, details);
    case sqlite.readOnly:
    case sqlite.cannotOpen:
      return new AdapterError(
        "permission",
        `the ledger ${path} cannot be opened or written: ${reason}`,
        details,
      );
    case sqlite.corrupt:
    case sqlite.notDatabase:
      return new AdapterError("rejected", `the ledger ${path} is malformed: ${reason}`, {
        ...details,
        help: "Keep the file as evidence and move it aside; the next run begins a new ledger.",
      });
    case sqlite.full:
      return new AdapterError("rejected", `there is no space left to write the ledger ${path}`, details);
    default:
      return new AdapterError("rejected", `the ledger ${path} cannot be used: ${reason}`, details);
  }
}
