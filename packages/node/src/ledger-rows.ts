import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { AdapterError } from "@rocky/adapter";
import type { StoredEntry, UnreadableEntry } from "@rocky/ledger";
import { hasTable } from "./ledger-database.ts";

const pageSize = 500;

const table = `CREATE TABLE entry (
  seq INTEGER PRIMARY KEY, prev TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL) STRICT`;

/** The rows from `from` on, in pages, so that writers are never kept waiting. Throws SQLite's errors. */
export function* rowsFrom(database: DatabaseSync, from: number): Generator<StoredEntry | UnreadableEntry> {
  if (!hasTable(database)) return;
  const select = database.prepare(
    "SELECT seq, prev, hash, body FROM entry WHERE seq >= ? ORDER BY seq LIMIT ?",
  );
  for (let next = from; ;) {
    const page = pageOf(select.iterate(next, pageSize));
    yield* page.rows;
    if (page.failure !== undefined) throw page.failure;
    const last = page.rows.at(-1);
    if (page.rows.length < pageSize || last?.seq === undefined) return;
    next = last.seq + 1;
  }
}

interface Page {
  readonly rows: readonly (StoredEntry | UnreadableEntry)[];
  /** What stopped the reading; the rows before it are good. */
  readonly failure?: Error;
}

function pageOf(found: Iterable<Record<string, SQLOutputValue>>): Page {
  const rows: (StoredEntry | UnreadableEntry)[] = [];
  try {
    for (const row of found) rows.push(entryOf(row));
    return { rows };
  } catch (error) {
    return { rows, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

function entryOf(row: Record<string, SQLOutputValue>): StoredEntry | UnreadableEntry {
  const { seq, prev, hash, body } = row;
  if (typeof seq !== "number") return { unreadable: "a row has no number" };
  if (typeof prev !== "string" || typeof hash !== "string" || typeof body !== "string") {
    return { seq, unreadable: "a column does not hold text" };
  }
  return { seq, prev, hash, body };
}

/**
 * Appends what `make` returns in one durable commit that no other writer can come between. The table comes with the first
 * entries, so that an empty table always means that entries were removed.
 */
export function appendRows(
  database: DatabaseSync,
  make: (last: StoredEntry | undefined) => readonly StoredEntry[],
): readonly StoredEntry[] {
  database.exec("BEGIN IMMEDIATE");
  try {
    const begun = hasTable(database);
    const rows = make(begun ? lastRow(database) : undefined);
    if (rows.length > 0) insertRows(database, begun ? "" : table, rows);
    database.exec("COMMIT");
    return rows;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function insertRows(database: DatabaseSync, before: string, rows: readonly StoredEntry[]): void {
  database.exec(before);
  const insert = database.prepare("INSERT INTO entry (seq, prev, hash, body) VALUES (?, ?, ?, ?)");
  for (const { seq, prev, hash, body } of rows) insert.run(seq, prev, hash, body);
}

function lastRow(database: DatabaseSync): StoredEntry | undefined {
  const row = database.prepare("SELECT seq, prev, hash, body FROM entry ORDER BY seq DESC LIMIT 1").get();
  if (row === undefined) return undefined;
  const entry = entryOf(row);
  if ("unreadable" in entry)
    throw new AdapterError("rejected", `the newest entry is unreadable: ${entry.unreadable}`);
  return entry;
}
