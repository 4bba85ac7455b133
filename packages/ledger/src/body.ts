import { canonicalJson, type HashText, type JsonValue } from "@rocky/ir";
import { entryVersion, genesisPrev, type EntryBody, type NewEntry, type StoredEntry } from "./entry.ts";
import { storedData } from "./stored-value.ts";

/** Turns new entries into rows that continue the chain after `last`. */
export function chain(
  entries: readonly NewEntry[],
  last: StoredEntry | undefined,
  options: { readonly at: string; readonly hash: HashText },
): StoredEntry[] {
  let seq = last === undefined ? 0 : last.seq + 1;
  let prev = last === undefined ? genesisPrev : last.hash;
  return entries.map((entry) => {
    const { kind, run = "" } = entry;
    const data = storedData(entry.data);
    const body = canonicalJson({ v: entryVersion, seq, prev, at: options.at, kind, run, data });
    const row = { seq, prev, hash: options.hash(body), body };
    seq += 1;
    prev = row.hash;
    return row;
  });
}

/** A body that was read, or why it cannot be. */
export type ParsedBody =
  | { readonly kind: "body"; readonly body: EntryBody }
  | { readonly kind: "unreadable"; readonly reason: "not-canonical" | "unknown-version" | "malformed" };

/** Reads a stored body strictly: anything but the exact canonical text of a known version is refused. */
export function parseBody(text: string): ParsedBody {
  const value = canonicalValue(text);
  if (value === undefined) return { kind: "unreadable", reason: "not-canonical" };
  if (!isRecord(value)) return { kind: "unreadable", reason: "malformed" };
  if (value["v"] !== entryVersion) return { kind: "unreadable", reason: "unknown-version" };
  return isBody(value) ? { kind: "body", body: value } : { kind: "unreadable", reason: "malformed" };
}

function canonicalValue(text: string): JsonValue | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const memberCount = 7;

// An unknown kind is left alone: a later release may add kinds without a new version.
function isBody(value: object): value is EntryBody {
  const body = value as Readonly<Record<string, unknown>>;
  return (
    Object.keys(body).length === memberCount &&
    typeof body["seq"] === "number" &&
    typeof body["prev"] === "string" &&
    typeof body["at"] === "string" &&
    typeof body["kind"] === "string" &&
    typeof body["run"] === "string" &&
    isRecord(body["data"])
  );
}
