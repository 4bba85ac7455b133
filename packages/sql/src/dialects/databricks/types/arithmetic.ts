import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";
import type { AnsiMode } from "./ansi-mode.ts";
import { commonInterval, commonOf, firstUnit, outermost } from "./common-type.ts";
import { decimalResult, decimalShape } from "./decimal-type.ts";
import { monthUnits } from "./type-names.ts";

const double: SqlType = { kind: "float", bits: 64 };
const bigint: SqlType = { kind: "integer", bits: 64, signed: true };
const int: SqlType = { kind: "integer", bits: 32, signed: true };
const date: SqlType = { kind: "date" };
const timestamp: SqlType = { kind: "timestamp", precision: 6, zone: "instant" };
const text: SqlType = { kind: "string" };
const day: SqlType = { kind: "interval", fields: "DAY" };
const dayToSecond: SqlType = { kind: "interval", fields: "DAY TO SECOND" };
const yearToMonth: SqlType = { kind: "interval", fields: "YEAR TO MONTH" };

/** Two operands, in the mode that the session is in. */
export interface Operands {
  readonly a: ValueType;
  readonly b: ValueType;
  readonly mode: AnsiMode;
}

/** The type of `+ - * / %` and DIV over two operands; `undefined` where there is none. */
export function arithmeticType(operator: string, operands: Operands): SqlType | undefined {
  const { a, b, mode } = operands;
  switch (operator) {
    case "+":
      return sumType(a, b) ?? numberType("+", operands);
    case "-":
      return mode === "off" && isTextBesideMoment(a.type, b.type)
        ? undefined
        : (differenceType(a, b) ?? numberType("-", operands));
    case "*":
      return scaledInterval(a.type, b.type) ?? scaledInterval(b.type, a.type) ?? numberType("*", operands);
    case "/":
      return scaledInterval(a.type, b.type) ?? quotientType(operands);
    case "%":
      return numberType("%", operands);
    default:
      return mode === "off" && isTextUnderWhole(a.type, b.type) ? undefined : wholeQuotientType(a, b);
  }
}

/** What cannot be subtracted with ANSI mode off: a text from a moment, and a timestamp from a text. */
function isTextBesideMoment(a: SqlType, b: SqlType): boolean {
  if (b.kind === "string") return isMoment(a);
  return a.kind === "string" && b.kind === "timestamp";
}

/** `1 DIV '2'`, `1 & '2'`: with ANSI mode off the text must come first. */
function isTextUnderWhole(a: SqlType, b: SqlType): boolean {
  return a.kind === "integer" && b.kind === "string";
}

function isNumber({ kind }: SqlType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "float";
}

/** Numbers, texts beside a number, NULL beside a number or another NULL. */
function numberType(operator: string, { a, b, mode }: Operands): SqlType | undefined {
  if (a.type.kind === "null" && b.type.kind === "null") return double;
  if (a.type.kind === "null") return numberType(operator, { a: b, b, mode });
  if (b.type.kind === "null") return numberType(operator, { a, b: a, mode });
  if (mode === "off" && (a.type.kind === "string" || b.type.kind === "string"))
    return besideText(a.type, b.type);
  if (!isNumber(a.type) && !isNumber(b.type)) return undefined;
  if (a.type.kind === "decimal" || b.type.kind === "decimal") {
    const left = decimalShape(a);
    const right = decimalShape(b);
    if (left !== undefined && right !== undefined) return decimalResult(operator, left, right);
  }
  const common = commonOf(a.type, b.type, outermost(mode));
  return common !== undefined && isNumber(common) ? common : undefined;
}

/** With ANSI mode off a text is a DOUBLE to numbers and to other texts. */
function besideText(a: SqlType, b: SqlType): SqlType | undefined {
  return [a, b].every((type) => type.kind === "string" || isNumber(type)) ? double : undefined;
}

function isWhole({ kind }: SqlType): boolean {
  return kind === "integer";
}

/** A quotient of whole numbers is a DOUBLE, as is every one that has a text or a NULL in it. */
function quotientType(operands: Operands): SqlType | undefined {
  const { a, b, mode } = operands;
  if (a.type.kind === "null" && b.type.kind !== "string")
    return isNumber(b.type) || b.type.kind === "null" ? double : undefined;
  if (a.type.kind === "null" && mode === "on") return undefined;
  const type = numberType("/", operands);
  return type === undefined || type.kind === "decimal" ? type : double;
}

/** `a DIV b`: whole numbers, decimals, texts beside whole numbers, intervals of one kind. */
function wholeQuotientType(a: ValueType, b: ValueType): SqlType | undefined {
  const [left, right] = [a.type, b.type];
  const isExact = (type: SqlType): boolean => type.kind === "integer" || type.kind === "decimal";
  const fits = (type: SqlType, other: SqlType): boolean =>
    isExact(type) || type.kind === "null" || (type.kind === "string" && isWhole(other));
  if (fits(left, right) && fits(right, left)) return bigint;
  const isInterval = (type: SqlType): boolean => type.kind === "interval" || type.kind === "null";
  const common = isInterval(left) && isInterval(right) ? commonOf(left, right, "tight") : undefined;
  return common === undefined ? undefined : bigint;
}

function isMonths(type: SqlType): boolean {
  return type.kind === "interval" && monthUnits.includes(firstUnit(type.fields));
}

/** An interval by a number. */
function scaledInterval(interval: SqlType, by: SqlType): SqlType | undefined {
  if (interval.kind !== "interval") return undefined;
  if (!isNumber(by) && by.kind !== "string" && by.kind !== "null") return undefined;
  if (interval.fields === "any") return interval;
  return isMonths(interval) ? yearToMonth : dayToSecond;
}

function sumType(a: ValueType, b: ValueType): SqlType | undefined {
  return momentSum(a.type, b.type) ?? momentSum(b.type, a.type);
}

/** `moment + other` in either order; intervals with intervals too. */
function momentSum(moment: SqlType, other: SqlType): SqlType | undefined {
  switch (moment.kind) {
    case "date":
      if (other.kind === "null") return timestamp;
      if (other.kind === "integer") return other.bits <= 32 ? date : undefined;
      return other.kind === "interval" ? dateAndInterval(other) : undefined;
    case "timestamp":
      return other.kind === "interval" || other.kind === "null" ? moment : undefined;
    case "interval":
      return intervalSum(moment, other);
    default:
      return undefined;
  }
}

/** Whole days and months keep a date a date. */
function dateAndInterval(interval: SqlType & { readonly kind: "interval" }): SqlType {
  return isMonths(interval) || interval.fields === "DAY" || interval.fields === "any" ? date : timestamp;
}

function intervalSum(interval: SqlType & { readonly kind: "interval" }, other: SqlType): SqlType | undefined {
  if (other.kind === "null") return interval;
  if (other.kind === "interval") return commonInterval(interval.fields, other.fields);
  return other.kind === "string" && !isMonths(interval) ? text : undefined;
}

function differenceType(a: ValueType, b: ValueType): SqlType | undefined {
  const [left, right] = [a.type, b.type];
  if (isMoment(right)) return momentDifference(left, right);
  switch (left.kind) {
    case "date":
      if (right.kind === "null" || right.kind === "string") return day;
      return momentSum(left, right);
    case "timestamp":
      if (right.kind === "null" || right.kind === "string") return dayToSecond;
      return momentSum(left, right);
    case "interval":
      return right.kind === "string" ? undefined : intervalSum(left, right);
    default:
      return right.kind === "interval" ? intervalSum(right, left) : undefined;
  }
}

function isMoment({ kind }: SqlType): boolean {
  return kind === "date" || kind === "timestamp";
}

/** Two dates are days apart; with a timestamp it is seconds. */
function momentDifference(left: SqlType, right: SqlType): SqlType | undefined {
  if (left.kind !== "string" && left.kind !== "null" && !isMoment(left)) return undefined;
  return left.kind === "timestamp" || right.kind === "timestamp" ? dayToSecond : day;
}

/** The type of `-x` and `+x`. */
export function signType({ type }: ValueType): SqlType | undefined {
  if (type.kind === "string" || type.kind === "null") return double;
  return isNumber(type) || type.kind === "interval" ? type : undefined;
}

/** The type of `& | ^` over two operands. */
export function bitType({ a: { type: a }, b: { type: b }, mode }: Operands): SqlType | undefined {
  if (mode === "off" && isTextUnderWhole(a, b)) return undefined;
  if (a.kind === "null" && b.kind === "null") return int;
  const isWide = (type: SqlType): boolean => isWhole(type) || type.kind === "string" || type.kind === "null";
  const common = isWide(a) && isWide(b) ? commonOf(a, b, "outer") : undefined;
  return common?.kind === "integer" ? common : undefined;
}

/** The type of `<< >> >>>`, which only the left operand decides. */
export function shiftType(left: SqlType, right: SqlType): SqlType | undefined {
  const fits = (type: SqlType): boolean => isNumber(type) || type.kind === "string" || type.kind === "null";
  if (!fits(left) || !fits(right)) return undefined;
  return left.kind === "integer" && left.bits === 64 ? bigint : int;
}
