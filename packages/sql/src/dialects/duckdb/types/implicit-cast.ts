import { lowerAscii } from "../../../types/lower-ascii.ts";
import type { Field, SqlType } from "@rocky/ir";
import type { LiteralValue, ValueType } from "../../../types/value-type.ts";
import { integerRange } from "./literal-type.ts";
import { typeId, type TypeId } from "./type-id.ts";

/**
 * What a conversion to a type costs, so that the nearest overload wins. DuckDB prefers some targets; a conversion to
 * any other type costs {@link otherTarget}.
 */
const targetCosts: Partial<Readonly<Record<TypeId, number>>> = {
  BIGINT: 101,
  INTEGER: 102,
  HUGEINT: 103,
  DOUBLE: 104,
  DECIMAL: 105,
  TIMESTAMP_NS: 119,
  TIMESTAMP: 120,
  TIMESTAMP_MS: 121,
  TIMESTAMP_S: 122,
  "TIMESTAMP WITH TIME ZONE": 123,
  VARCHAR: 149,
  STRUCT: 160,
  MAP: 160,
  LIST: 160,
  UNION: 160,
  ARRAY: 160,
  JSON: 162,
};

const otherTarget = 110;

/** The types that each type converts to by itself. Lists, structs and the like have rules of their own. */
const widenings: Partial<Readonly<Record<TypeId, readonly TypeId[]>>> = {
  TINYINT: ["SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  SMALLINT: ["INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  INTEGER: ["BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  BIGINT: ["HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  HUGEINT: ["FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  UTINYINT: [
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "FLOAT",
    "DOUBLE",
    "DECIMAL",
    "BIGNUM",
  ],
  USMALLINT: [
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "FLOAT",
    "DOUBLE",
    "DECIMAL",
    "BIGNUM",
  ],
  UINTEGER: ["UBIGINT", "UHUGEINT", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  UBIGINT: ["UHUGEINT", "HUGEINT", "FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  UHUGEINT: ["FLOAT", "DOUBLE", "DECIMAL", "BIGNUM"],
  FLOAT: ["DOUBLE", "BIGNUM"],
  DOUBLE: ["BIGNUM"],
  BIGNUM: ["DOUBLE"],
  DECIMAL: ["FLOAT", "DOUBLE"],
  DATE: ["TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE"],
  TIMESTAMP_S: ["TIMESTAMP", "TIMESTAMP_MS", "TIMESTAMP_NS"],
  TIMESTAMP_MS: ["TIMESTAMP", "TIMESTAMP_NS"],
  TIMESTAMP_NS: ["TIMESTAMP"],
  TIMESTAMP: ["TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE"],
  ENUM: ["VARCHAR"],
};

/** What a conversion to a type costs where it is possible. */
export function targetCost(id: TypeId): number {
  return targetCosts[id] ?? otherTarget;
}

/**
 * What it costs DuckDB to convert a value without a cast; `undefined` when it does not. 0 is the type itself.
 * Types that are not known convert for nothing: the caller must not draw conclusions from them.
 */
export function implicitCost(from: ValueType, to: SqlType): number | undefined {
  if (from.literal !== undefined) return literalCost(from.type, from.literal, to);
  return typeCost(from.type, to);
}

function literalCost(type: SqlType, literal: LiteralValue, to: SqlType): number | undefined {
  switch (literal.kind) {
    case "float":
    case "null":
      return typeCost(type, to);
    case "string":
      return to.kind === "string" ? 1 : 20;
    case "integer":
      if (to.kind === "json") return undefined;
      if (!fitsInteger(literal.value, to)) return typeCost(type, to);
      return typeId(type) === typeId(to) ? 5 : targetCost(typeId(to)) - 90;
  }
}

/** Whether an integer constant becomes that type without a cast. */
function fitsInteger(value: bigint, to: SqlType): boolean {
  if (to.kind !== "integer") return to.kind === "float" || to.kind === "decimal" || to.kind === "bignumeric";
  const [low, high] = integerRange(to);
  return value >= low && value <= high;
}

/** The cost between types without literals. */
export function typeCost(from: SqlType, to: SqlType): number | undefined {
  if (from.kind === "unknown" || to.kind === "unknown") return 0;
  const source = typeId(from);
  const target = typeId(to);
  if (source === '"NULL"') return targetCost(target);
  if (source === "VARIANT" && target !== "VARIANT") return target === "JSON" ? undefined : targetCost(target);
  if (source === "JSON" && target === "VARCHAR") return 1;
  if (target === "JSON") return source === "JSON" ? 0 : targetCost(target);
  if (from.kind === "array" && to.kind === "array") return arrayCost(from, to);
  if (from.kind === "struct" && to.kind === "struct") return structCost(from.fields, to.fields);
  if (from.kind === "map" && to.kind === "map") return mapCost(from, to);
  if (to.kind === "union") return unionCost(from, to.members);
  if (source === target) return sameIdCost(from, to);
  return widenings[source]?.includes(target) === true ? targetCost(target) : undefined;
}

function sameIdCost(from: SqlType, to: SqlType): number | undefined {
  if (from.kind !== "enum" || to.kind !== "enum") return 0;
  return from.values.length === to.values.length && from.values.every((v, i) => v === to.values[i])
    ? 0
    : undefined;
}

type ArrayType = SqlType & { readonly kind: "array" };

function arrayCost(from: ArrayType, to: ArrayType): number | undefined {
  const element = typeCost(from.element, to.element);
  if (element === undefined) return undefined;
  if (from.length !== undefined && to.length !== undefined) {
    return from.length === to.length ? Math.max(0, element - 1) : undefined;
  }
  if (from.length !== undefined) return element + 1;
  return to.length === undefined ? Math.max(0, element - 1) : element + 1;
}

type MapType = SqlType & { readonly kind: "map" };

function mapCost(from: MapType, to: MapType): number | undefined {
  const key = typeCost(from.key, to.key);
  const value = typeCost(from.value, to.value);
  return key === undefined || value === undefined ? undefined : Math.max(key, value);
}

/** Fields match by name, or by position when the fields of either struct have no names. */
function structCost(from: readonly Field[], to: readonly Field[]): number | undefined {
  if (from.length !== to.length) return undefined;
  const named = !isUnnamed(from) && !isUnnamed(to);
  let cost = 0;
  for (const [i, field] of from.entries()) {
    const target = named ? fieldOf(to, field.name) : to[i];
    const fieldCost = target === undefined ? undefined : typeCost(field.type, target.type);
    if (fieldCost === undefined) return undefined;
    cost = Math.max(cost, fieldCost);
  }
  return cost;
}

/** Whether the fields have no names, as those of `row(1, 2)`. */
export function isUnnamed(fields: readonly Field[]): boolean {
  return fields[0]?.name === "";
}

/** A field by its name, whose case does not count. */
export function fieldOf(fields: readonly Field[], name: string): Field | undefined {
  const wanted = lowerAscii(name);
  return fields.find((field) => lowerAscii(field.name) === wanted);
}

/** Everything converts to a union that has a member for it. */
function unionCost(from: SqlType, members: readonly Field[]): number | undefined {
  if (from.kind === "union") return from.members.length === members.length ? 0 : undefined;
  let best: number | undefined;
  for (const member of members) {
    const cost = typeCost(from, member.type);
    if (cost !== undefined && (best === undefined || cost < best)) best = cost;
  }
  return best;
}
