import { AdapterError, type AdapterErrorCode } from "@rocky/adapter";

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
const sqlite = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  input: 10,
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

interface Rule {
  readonly codes: readonly number[];
  readonly code: AdapterErrorCode;
  /** What follows "the ledger <path>". */
  readonly sentence: string;
  readonly help?: string;
}

const rules: readonly Rule[] = [
  { codes: [sqlite.busy, sqlite.locked], code: "timeout", sentence: "is held by another process" },
  {
    codes: [sqlite.readOnly, sqlite.cannotOpen],
    code: "permission",
    sentence: "cannot be opened or written",
    help: "It has to be a file that you may write, in a folder that you may write.",
  },
  {
    codes: [sqlite.corrupt, sqlite.notDatabase],
    code: "rejected",
    sentence: "is malformed",
    help: "Keep the file as evidence and move it aside; the next run begins a new ledger.",
  },
  {
    codes: [sqlite.full, sqlite.input],
    code: "rejected",
    sentence: "cannot be written",
    help: "Is there space left on the disk? What the ledger held before is still in it.",
  },
];

/** What went wrong with a ledger file, as the one error that stores throw. */
export function ledgerError(path: string, error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = sqliteCode(error);
  const rule = rules.find(({ codes }) => code !== undefined && codes.includes(code));
  const sentence = `the ledger ${path} ${rule?.sentence ?? "cannot be used"}: ${reason}`;
  return new AdapterError(rule?.code ?? (isForbidden(error) ? "permission" : "rejected"), sentence, {
    ...(rule?.help === undefined ? {} : { help: rule.help }),
    cause: error,
  });
}
