import type { JsonValue } from "@rocky/ir";

/** The version of the entry's body; a reader refuses what it does not know. */
export const entryVersion = 1;

/** The `prev` of the first entry. */
export const genesisPrev: string = "0".repeat(64);

/** What an entry speaks of. */
export type EntryKind = "genesis" | "run-start" | "run-end" | "step-intent" | "step-outcome" | "decision";

/** The facts of an entry as they are stored. */
export interface EntryData {
  readonly [key: string]: JsonValue | undefined;
}

/** A fact on its way into an entry: JSON, and integers of any size. */
export type LedgerValue =
  | JsonValue
  | bigint
  | readonly LedgerValue[]
  | { readonly [key: string]: LedgerValue | undefined };

/** What is appended; the ledger adds sequence, time and chain. */
export interface NewEntry {
  readonly kind: EntryKind;
  /** The run that it belongs to. */
  readonly run?: string;
  /**
   * Integers beyond ±2⁵³ are stored as decimal text, numbers that JSON lacks (NaN, infinities) as their names, and lone
   * surrogates in texts as U+FFFD.
   */
  readonly data: { readonly [key: string]: LedgerValue | undefined };
}

/** The body of an entry: what is hashed, as canonical JSON. */
export interface EntryBody {
  readonly v: typeof entryVersion;
  /** Counts from 0 without gaps. */
  readonly seq: number;
  /** Hash of the entry before, or 64 zeros for the first. */
  readonly prev: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  readonly kind: EntryKind;
  /** Empty for entries that belong to no run. */
  readonly run: string;
  readonly data: EntryData;
}

/** A row as a store keeps it. */
export interface StoredEntry {
  readonly seq: number;
  readonly prev: string;
  /** BLAKE3 of `body`. */
  readonly hash: string;
  /** Canonical JSON of an {@link EntryBody}. */
  readonly body: string;
}
