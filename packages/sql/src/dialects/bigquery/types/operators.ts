import { unknownReason, type SqlType } from "@rocky/ir";
import type { NullRule } from "../../../types/null-rule.ts";
import type { Resolution } from "../../../types/resolution.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { bigqueryCommonType } from "./common-type.ts";
import { converts } from "./converts.ts";
import { printBigqueryType } from "./print-type.ts";

const bool: SqlType = { kind: "boolean" };
const int64: SqlType = { kind: "integer", bits: 64, signed: true };
const float64: SqlType = { kind: "float", bits: 64 };
const date: SqlType = { kind: "date" };
const datetime: SqlType = { kind: "timestamp", precision: 6, zone: "none" };
const timestamp: SqlType = { kind: "timestamp", precision: 6, zone: "instant" };
const time: SqlType = { kind: "time", precision: 6, zoned: false };
const interval: SqlType = { kind: "interval", fields: "any" };
const bytes: SqlType = { kind: "binary" };
const text: SqlType = { kind: "string" };

const predicates: ReadonlySet<string> = new Set([
  ..."= <> < <= > >= and or not between like in".split(" "),
  "is null",
  "is distinct from",
  "is not distinct from",
]);

/** The result of an operator in BigQuery. */
export function bigqueryOperator(operator: string, operands: readonly ValueType[]): Resolution {
  for (const { type } of operands) {
    const reason = unknownReason(type);
    if (reason !== undefined && !predicates.has(operator))
      return { kind: "unknown", reason, nulls: "nullable" };
  }
  const constant = operands.length === 1 ? signed(operator, operands[0]) : undefined;
  if (constant !== undefined) return constant;
  const type = resultType(operator, operands);
  if (type?.kind === "unknown") return { kind: "unknown", reason: type.reason, nulls: "nullable" };
  if (type !== undefined) return { kind: "ok", type, nulls: nullsOf(operator) };
  const given = operands.map((operand) => printBigqueryType(operand.type)).join(", ");
  return { kind: "no-overload", given: `(${given})`, candidates: [] };
}

function nullsOf(operator: string): NullRule {
  if (operator === "is null" || operator.endsWith("distinct from")) return "never";
  return operator === "[]" ? "nullable" : "strict";
}

function resultType(operator: string, operands: readonly ValueType[]): SqlType | undefined {
  const [a, b] = operands;
  if (a === undefined) return undefined;
  if (predicates.has(operator)) return testType(operator, operands);
  if (b === undefined) return unaryType(operator, a);
  switch (operator) {
    case "||":
      return concatenated(a, b);
    case "&":
    case "|":
    case "^":
      return bitType(a, b);
    case "<<":
    case ">>":
      return converts(b, int64) ? (wholeType(a) ?? bytesType(a)) : undefined;
    case "at time zone":
      return a.type.kind === "null" ? timestamp : a.type.kind === "timestamp" ? a.type : undefined;
    case "[]":
      return indexed(a.type, b.type);
    default:
      return momentType(operator, a, b) ?? numberType(operator, a, b);
  }
}

function isNumber({ kind }: SqlType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "bignumeric" || kind === "float";
}

function unaryType(operator: string, { type, literal }: ValueType): SqlType | undefined {
  if (operator === "~") return wholeType({ type }) ?? bytesType({ type, literal });
  if (operator !== "-" && operator !== "+") return undefined;
  if (type.kind === "null") return int64;
  return isNumber(type) || (operator === "-" && type.kind === "interval") ? type : undefined;
}

function wholeType({ type }: ValueType): SqlType | undefined {
  return type.kind === "integer" || type.kind === "null" ? int64 : undefined;
}

function bytesType(value: ValueType): SqlType | undefined {
  return value.type.kind === "binary" || value.literal?.kind === "string" ? bytes : undefined;
}

function bitType(a: ValueType, b: ValueType): SqlType | undefined {
  if (wholeType(a) !== undefined && wholeType(b) !== undefined) return int64;
  const isBytes = a.type.kind === "binary" || b.type.kind === "binary";
  return isBytes && bytesType(a) !== undefined && bytesType(b) !== undefined ? bytes : undefined;
}

function testType(operator: string, operands: readonly ValueType[]): SqlType | undefined {
  switch (operator) {
    case "is null":
      return bool;
    case "and":
    case "or":
    case "not":
      return operands.every(({ type }) => ["boolean", "null", "unknown"].includes(type.kind))
        ? bool
        : undefined;
    default:
      return bigqueryCommonType(operands).kind === "none" ? undefined : bool;
  }
}

/** Numbers become the widest of them; a quotient of whole numbers is FLOAT64. */
function numberType(operator: string, a: ValueType, b: ValueType): SqlType | undefined {
  if (!"+-*/".includes(operator)) return undefined;
  const fits = ({ type }: ValueType): boolean => isNumber(type) || type.kind === "null";
  if (!fits(a) || !fits(b)) return undefined;
  const common = bigqueryCommonType([a, b]);
  if (common.kind !== "ok") return undefined;
  const type = common.type.kind === "null" ? int64 : common.type;
  return operator === "/" && type.kind === "integer" ? float64 : type;
}

function isDate(value: ValueType): boolean {
  return (
    value.type.kind === "date" ||
    (value.type.kind !== "timestamp" && value.literal?.kind === "string" && converts(value, date))
  );
}

/** Dates and times with whole numbers, with intervals and among themselves. */
function momentType(operator: string, a: ValueType, b: ValueType): SqlType | undefined {
  const [left, right] = [a.type.kind, b.type.kind];
  if (left === "interval" || right === "interval") return intervalType(operator, a, b);
  if (operator === "+" && left === "integer" && isDate(b)) return date;
  if (isDate(a) && right === "integer" && (operator === "+" || operator === "-")) return date;
  return operator === "-" && isPair(a, b) ? interval : undefined;
}

/** Two of one kind of moments, of which one may be a constant text. */
function isPair(a: ValueType, b: ValueType): boolean {
  const kinds = [timestamp, datetime, time];
  const isMoment = ({ type }: ValueType): boolean => ["date", "timestamp", "time"].includes(type.kind);
  if (!isMoment(a) && !isMoment(b)) return isDate(a) && isDate(b);
  return kinds.some((kind) => converts(a, kind) && converts(b, kind));
}

function intervalType(operator: string, a: ValueType, b: ValueType): SqlType | undefined {
  const [left, right] = [a.type.kind, b.type.kind];
  if (left === "interval" && right === "interval")
    return operator === "+" || operator === "-" ? interval : undefined;
  if (operator === "*") return left === "integer" || right === "integer" ? interval : undefined;
  if (operator === "/") return left === "interval" && right === "integer" ? interval : undefined;
  const moment = left === "interval" ? b : a;
  if (operator === "-" && left === "interval") return undefined;
  if (moment.type.kind === "timestamp") return moment.type;
  return isDate(moment) && (operator === "+" || operator === "-") ? datetime : undefined;
}

function concatenated(a: ValueType, b: ValueType): SqlType | undefined {
  if (a.type.kind === "array" && b.type.kind === "array") {
    const common = bigqueryCommonType([a, b]);
    return common.kind === "ok"
      ? common.type
      : common.kind === "unknown"
        ? { kind: "unknown", reason: common.reason }
        : undefined;
  }
  if (a.type.kind === "binary" || b.type.kind === "binary") {
    return bytesType(a) !== undefined && bytesType(b) !== undefined ? bytes : undefined;
  }
  return isPrintable(a.type) && isPrintable(b.type) ? text : undefined;
}

function isPrintable({ kind }: SqlType): boolean {
  return !["array", "struct", "json", "geography", "binary"].includes(kind);
}

function indexed(operand: SqlType, index: SqlType): SqlType | undefined {
  switch (operand.kind) {
    case "null":
      return { kind: "json" };
    case "array":
      return index.kind === "integer" || index.kind === "null" ? operand.element : undefined;
    case "json":
      return index.kind === "integer" || index.kind === "string" || index.kind === "null"
        ? operand
        : undefined;
    default:
      return undefined;
  }
}

/** A minus sign before a constant makes another constant. */
function signed(operator: string, operand: ValueType | undefined): Resolution | undefined {
  const literal = operator === "-" || operator === "+" ? operand?.literal : undefined;
  if (operand === undefined || (literal?.kind !== "integer" && literal?.kind !== "float")) return undefined;
  return {
    kind: "ok",
    type: operand.type,
    nulls: "strict",
    literal:
      literal.kind === "integer" && operator === "-" ? { kind: "integer", value: -literal.value } : literal,
  };
}
