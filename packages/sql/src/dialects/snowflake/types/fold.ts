import { sameType, unknownReason, type SqlType } from "@rocky/ir";
import type { CommonType, UnificationContext } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { writtenNumber } from "./literal-type.ts";
import { float, longText, number, variant } from "./type-names.ts";

type Place = "branch" | "set" | "values";

/** A type, or why none is known; `none` where Snowflake refuses the mixture. */
type Folded = SqlType | "none";

/** The one type of several values: branches of CASE and its like, rows of VALUES, inputs of UNION. */
export function snowflakeCommonType(values: readonly ValueType[], context: UnificationContext): CommonType {
  if (context === "array") return { kind: "ok", type: variant };
  for (const { type } of values) {
    const reason = unknownReason(type);
    if (reason !== undefined) return { kind: "unknown", reason };
  }
  if (context === "comparison" || context === "in") return compared(values);
  const folded = foldAll(values, placeOf(context));
  if (folded === "none") return { kind: "none" };
  return folded.kind === "unknown"
    ? { kind: "unknown", reason: folded.reason }
    : { kind: "ok", type: folded };
}

function placeOf(context: UnificationContext): Place {
  return context === "set" || context === "values" ? context : "branch";
}

function foldAll(values: readonly ValueType[], place: Place): Folded {
  const isMixed = values.some(({ type }) => type.kind === "variant");
  const ordered = isMixed && place === "branch" ? [...values].reverse() : values;
  let folded: ValueType | undefined;
  for (const value of ordered) {
    if (folded === undefined) {
      folded = value;
      continue;
    }
    const pair: readonly [ValueType, ValueType] =
      isMixed && place === "branch" ? [value, folded] : [folded, value];
    const type = foldPair(pair[0], pair[1], place);
    if (type === "none" || type.kind === "unknown") return type;
    folded = sameType(type, folded.type) ? { type, literal: folded.literal } : { type };
  }
  return folded?.type ?? { kind: "null" };
}

const open: SqlType = { kind: "unknown", reason: "what these types become together is not modelled" };

function foldPair(a: ValueType, b: ValueType, place: Place): Folded {
  const [left, right] = [a.type, b.type];
  if (left.kind === "null") return withNull(right, place);
  if (right.kind === "null") return withNull(left, place);
  if (left.kind === "variant" || right.kind === "variant") return withVariant(left, right);
  if (left.kind === "string" && right.kind === "string") return texts(left, right);
  if (left.kind === "string") return textWith(a, b, place);
  if (right.kind === "string") return withText(a, b);
  if (left.kind === "boolean" || right.kind === "boolean") return withTruth(left, right, place);
  if (isNumber(left) && isNumber(right)) return numbers(left, right);
  return others(left, right, place);
}

function isNumber({ kind }: SqlType): boolean {
  return kind === "decimal" || kind === "float" || kind === "bignumeric";
}

function withNull(type: SqlType, place: Place): SqlType {
  return type.kind === "string" && place === "branch" ? longText : type;
}

/** A text without a length stays so only as the first. */
function texts(a: SqlType & { readonly kind: "string" }, b: SqlType & { readonly kind: "string" }): SqlType {
  if (a.length === undefined) return a;
  return b.length === undefined ? longText : { kind: "string", length: Math.max(a.length, b.length) };
}

function numbers(a: SqlType, b: SqlType): SqlType {
  if (a.kind === "bignumeric" || b.kind === "bignumeric") return sameType(a, b) ? a : open;
  if (a.kind !== "decimal" || b.kind !== "decimal") return float;
  const scale = Math.max(a.scale, b.scale);
  return number(Math.max(a.precision - a.scale, b.precision - b.scale) + scale, scale);
}

/** What a text is measured as beside a number. */
function numberOf({ literal }: ValueType): SqlType {
  return (literal?.kind === "string" ? writtenNumber(literal.text) : undefined) ?? number(18, 5);
}

function textWith(text: ValueType, other: ValueType, place: Place): SqlType {
  if (other.type.kind === "boolean") return place === "branch" ? longText : text.type;
  return withText(other, text);
}

function withText({ type }: ValueType, text: ValueType): SqlType {
  switch (type.kind) {
    case "decimal":
      return numbers(type, numberOf(text));
    case "float":
    case "boolean":
    case "date":
    case "time":
    case "timestamp":
    case "uuid":
      return type;
    default:
      return open;
  }
}

function withTruth(a: SqlType, b: SqlType, place: Place): SqlType {
  if (a.kind === b.kind) return a;
  const other = a.kind === "boolean" ? b : a;
  if (other.kind !== "decimal") return open;
  return place !== "branch" && b.kind === "boolean" ? open : { kind: "boolean" };
}

function withVariant(a: SqlType, b: SqlType): SqlType {
  if (a.kind === b.kind) return variant;
  const other = a.kind === "variant" ? b : a;
  switch (other.kind) {
    case "decimal":
    case "float":
      return variant;
    case "string":
      return longText;
    case "date":
    case "time":
    case "timestamp":
      return other;
    case "boolean":
    case "map":
    case "array":
      return a;
    default:
      return open;
  }
}

const zones = ["none", "instant", "local", "offset"] as const;

function others(a: SqlType, b: SqlType, place: Place): Folded {
  if (a.kind === "timestamp" && b.kind === "timestamp") {
    if (place === "set" && b.zone === "offset" && a.zone !== "offset") return open;
    const wider = zones.indexOf(b.zone) > zones.indexOf(a.zone) ? b : a;
    return { ...wider, precision: Math.max(a.precision, b.precision) };
  }
  if (a.kind === "time" && b.kind === "time") return a.precision >= b.precision ? a : b;
  if (a.kind === "date" && b.kind === "timestamp") return b;
  if (a.kind === "timestamp" && b.kind === "date") return a;
  if (a.kind === "binary" && b.kind === "binary") {
    if (a.length === undefined || b.length === undefined) return a.length === undefined ? a : b;
    return a.length >= b.length ? a : b;
  }
  if (sameType(a, b)) return a;
  return isApart(a, b) ? "none" : open;
}

/** Kinds of which Snowflake's page of conversions knows no way from one to the other. */
function isApart(a: SqlType, b: SqlType): boolean {
  const group = ({ kind }: SqlType): string | undefined => {
    if (kind === "decimal" || kind === "float") return "number";
    if (kind === "date" || kind === "timestamp") return "moment";
    return kind === "time" || kind === "binary" ? kind : undefined;
  };
  const [left, right] = [group(a), group(b)];
  return left !== undefined && right !== undefined && left !== right && isStrong(left, right);
}

/** A number becomes a timestamp by itself, so only these are certain. */
function isStrong(left: string, right: string): boolean {
  return !(left === "number" && right === "moment") && !(left === "moment" && right === "number");
}

/** Whether values can be compared is looked at pair by pair; what is not certainly refused is allowed. */
function compared(values: readonly ValueType[]): CommonType {
  const typed = values.filter(({ type }) => type.kind !== "null");
  const [first, ...rest] = typed;
  if (first === undefined) return { kind: "ok", type: { kind: "null" } };
  for (const { type } of rest) if (isApart(first.type, type)) return { kind: "none" };
  const folded = foldAll(typed, "branch");
  return folded === "none" || folded.kind === "unknown"
    ? { kind: "ok", type: first.type }
    : { kind: "ok", type: folded };
}
