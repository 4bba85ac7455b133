import type { SqlType } from "@rocky/ir";
import {
  commonDecimal,
  decimalShape,
  maxPrecision,
  maxPrecision64,
  type DecimalShape,
} from "../types/decimal-type.ts";
import { doubleType, sameAsFirst, type ResultRule, type RuleAnswer, type RuledCall } from "./result-rule.ts";

/** Rules of arithmetic on decimals; the other arguments of such a call are exact numbers. */

function shapes(call: RuledCall): readonly [DecimalShape, DecimalShape] | undefined {
  const [left, right] = call.args.map(({ type }) => decimalShape(type));
  return left === undefined || right === undefined ? undefined : [left, right];
}

/** DuckDB rather keeps 64 bits than one more digit: the result of 64-bit decimals has at most 18 digits where it can. */
function fitted(precision: number, scale: number, widest: number): SqlType {
  const keeps64 = precision > maxPrecision64 && widest <= maxPrecision64 && scale < maxPrecision64;
  return { kind: "decimal", precision: keeps64 ? maxPrecision64 : Math.min(precision, maxPrecision), scale };
}

function widestOf([a, b]: readonly [DecimalShape, DecimalShape]): number {
  return Math.max(a.precision, b.precision);
}

const sum: ResultRule = (call) => {
  const pair = shapes(call);
  if (pair === undefined) return undefined;
  const scale = Math.max(pair[0].scale, pair[1].scale);
  const whole = Math.max(...pair.map((shape) => shape.precision - shape.scale));
  return fitted(Math.max(scale + whole, widestOf(pair)) + 1, scale, widestOf(pair));
};

const product: ResultRule = (call) => {
  const pair = shapes(call);
  if (pair === undefined) return undefined;
  const scale = pair[0].scale + pair[1].scale;
  if (scale > maxPrecision) return "refused";
  return fitted(pair[0].precision + pair[1].precision, scale, widestOf(pair));
};

const remainder: ResultRule = (call) => {
  const pair = shapes(call);
  if (pair === undefined) return undefined;
  const scale = Math.max(pair[0].scale, pair[1].scale);
  const whole = Math.max(...pair.map((shape) => shape.precision - shape.scale));
  return scale + whole > maxPrecision ? doubleType : commonDecimal(...pair);
};

/** The decimals that the first argument is read as. */
function first(call: RuledCall): DecimalShape | undefined {
  const type = call.args[0]?.type;
  return type === undefined ? undefined : decimalShape(type);
}

function rounded(call: RuledCall): RuleAnswer {
  const shape = first(call);
  if (shape === undefined) return undefined;
  const digits = call.args[1];
  if (digits === undefined) return { kind: "decimal", precision: shape.precision, scale: 0 };
  if (digits.literal?.kind !== "integer") return undefined;
  const scale = Math.min(shape.scale, Math.max(0, Number(digits.literal.value)));
  return { kind: "decimal", precision: shape.precision, scale };
}

const negation: ResultRule = (call) => (call.args.length === 1 ? sameAsFirst(call) : sum(call));

/** By the name in DuckDB's catalogue, for the overloads on decimals. */
export const decimalRules: Readonly<Record<string, ResultRule>> = {
  "+": negation,
  "-": negation,
  "*": product,
  "%": remainder,
  "@": sameAsFirst,
  add: negation,
  ceil: rounded,
  floor: rounded,
  round: rounded,
  subtract: negation,
  trunc: rounded,
  sum: (call) => {
    const shape = first(call);
    return shape && { kind: "decimal", precision: maxPrecision, scale: shape.scale };
  },
};
