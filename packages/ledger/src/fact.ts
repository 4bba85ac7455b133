import type { EntryData } from "./entry.ts";

/** The text under a key, if there is one. */
export function textFact(data: EntryData, key: string): string | undefined {
  const value = data[key];
  return typeof value === "string" ? value : undefined;
}

/** The number under a key, if there is one. */
export function numberFact(data: EntryData, key: string): number | undefined {
  const value = data[key];
  return typeof value === "number" ? value : undefined;
}

/** The integer under a key, however large it was when it was stored. */
export function integerFact(data: EntryData, key: string): bigint | undefined {
  const value = data[key];
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : undefined;
  return typeof value === "string" && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
}

/** The texts of the list under a key. */
export function textListFact(data: EntryData, key: string): readonly string[] {
  const value = data[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
