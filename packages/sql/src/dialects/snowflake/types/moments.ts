import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";
import { dayToSecond, number, timestamp } from "./type-names.ts";

type Interval = SqlType & { readonly kind: "interval" };

/** An interval constant of a text of several units, all of which are days or more; `any` has smaller ones. */
export const dayConstant = "any of days";

const date: SqlType = { kind: "date" };

/** The type of `+ - * /` where a date, a time or an interval is part of it; `undefined` where none is, or Snowflake refuses it. */
export function momentType(operator: string, a: ValueType, b: ValueType): SqlType | undefined {
  const [left, right] = [a.type, b.type];
  if (left.kind === "interval" || right.kind === "interval") return intervalResult(operator, left, right);
  if (operator === "+") return dateAndNumber(left, right) ?? dateAndNumber(right, left);
  if (operator !== "-") return undefined;
  if (left.kind === "date" && right.kind === "date") return number(9, 0);
  if (left.kind === "timestamp" && right.kind === "timestamp") return dayToSecond;
  const isPair = isMoment(left) && isMoment(right);
  if (isPair) return { kind: "unknown", reason: "the difference of unlike moments is not modelled" };
  return dateAndNumber(left, right);
}

function isMoment({ kind }: SqlType): boolean {
  return kind === "date" || kind === "timestamp" || kind === "time";
}

function dateAndNumber(moment: SqlType, days: SqlType): SqlType | undefined {
  if (!isMoment(moment)) return undefined;
  if (moment.kind === "date" && days.kind === "decimal") return date;
  if (days.kind === "decimal" && moment.kind === "timestamp") return undefined;
  if (isMoment(days) || days.kind === "boolean") return undefined;
  return { kind: "unknown", reason: "a moment with such a value is not modelled" };
}

function isMonths({ fields }: Interval): boolean {
  return /^(?:YEAR|MONTH)/.test(fields);
}

function isConstant({ fields }: Interval): boolean {
  return fields.startsWith("any");
}

function intervalResult(operator: string, left: SqlType, right: SqlType): SqlType | undefined {
  if (left.kind === "interval" && right.kind === "interval") return intervalPair(operator, left, right);
  const interval = left.kind === "interval" ? left : right;
  const other = left.kind === "interval" ? right : left;
  if (interval.kind !== "interval") return undefined;
  if (operator === "*" || (operator === "/" && left.kind === "interval"))
    return isConstant(interval) ? unmodelled : interval;
  if (operator === "-" && right.kind !== "interval") return unmodelled;
  return movedBy(other, interval);
}

const unmodelled: SqlType = { kind: "unknown", reason: "what becomes of this interval is not modelled" };

/** A date or a time moved by an interval. */
function movedBy(moment: SqlType, interval: Interval): SqlType {
  switch (moment.kind) {
    case "date":
      return isMonths(interval) || interval.fields === dayConstant ? date : timestamp("ntz");
    case "timestamp":
      return { ...moment, precision: 9 };
    default:
      return unmodelled;
  }
}

function intervalPair(operator: string, left: Interval, right: Interval): SqlType {
  if (operator !== "+" && operator !== "-") return unmodelled;
  if (isConstant(left) || isConstant(right) || left.fields !== right.fields) return unmodelled;
  return {
    kind: "interval",
    fields: left.fields.replace(/\((\d+)/, (_, digits: string) => `(${Number(digits) + 1}`),
  };
}
