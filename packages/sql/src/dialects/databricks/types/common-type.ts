import { sameType, unknownReason, type Field, type SqlType } from "@rocky/ir";
import type { CommonType, UnificationContext } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";
import type { AnsiMode } from "./ansi-mode.ts";
import { decimalShape, widerDecimal } from "./decimal-type.ts";
import { intervalType, monthUnits, secondUnits } from "./type-names.ts";

const none: CommonType = { kind: "none" };
const double: SqlType = { kind: "float", bits: 64 };
const bigint: SqlType = { kind: "integer", bits: 64, signed: true };

/**
 * How far types give way: `wide`: also texts to other types, at every depth; `outer`: texts only at the top; `tight`: no texts.
 * With ANSI mode off: `to text`: other types to texts, at every depth; `old outer`: as `outer`, and truths to numbers.
 */
export type Promotion = "wide" | "outer" | "tight" | "to text" | "old outer" | "old tight";

/** How far the values give way that become one, as the branches of CASE do. */
export function widest(mode: AnsiMode): Promotion {
  return mode === "on" ? "wide" : "to text";
}

/** How far two operands give way. */
export function outermost(mode: AnsiMode): Promotion {
  return mode === "on" ? "outer" : "old outer";
}

/** The one type of several values in Databricks. */
export function databricksCommonType(
  values: readonly ValueType[],
  context: UnificationContext,
  mode: AnsiMode,
): CommonType {
  const promotion =
    context === "comparison" ? outermost(mode) : context === "unpivot" ? "old tight" : widest(mode);
  let common: SqlType = { kind: "null" };
  for (const { type } of values) {
    const reason = unknownReason(type);
    if (reason !== undefined) return { kind: "unknown", reason };
    const next = commonOf(common, type, promotion);
    if (next === undefined) {
      const met = byPosition.has(context) ? meetByPosition(common, type, promotion) : none;
      if (met.kind !== "ok") return met;
    } else common = next;
  }
  return { kind: "ok", type: common };
}

/** Where structs meet though their fields have other names. */
const byPosition: ReadonlySet<UnificationContext> = new Set(["comparison", "in", "set"]);

/** Structs of the same types, whatever their fields are called. */
function meetByPosition(a: SqlType, b: SqlType, promotion: Promotion): CommonType {
  const named = withNamesOf(a, b);
  if (sameType(a, named)) return { kind: "ok", type: a };
  if (named === b || commonOf(a, named, promotion) === undefined) return none;
  return { kind: "unknown", reason: "structs whose fields have other names and types" };
}

function withNamesOf(a: SqlType, b: SqlType): SqlType {
  if (a.kind !== "struct" || b.kind !== "struct" || a.fields.length !== b.fields.length) return b;
  const fields = b.fields.map((field, i): Field => {
    const like = a.fields[i] ?? field;
    return { name: like.name, type: withNamesOf(like.type, field.type) };
  });
  return { kind: "struct", fields };
}

/** The common type of two types; `undefined` when there is none. */
export function commonOf(a: SqlType, b: SqlType, promotion: Promotion): SqlType | undefined {
  if (a.kind === "null") return b;
  if (b.kind === "null" || sameType(a, b)) return a;
  if (a.kind === "string") return withText(b, promotion);
  if (b.kind === "string") return withText(a, promotion);
  const numbers = commonNumber(a, b, promotion);
  if (numbers !== undefined) return numbers;
  if (isMoment(a) && isMoment(b)) return commonMoment(a, b);
  if (a.kind === "interval" && b.kind === "interval") return commonInterval(a.fields, b.fields);
  return commonNested(a, b, insideOf(promotion));
}

function insideOf(promotion: Promotion): Promotion {
  if (promotion === "outer") return "tight";
  return promotion === "old outer" ? "old tight" : promotion;
}

/** What a text becomes beside another value. */
function withText(other: SqlType, promotion: Promotion): SqlType | undefined {
  if (promotion === "tight" || promotion === "old tight") return undefined;
  if (promotion === "to text") return joinsText(other) ? { kind: "string" } : undefined;
  switch (other.kind) {
    case "integer":
      return bigint;
    case "decimal":
    case "float":
      return double;
    case "boolean":
    case "date":
    case "timestamp":
    case "binary":
    case "variant":
      return other;
    default:
      return undefined;
  }
}

/** Whether a value becomes a text beside one with ANSI mode off. */
function joinsText({ kind }: SqlType): boolean {
  return !["boolean", "binary", "array", "map", "struct"].includes(kind);
}

/** With ANSI mode off a FLOAT takes whole numbers in. */
function keepsFloat(promotion: Promotion, a: SqlType, b: SqlType): boolean {
  if (promotion !== "to text" && !promotion.startsWith("old ")) return false;
  return [a, b].every(({ kind }) => kind === "integer" || kind === "float") && !isDouble(a) && !isDouble(b);
}

function isDouble(type: SqlType): boolean {
  return type.kind === "float" && type.bits === 64;
}

function commonNumber(a: SqlType, b: SqlType, promotion: Promotion): SqlType | undefined {
  if (a.kind === "integer" && b.kind === "integer") return a.bits >= b.bits ? a : b;
  const isNumber = (type: SqlType): boolean =>
    type.kind === "integer" || type.kind === "decimal" || type.kind === "float";
  if (!isNumber(a) || !isNumber(b)) return undefined;
  if (a.kind === "float" || b.kind === "float") {
    return keepsFloat(promotion, a, b) ? { kind: "float", bits: 32 } : double;
  }
  const left = decimalShape({ type: a });
  const right = decimalShape({ type: b });
  return left !== undefined && right !== undefined ? widerDecimal(left, right) : undefined;
}

function isMoment({ kind }: SqlType): boolean {
  return kind === "date" || kind === "timestamp";
}

/** A date gives way to a timestamp, one without a zone to one with. */
function commonMoment(a: SqlType, b: SqlType): SqlType {
  if (a.kind === "date") return b;
  if (b.kind === "date") return a;
  return a.kind === "timestamp" && a.zone !== "none" ? a : b;
}

/** An interval with the units of both. */
export function commonInterval(a: string, b: string): SqlType | undefined {
  if (a === "any" || b === "any") return a === b ? { kind: "interval", fields: a } : undefined;
  const units = monthUnits.includes(firstUnit(a)) ? monthUnits : secondUnits;
  const positions = [...a.split(" TO "), ...b.split(" TO ")].map((unit) => units.indexOf(unit));
  if (positions.includes(-1)) return undefined;
  return intervalType(units[Math.min(...positions)] ?? "", units[Math.max(...positions)] ?? "");
}

/** The greatest unit of an interval. */
export function firstUnit(fields: string): string {
  return fields.split(" TO ")[0] ?? "";
}

function commonNested(a: SqlType, b: SqlType, promotion: Promotion): SqlType | undefined {
  if (a.kind === "array" && b.kind === "array") {
    const element = commonOf(a.element, b.element, promotion);
    return element && { kind: "array", element };
  }
  if (a.kind === "map" && b.kind === "map") {
    const key = commonOf(a.key, b.key, promotion);
    const value = commonOf(a.value, b.value, promotion);
    return key && value && { kind: "map", key, value };
  }
  return a.kind === "struct" && b.kind === "struct" ? commonStruct(a.fields, b.fields, promotion) : undefined;
}

/** Structs meet by position, and only with the same names. */
function commonStruct(a: readonly Field[], b: readonly Field[], promotion: Promotion): SqlType | undefined {
  if (a.length !== b.length) return undefined;
  const fields: Field[] = [];
  for (const [i, field] of a.entries()) {
    const other = b[i];
    if (other === undefined || other.name.toLowerCase() !== field.name.toLowerCase()) return undefined;
    const type = commonOf(field.type, other.type, promotion);
    if (type === undefined) return undefined;
    fields.push({ name: field.name, type });
  }
  return { kind: "struct", fields };
}
