import type { SqlType } from "@rocky/ir";

function int(bits: 8 | 16 | 32 | 64 | 128): SqlType {
  return { kind: "integer", bits, signed: true };
}

function uint(bits: 8 | 16 | 32 | 64 | 128): SqlType {
  return { kind: "integer", bits, signed: false };
}

function timestamp(precision: number): SqlType {
  return { kind: "timestamp", precision, zone: "none" };
}

const bigint = int(64);
const integer = int(32);
const text: SqlType = { kind: "string" };
const blob: SqlType = { kind: "binary" };
const float: SqlType = { kind: "float", bits: 32 };
const double: SqlType = { kind: "float", bits: 64 };
const zonedTime: SqlType = { kind: "time", precision: 6, zoned: true };
const instant: SqlType = { kind: "timestamp", precision: 6, zone: "instant" };

/** Every name of a type without parameters that DuckDB knows, in lower case. */
export const typeNames: ReadonlyMap<string, SqlType> = new Map<string, SqlType>([
  ["boolean", { kind: "boolean" }],
  ["bool", { kind: "boolean" }],
  ["logical", { kind: "boolean" }],
  ["tinyint", int(8)],
  ["int1", int(8)],
  ["smallint", int(16)],
  ["int2", int(16)],
  ["int16", int(16)],
  ["short", int(16)],
  ["integer", integer],
  ["int", integer],
  ["int4", integer],
  ["int32", integer],
  ["integral", integer],
  ["signed", integer],
  ["bigint", bigint],
  ["int8", bigint],
  ["int64", bigint],
  ["long", bigint],
  ["oid", bigint],
  ["hugeint", int(128)],
  ["int128", int(128)],
  ["utinyint", uint(8)],
  ["uint8", uint(8)],
  ["usmallint", uint(16)],
  ["uint16", uint(16)],
  ["uinteger", uint(32)],
  ["uint32", uint(32)],
  ["ubigint", uint(64)],
  ["uint64", uint(64)],
  ["uhugeint", uint(128)],
  ["uint128", uint(128)],
  ["bignum", { kind: "bignumeric" }],
  ["varint", { kind: "bignumeric" }],
  ["float", float],
  ["float4", float],
  ["real", float],
  ["double", double],
  ["float8", double],
  ["double precision", double],
  ["varchar", text],
  ["char", text],
  ["character", text],
  ["character varying", text],
  ["char varying", text],
  ["national character", text],
  ["national character varying", text],
  ["national char", text],
  ["national char varying", text],
  ["nchar", text],
  ["nchar varying", text],
  ["nvarchar", text],
  ["bpchar", text],
  ["text", text],
  ["string", text],
  ["blob", blob],
  ["bytea", blob],
  ["binary", blob],
  ["varbinary", blob],
  ["bit", { kind: "bit" }],
  ["bitstring", { kind: "bit" }],
  ["date", { kind: "date" }],
  ["time", { kind: "time", precision: 6, zoned: false }],
  ["time without time zone", { kind: "time", precision: 6, zoned: false }],
  ["time_ns", { kind: "time", precision: 9, zoned: false }],
  ["timetz", zonedTime],
  ["time with time zone", zonedTime],
  ["timestamp", timestamp(6)],
  ["timestamp without time zone", timestamp(6)],
  ["datetime", timestamp(6)],
  ["timestamp_us", timestamp(6)],
  ["timestamp_s", timestamp(0)],
  ["timestamp_ms", timestamp(3)],
  ["timestamp_ns", timestamp(9)],
  ["timestamptz", instant],
  ["timestamp with time zone", instant],
  ["interval", { kind: "interval", fields: "any" }],
  ["uuid", { kind: "uuid" }],
  ["guid", { kind: "uuid" }],
  ["json", { kind: "json" }],
  ["variant", { kind: "variant" }],
  ["geometry", { kind: "geometry" }],
  ["null", { kind: "null" }],
  ["decimal", { kind: "decimal", precision: 18, scale: 3 }],
  ["dec", { kind: "decimal", precision: 18, scale: 3 }],
  ["numeric", { kind: "decimal", precision: 18, scale: 3 }],
]);

/** Names that take `(n)` and drop it. */
export const lengthNames: ReadonlySet<string> = new Set([
  "bit",
  "bitstring",
  ...[...typeNames].filter(([, type]) => type === text).map(([name]) => name),
]);

/** Names of decimals, with one or two numbers or none. */
export const decimalNames: ReadonlySet<string> = new Set(["decimal", "dec", "numeric"]);

/** Words that may follow INTERVAL and change nothing. */
export const intervalUnits: ReadonlySet<string> = new Set(
  "year month day hour minute second millisecond microsecond week quarter decade century millennium"
    .split(" ")
    .flatMap((unit) => [unit, `${unit}s`]),
);
