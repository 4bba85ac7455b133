import type { SqlType } from "@rocky/ir";
import type { RuleCall } from "../../../functions/signatures/resolve-signature.ts";
import { dayToSecond, decfloat, float, number } from "../types/type-names.ts";
import { typeAt, unmodelled, type Rule } from "./rule.ts";

/** What sums and averages make of what is no exact number. */
function inexact({ kind }: SqlType): SqlType {
  if (kind === "float" || kind === "string" || kind === "variant") return float;
  return kind === "bignumeric" ? decfloat : unmodelled;
}

function total(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "decimal") return number(type.precision + 12, type.scale);
  return type.kind === "interval" && /^(?:DAY|HOUR|MINUTE|SECOND)/.test(type.fields)
    ? dayToSecond
    : inexact(type);
}

/** Six digits more behind the point, up to twelve. */
function quotientScale(scale: number): number {
  return Math.max(scale, Math.min(scale + 6, 12));
}

function average(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind !== "decimal") return inexact(type);
  const { precision, scale } = type;
  if (call.form.window === true && call.form.frame !== "range") {
    return call.form.frame === undefined ? unmodelled : number(precision + 15, scale + 3);
  }
  return number(precision + 12 + quotientScale(scale) - scale, quotientScale(scale));
}

/** MEDIAN and PERCENTILE_CONT: three digits more. */
function middle(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "decimal")
    return type.scale > 35 ? unmodelled : number(type.precision + 3, type.scale + 3);
  if (type.kind === "string" || type.kind === "variant") return number(12, 3);
  return type.kind === "float" || type.kind === "bignumeric" ? type : unmodelled;
}

function discrete(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  return type.kind === "string" || type.kind === "variant" ? number(9, 0) : type;
}

function variance(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind !== "decimal") return inexact(type);
  return number(38, Math.max(type.scale, Math.min(12, 2 * type.scale + 6)));
}

function kurtosis(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "decimal" && type.scale === 0) return number(38, 12);
  return type.kind === "float" || type.kind === "bignumeric" ? type : unmodelled;
}

function ratio(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind !== "decimal") return type.kind === "float" ? float : unmodelled;
  const scale = quotientScale(type.scale);
  return number(type.precision + scale, scale);
}

/** Rules of aggregate and window functions. */
export const aggregateRules: Readonly<Record<string, Rule>> = {
  average,
  discrete,
  kurtosis,
  middle,
  ratio,
  total,
  variance,
};
