import type { SqlType } from "@rocky/ir";

function integer(bits: 8 | 16 | 32 | 64): SqlType {
  return { kind: "integer", bits, signed: true };
}

/** The names of types without parameters, in lower case. */
export const typeNames: ReadonlyMap<string, SqlType> = new Map<string, SqlType>([
  ["boolean", { kind: "boolean" }],
  ["tinyint", integer(8)],
  ["byte", integer(8)],
  ["smallint", integer(16)],
  ["short", integer(16)],
  ["int", integer(32)],
  ["integer", integer(32)],
  ["bigint", integer(64)],
  ["long", integer(64)],
  ["float", { kind: "float", bits: 32 }],
  ["real", { kind: "float", bits: 32 }],
  ["double", { kind: "float", bits: 64 }],
  ["decimal", { kind: "decimal", precision: 10, scale: 0 }],
  ["dec", { kind: "decimal", precision: 10, scale: 0 }],
  ["numeric", { kind: "decimal", precision: 10, scale: 0 }],
  ["string", { kind: "string" }],
  ["binary", { kind: "binary" }],
  ["date", { kind: "date" }],
  ["timestamp", { kind: "timestamp", precision: 6, zone: "instant" }],
  ["timestamp_ltz", { kind: "timestamp", precision: 6, zone: "instant" }],
  ["timestamp_ntz", { kind: "timestamp", precision: 6, zone: "none" }],
  ["interval", { kind: "interval", fields: "any" }],
  ["variant", { kind: "variant" }],
  ["geography", { kind: "geography" }],
  ["geometry", { kind: "geometry" }],
  ["void", { kind: "null" }],
]);

/** The units of an interval of months, and of one of seconds, from the greatest. */
export const monthUnits: readonly string[] = ["YEAR", "MONTH"];
/** See {@link monthUnits}. */
export const secondUnits: readonly string[] = ["DAY", "HOUR", "MINUTE", "SECOND"];

/** The type of an interval from one unit to another (upper case); `undefined` when no interval has both. */
export function intervalType(from: string, to: string = from): SqlType | undefined {
  const units = monthUnits.includes(from) ? monthUnits : secondUnits;
  const first = units.indexOf(from);
  const last = units.indexOf(to);
  if (first === -1 || last < first) return undefined;
  return { kind: "interval", fields: first === last ? from : `${from} TO ${to}` };
}
