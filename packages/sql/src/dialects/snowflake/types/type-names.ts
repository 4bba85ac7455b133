import type { SqlType } from "@rocky/ir";

/** The greatest length of a text, which is that of most texts that are computed. */
const maxLength = 134_217_728;
/** The length of a column of texts that is declared without one. */
export const usualLength = 16_777_216;

/** NUMBER(p, s), with no more digits than there are. */
export function number(precision: number, scale: number): SqlType & { readonly kind: "decimal" } {
  return { kind: "decimal", precision: Math.min(38, precision), scale };
}

/** VARCHAR(n), with no more characters than there may be; without a length, the VARCHAR that has none. */
export function varchar(length?: number): SqlType & { readonly kind: "string" } {
  return length === undefined ? { kind: "string" } : { kind: "string", length: Math.min(maxLength, length) };
}

/** A text as long as it may be. */
export const longText: SqlType = varchar(maxLength);
/** Approximate numbers. */
export const float: SqlType = { kind: "float", bits: 64 };
/** DECFLOAT. */
export const decfloat: SqlType = { kind: "bignumeric" };
/** VARIANT. */
export const variant: SqlType = { kind: "variant" };
/** ARRAY of whatever. */
const anyArray: SqlType = { kind: "array", element: variant };
/** OBJECT with whatever keys. */
const anyObject: SqlType = { kind: "map", key: { kind: "string" }, value: variant };
/** The difference of two moments. */
export const dayToSecond: SqlType = { kind: "interval", fields: "DAY(9) TO SECOND(9)" };

/** A timestamp: of no zone (NTZ), of the session's (LTZ), or of its own (TZ). */
export function timestamp(
  flavour: "ntz" | "ltz" | "tz",
  precision = 9,
): SqlType & { readonly kind: "timestamp" } {
  const zone = { ntz: "none", ltz: "local", tz: "offset" } as const;
  return { kind: "timestamp", precision, zone: zone[flavour] };
}

/** Whether an array or object may hold anything, as VARIANT does, and has no declared parts. */
export function isOpenArray(type: SqlType): boolean {
  return type.kind === "array" && type.element.kind === "variant";
}

/** See {@link isOpenArray}. */
export function isOpenObject(type: SqlType): boolean {
  return type.kind === "map" && type.value.kind === "variant";
}

const whole = number(38, 0);

/** The names of types without parameters, in lower case, as a column is declared. */
export const typeNames: ReadonlyMap<string, SqlType> = new Map<string, SqlType>([
  ...[
    "number",
    "decimal",
    "dec",
    "numeric",
    "int",
    "integer",
    "bigint",
    "smallint",
    "tinyint",
    "byteint",
  ].map((name): [string, SqlType] => [name, whole]),
  ...["float", "float4", "float8", "double", "double precision", "real"].map((name): [string, SqlType] => [
    name,
    float,
  ]),
  ["decfloat", decfloat],
  ...["varchar", "string", "text", "varchar2", "nvarchar", "nvarchar2", "char varying", "nchar varying"].map(
    (name): [string, SqlType] => [name, varchar(usualLength)],
  ),
  ["char", varchar(1)],
  ["character", varchar(1)],
  ["nchar", varchar(1)],
  ["binary", { kind: "binary", length: 8_388_608 }],
  ["varbinary", { kind: "binary", length: 8_388_608 }],
  ["boolean", { kind: "boolean" }],
  ["date", { kind: "date" }],
  ["time", { kind: "time", precision: 9, zoned: false }],
  ["timestamp", timestamp("ntz")],
  ["datetime", timestamp("ntz")],
  ["timestamp_ntz", timestamp("ntz")],
  ["timestampntz", timestamp("ntz")],
  ["timestamp_ltz", timestamp("ltz")],
  ["timestampltz", timestamp("ltz")],
  ["timestamp_tz", timestamp("tz")],
  ["timestamptz", timestamp("tz")],
  ["variant", variant],
  ["object", anyObject],
  ["array", anyArray],
  ["geography", { kind: "geography" }],
  ["geometry", { kind: "geometry" }],
  ["uuid", { kind: "uuid" }],
  ["file", { kind: "unknown", reason: "FILE is not modelled" }],
]);
