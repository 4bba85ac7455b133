import type { SqlType } from "@rocky/ir";

const int64: SqlType = { kind: "integer", bits: 64, signed: true };
const numeric: SqlType = { kind: "decimal", precision: 38, scale: 9 };
const float64: SqlType = { kind: "float", bits: 64 };

/** The names of types without parameters, in lower case. */
export const typeNames: ReadonlyMap<string, SqlType> = new Map<string, SqlType>([
  ["bool", { kind: "boolean" }],
  ["boolean", { kind: "boolean" }],
  ["int64", int64],
  ["int", int64],
  ["smallint", int64],
  ["integer", int64],
  ["bigint", int64],
  ["tinyint", int64],
  ["byteint", int64],
  ["numeric", numeric],
  ["decimal", numeric],
  ["bignumeric", { kind: "bignumeric" }],
  ["bigdecimal", { kind: "bignumeric" }],
  ["float64", float64],
  ["string", { kind: "string" }],
  ["bytes", { kind: "binary" }],
  ["date", { kind: "date" }],
  ["datetime", { kind: "timestamp", precision: 6, zone: "none" }],
  ["timestamp", { kind: "timestamp", precision: 6, zone: "instant" }],
  ["time", { kind: "time", precision: 6, zoned: false }],
  ["interval", { kind: "interval", fields: "any" }],
  ["json", { kind: "json" }],
  ["geography", { kind: "geography" }],
]);
