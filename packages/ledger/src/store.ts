import type { StoredEntry } from "./entry.ts";

/**
 * Where entries are kept. Several processes may use one store at once.
 */
export interface LedgerStore {
  /**
   * Appends, in one durable commit, what `make` returns for the current last entry (`undefined` for an empty store).
   * No other writer comes between reading the last entry and the commit; `make` may be called again when a commit is
   * retried. Returns what was appended, once it is durable.
   */
  append(make: (last: StoredEntry | undefined) => readonly StoredEntry[]): Promise<readonly StoredEntry[]>;
  /** All entries from `from` (inclusive) in order of `seq`; a row that cannot be read is a {@link UnreadableEntry}. */
  read(from: number): AsyncIterable<StoredEntry | UnreadableEntry>;
  /** Gives the store back; nothing may be called afterwards. */
  close(): Promise<void>;
}

/** A row, or the whole store, that could not be read; `seq` where that much is known. */
export interface UnreadableEntry {
  /** Why, as a phrase. */
  readonly unreadable: string;
  readonly seq?: number;
}
