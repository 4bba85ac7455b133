export { entryVersion, type EntryBody, type EntryKind, type NewEntry, type StoredEntry } from "./entry.ts";
export type { LedgerStore, UnreadableEntry } from "./store.ts";
