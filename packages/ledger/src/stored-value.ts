import type { JsonValue } from "@rocky/ir";
import type { EntryData, LedgerValue } from "./entry.ts";

function integerText(value: bigint): JsonValue {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value.toString();
}

function numberOrText(value: number): JsonValue {
  if (!Number.isFinite(value)) return String(value);
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value).toString() : value;
}

function isList(value: object): value is readonly LedgerValue[] {
  return Array.isArray(value);
}

function storedValue(value: LedgerValue): JsonValue {
  if (typeof value === "bigint") return integerText(value);
  if (typeof value === "number") return numberOrText(value);
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "boolean" || value === null) return value;
  return isList(value) ? value.map(storedValue) : storedData(value);
}

/** The facts of an entry as plain JSON that canonical JSON can hold. */
export function storedData(data: { readonly [key: string]: LedgerValue | undefined }): EntryData {
  const members = Object.entries(data).flatMap(([key, value]): (readonly [string, JsonValue])[] =>
    value === undefined ? [] : [[key.toWellFormed(), storedValue(value)]],
  );
  return Object.fromEntries(members);
}
