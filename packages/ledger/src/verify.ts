import type { HashText } from "@rocky/ir";
import { parseBody } from "./body.ts";
import { genesisPrev, type EntryBody, type StoredEntry } from "./entry.ts";
import { textFact } from "./fact.ts";
import type { UnreadableEntry } from "./store.ts";

/** What is wrong with an entry. */
export type BreakReason =
  | "missing-genesis"
  | "sequence-gap"
  | "prev-mismatch"
  | "hash-mismatch"
  | "not-canonical"
  | "unknown-version"
  | "malformed"
  | "unreadable";

/** The first entry that does not belong. */
export interface BrokenEntry {
  /** Its number; where an entry is missing, the number of the one found instead. */
  readonly seq: number;
  readonly reason: BreakReason;
  /** One sentence for people. */
  readonly message: string;
}

/** The newest entry of a sound chain: kept elsewhere, it shows later whether entries were cut off. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** The verdict on a chain; `entries` counts the sound ones from the beginning. */
export type Verification =
  | { readonly ok: true; readonly entries: number; readonly head: ChainHead; readonly projectId: string }
  | { readonly ok: false; readonly entries: number; readonly broken: BrokenEntry };

/**
 * Recomputes the chain over everything that a store holds and stops at the first entry that does not belong.
 * A chain alone cannot show that its newest entries were cut off: compare its {@link ChainHead} with an earlier one.
 */
export async function verifyChain(
  rows: AsyncIterable<StoredEntry | UnreadableEntry>,
  hash: HashText,
): Promise<Verification> {
  let entries = 0;
  let prev = genesisPrev;
  let projectId = "";
  for await (const row of rows) {
    const checked =
      "unreadable" in row ? unreadable(row, entries) : checkEntry(row, { seq: entries, prev, hash });
    if ("reason" in checked) return { ok: false, entries, broken: checked };
    if (entries === 0) projectId = textFact(checked.data, "project_id") ?? "";
    prev = "unreadable" in row ? prev : row.hash;
    entries += 1;
  }
  return entries === 0
    ? { ok: false, entries, broken: broken(0, "missing-genesis", "the ledger is empty") }
    : { ok: true, entries, head: { seq: entries - 1, hash: prev }, projectId };
}

function broken(seq: number, reason: BreakReason, message: string): BrokenEntry {
  return { seq, reason, message: `entry ${seq}: ${message}` };
}

function unreadable(row: UnreadableEntry, seq: number): BrokenEntry {
  return broken(row.seq ?? seq, "unreadable", `cannot be read: ${row.unreadable}`);
}

interface Expected {
  readonly seq: number;
  readonly prev: string;
  readonly hash: HashText;
}

function checkEntry(row: StoredEntry, expected: Expected): EntryBody | BrokenEntry {
  const { seq } = row;
  if (seq !== expected.seq) {
    const expectation = `the entry after ${expected.seq - 1} should be ${expected.seq}`;
    return expected.seq === 0
      ? broken(seq, "missing-genesis", "the chain does not begin with entry 0")
      : broken(seq, "sequence-gap", `${expectation}; entries were removed or inserted`);
  }
  const digest = expected.hash(row.body);
  if (digest !== row.hash) {
    return broken(
      seq,
      "hash-mismatch",
      `its content hashes to ${short(digest)}, but ${short(row.hash)} is recorded`,
    );
  }
  const parsed = parseBody(row.body);
  if (parsed.kind === "unreadable") return broken(seq, parsed.reason, unreadableTexts[parsed.reason]);
  return checkBody(row, parsed.body, expected) ?? parsed.body;
}

function checkBody(row: StoredEntry, body: EntryBody, expected: Expected): BrokenEntry | undefined {
  const { seq } = row;
  if (body.seq !== seq) return broken(seq, "sequence-gap", `its content says that it is entry ${body.seq}`);
  if (row.prev !== expected.prev || body.prev !== expected.prev) {
    return broken(seq, "prev-mismatch", "it does not continue the entry before it");
  }
  const isGenesis = body.kind === "genesis" && textFact(body.data, "project_id") !== undefined;
  if (seq === 0 && !isGenesis) return broken(seq, "missing-genesis", "it does not name a project");
  if (seq > 0 && body.kind === "genesis")
    return broken(seq, "malformed", "only entry 0 may be a genesis entry");
  return undefined;
}

const unreadableTexts = {
  "not-canonical": "its content is not canonical JSON",
  "unknown-version": "its content has a version that this release does not know",
  malformed: "its content lacks what an entry must have",
} as const;

function short(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}
