import { assert, type HashText } from "@rocky/ir";
import { chain, parseBody } from "./body.ts";
import type { EntryBody, NewEntry, StoredEntry } from "./entry.ts";
import { textFact } from "./fact.ts";
import { readLedger, type LedgerReading } from "./read.ts";
import type { LedgerStore } from "./store.ts";

/** What a ledger needs from outside. */
export interface LedgerOptions {
  /** BLAKE3, as everywhere. */
  readonly hash: HashText;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Goes into the genesis entry when the store is still empty. */
  readonly projectId: string;
}

/** An open ledger. Several may be open on one store, in several processes. */
export interface Ledger {
  /** The project that the genesis entry names; differs from the option when the store was made for another one. */
  readonly projectId: string;
  /** Appends in one commit; resolves with what was written once it is durable. An empty list does nothing. */
  append(entries: readonly NewEntry[]): Promise<readonly EntryBody[]>;
  /** Everything that the store holds now. */
  read(): Promise<LedgerReading>;
  /** Gives the store back; nothing may be called afterwards. */
  close(): Promise<void>;
}

/**
 * Opens a ledger on a store and writes the genesis entry when the store is empty. What the store rejects with passes through.
 * A chain that is already broken is continued, so that the break stays where it is: {@link verifyChain} names it.
 */
export async function openLedger(store: LedgerStore, options: LedgerOptions): Promise<Ledger> {
  const rows = (entries: readonly NewEntry[], last: StoredEntry | undefined) =>
    chain(entries, last, { at: new Date(options.now()).toISOString(), hash: options.hash });
  const genesis: NewEntry = { kind: "genesis", data: { project_id: options.projectId } };

  await store.append((last) => (last === undefined ? rows([genesis], last) : []));
  return {
    projectId: (await storedProjectId(store)) ?? options.projectId,
    append: async (entries) =>
      entries.length === 0 ? [] : (await store.append((last) => rows(entries, last))).map(bodyOf),
    read: () => readLedger(store),
    close: () => store.close(),
  };
}

function bodyOf(row: StoredEntry): EntryBody {
  const parsed = parseBody(row.body);
  assert(parsed.kind === "body", `entry ${row.seq} was written in a form that cannot be read back`);
  return parsed.body;
}

async function storedProjectId(store: LedgerStore): Promise<string | undefined> {
  for await (const row of store.read(0)) {
    const parsed = "unreadable" in row ? undefined : parseBody(row.body);
    return parsed?.kind === "body" ? textFact(parsed.body.data, "project_id") : undefined;
  }
  return undefined;
}
