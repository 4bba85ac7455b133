import { sameType, type Field, type SqlType } from "@rocky/ir";
import type { CommonType, UnificationContext } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { commonDecimal, decimalShape, maxPrecision, type DecimalShape } from "./decimal-type.ts";
import { fieldOf, implicitCost, isUnnamed } from "./implicit-cast.ts";
import { typeId, type TypeId } from "./type-id.ts";

/** Whether types that do not convert to each other still get a common type: set operations take the later in `rank`. */
type Mode = "try" | "force";

const rank: readonly (TypeId | readonly TypeId[])[] = [
  '"NULL"',
  "BOOLEAN",
  "UTINYINT",
  "TINYINT",
  "USMALLINT",
  "SMALLINT",
  "UINTEGER",
  "INTEGER",
  "UBIGINT",
  "BIGINT",
  "UHUGEINT",
  "HUGEINT",
  "DECIMAL",
  "FLOAT",
  "DOUBLE",
  ["TIME", "TIME WITH TIME ZONE"],
  "TIME_NS",
  "DATE",
  "TIMESTAMP_S",
  "TIMESTAMP_MS",
  "TIMESTAMP",
  "TIMESTAMP WITH TIME ZONE",
  "TIMESTAMP_NS",
  "INTERVAL",
  "VARCHAR",
  "ENUM",
  "BIT",
  "BLOB",
  "UUID",
  "BIGNUM",
  "GEOMETRY",
  "STRUCT",
  "LIST",
  "ARRAY",
  "MAP",
];

const none: CommonType = { kind: "none" };
const text: SqlType = { kind: "string" };

/** The one type of several values in DuckDB, folded in the order in which DuckDB binds them. */
export function duckdbCommonType(values: readonly ValueType[], context: UnificationContext): CommonType {
  for (const { type } of values) if (type.kind === "unknown") return { kind: "unknown", reason: type.reason };
  const mode = context === "set" ? "force" : "try";
  let common: ValueType | undefined;
  for (const value of inBindingOrder(values, context)) {
    if (common === undefined) {
      common = value;
      continue;
    }
    common = combine(common, value, mode);
    if (common === undefined) return mode === "force" ? forcedUnion(values) : none;
    if (context !== "array" && common.literal !== undefined) common = { type: common.type };
  }
  return { kind: "ok", type: common?.type ?? { kind: "null" } };
}

/** Only a union keeps a set operation from a common type; which values it then takes shows in the casts to it. */
function forcedUnion(values: readonly ValueType[]): CommonType {
  // Lists of JSON become a member that is a text, though they convert to no text elsewhere.
  const hasJsonList = values.some(({ type }) => type.kind === "array" && isJson(type.element));
  return values.length === 2 && !hasJsonList
    ? none
    : { kind: "unknown", reason: "a union meets other types in a set operation" };
}

function inBindingOrder(values: readonly ValueType[], context: UnificationContext): readonly ValueType[] {
  if (context === "set") return values.map(({ type }) => ({ type }));
  if (context === "values") return values.map((value, row) => (row === 0 ? { type: value.type } : value));
  return context === "case" ? [...values.slice(-1), ...values.slice(0, -1)] : values;
}

/**
 * The common type of two values; `undefined` when there is none. It is still a constant when both are strings or the same
 * integer, or when the other is a NULL that follows.
 */
export function combine(a: ValueType, b: ValueType, mode: Mode = "try"): ValueType | undefined {
  if (a.type.kind === "json" || b.type.kind === "json") return { type: { kind: "json" } };
  if (a.type.kind === "null") return { type: b.type };
  if (b.type.kind === "null") return a;
  if (a.type.kind === "variant" || b.type.kind === "variant") return { type: { kind: "variant" } };
  if (isText(a) && isText(b)) return a.literal !== undefined && b.literal !== undefined ? a : { type: text };
  if (a.literal?.kind === "integer" && b.literal?.kind === "integer" && a.literal.value === b.literal.value) {
    return a;
  }
  const type = combineValues(a, b, mode);
  return type === undefined ? undefined : { type };
}

function isText(value: ValueType): boolean {
  return value.type.kind === "string";
}

function combineValues(a: ValueType, b: ValueType, mode: Mode): SqlType | undefined {
  if (typeId(a.type) === typeId(b.type)) return combineAlike(a.type, b.type, mode);
  if (isNumber(a) && isNumber(b)) return combineNumbers(a, b);
  if (a.type.kind === "enum" || b.type.kind === "enum") return combineEnum(a, b, mode);
  if (a.type.kind === "array" && b.type.kind === "array") {
    if (isJson(a.type.element) !== isJson(b.type.element)) return mode === "force" ? a.type : undefined;
    return oneForList(a, b) ?? (mode === "force" ? a.type : undefined);
  }
  return cheaper(a, b) ?? (mode === "force" ? later(a.type, b.type) : undefined);
}

/** Of a list and an array, the array's type where the list converts to it, and otherwise the list's. */
function oneForList(a: ValueType, b: ValueType): SqlType | undefined {
  const [list, array] = typeId(a.type) === "LIST" ? [a, b] : [b, a];
  if (implicitCost({ type: list.type }, array.type) !== undefined) return array.type;
  return implicitCost({ type: array.type }, list.type) === undefined ? undefined : list.type;
}

function isJson(type: SqlType): boolean {
  return type.kind === "json";
}

function isNumber({ type }: ValueType): boolean {
  return type.kind === "integer" || type.kind === "decimal" || type.kind === "float";
}

/** The side that the other side converts to for less. */
function cheaper(a: ValueType, b: ValueType): SqlType | undefined {
  const toB = implicitCost(a, b.type);
  const toA = implicitCost(b, a.type);
  if (toB !== undefined && (toA === undefined || toB < toA)) return b.type;
  if (toA !== undefined && (toB === undefined || toA < toB)) return a.type;
  if (a.type.kind === "boolean" && b.type.kind === "integer") return b.type;
  return b.type.kind === "boolean" && a.type.kind === "integer" ? a.type : undefined;
}

/** Unions are never forced: a value that is no member does not convert. */
function later(a: SqlType, b: SqlType): SqlType | undefined {
  const kinds = [a.kind, b.kind];
  if (kinds.includes("union") || (kinds.includes("map") && (isRow(a) || isRow(b)))) return undefined;
  return rankOf(a) < rankOf(b) ? b : a;
}

function isRow(type: SqlType): boolean {
  return type.kind === "struct" && isUnnamed(type.fields);
}

function rankOf(type: SqlType): number {
  const id = typeId(type);
  return rank.findIndex((ids) => ids === id || (typeof ids !== "string" && ids.includes(id)));
}

/** An enum meets another type as text. */
function combineEnum(a: ValueType, b: ValueType, mode: Mode): SqlType | undefined {
  const asText = (value: ValueType): ValueType => (value.type.kind === "enum" ? { type: text } : value);
  return combine(asText(a), asText(b), mode)?.type;
}

function combineNumbers(a: ValueType, b: ValueType): SqlType | undefined {
  if (a.type.kind === "decimal" || b.type.kind === "decimal") {
    const left = decimalShape(a.type);
    const right = decimalShape(b.type);
    if (left !== undefined && right !== undefined) return mixedDecimal(left, right);
  }
  if (implicitCost(a, b.type) !== undefined) return cheaper(a, b) ?? b.type;
  if (implicitCost(b, a.type) !== undefined) return a.type;
  return signedAndUnsigned(typeId(a.type), typeId(b.type));
}

/** A decimal with an integer keeps the decimal's scale. */
function mixedDecimal(a: DecimalShape, b: DecimalShape): SqlType {
  const whole = Math.max(a.precision - a.scale, b.precision - b.scale);
  const scale = Math.max(a.scale, b.scale);
  return { kind: "decimal", precision: Math.min(maxPrecision, whole + scale), scale };
}

/** An integer with a sign and one without that is as wide or wider. */
function signedAndUnsigned(a: TypeId, b: TypeId): SqlType | undefined {
  const has = (id: TypeId): boolean => a === id || b === id;
  const signed = (bits: 16 | 32 | 64 | 128): SqlType => ({ kind: "integer", bits, signed: true });
  if (has("HUGEINT") && has("UHUGEINT")) return { kind: "float", bits: 64 };
  if (has("BIGINT") || has("UBIGINT")) return signed(128);
  if (has("INTEGER") || has("UINTEGER")) return signed(64);
  if (has("SMALLINT") || has("USMALLINT")) return signed(32);
  if (has("TINYINT") || has("UTINYINT")) return signed(16);
  return undefined;
}

function combineAlike(a: SqlType, b: SqlType, mode: Mode): SqlType | undefined {
  if (a.kind === "decimal" && b.kind === "decimal") return commonDecimal(a, b);
  if (a.kind === "array" && b.kind === "array") return combineArrays(a, b, mode);
  if (a.kind === "map" && b.kind === "map") {
    const key = combine({ type: a.key }, { type: b.key }, mode);
    const value = combine({ type: a.value }, { type: b.value }, mode);
    return key && value ? { kind: "map", key: key.type, value: value.type } : undefined;
  }
  if (a.kind === "struct" && b.kind === "struct") return combineStructs(a.fields, b.fields, mode);
  if (a.kind === "enum") return sameType(a, b) ? a : text;
  if (a.kind === "union") return sameType(a, b) ? a : undefined;
  return a;
}

type ArrayType = SqlType & { readonly kind: "array" };

function combineArrays(a: ArrayType, b: ArrayType, mode: Mode): SqlType | undefined {
  const element = combine({ type: a.element }, { type: b.element }, mode)?.type;
  if (element === undefined) return undefined;
  const length = a.length === undefined || a.length === b.length ? b.length : (b.length ?? a.length);
  if (a.length !== undefined && b.length !== undefined && a.length !== b.length) {
    return { kind: "array", element };
  }
  return length === undefined ? { kind: "array", element } : { kind: "array", element, length };
}

/** Structs with names get the fields of both; otherwise fields meet by position and take the names there are. */
function combineStructs(a: readonly Field[], b: readonly Field[], mode: Mode): SqlType | undefined {
  if (isUnnamed(a) || isUnnamed(b)) return combineByPosition(a, b, mode);
  const fields: Field[] = [];
  for (const field of a) {
    const other = fieldOf(b, field.name);
    const type =
      other === undefined ? field.type : combine({ type: field.type }, { type: other.type }, mode)?.type;
    if (type === undefined) return undefined;
    fields.push({ name: field.name, type });
  }
  return { kind: "struct", fields: [...fields, ...b.filter(({ name }) => fieldOf(a, name) === undefined)] };
}

function combineByPosition(a: readonly Field[], b: readonly Field[], mode: Mode): SqlType | undefined {
  if (a.length !== b.length) return undefined;
  const fields: Field[] = [];
  for (const [i, field] of a.entries()) {
    const other = b[i];
    const type =
      other === undefined ? undefined : combine({ type: field.type }, { type: other.type }, mode)?.type;
    if (type === undefined || other === undefined) return undefined;
    fields.push({ name: field.name === "" ? other.name : field.name, type });
  }
  return { kind: "struct", fields };
}
