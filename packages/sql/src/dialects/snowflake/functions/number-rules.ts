import type { SqlType } from "@rocky/ir";
import type { RuleCall } from "../../../functions/signatures/resolve-signature.ts";
import { arithmeticType } from "../types/arithmetic.ts";
import { snowflakeCommonType } from "../types/fold.ts";
import { decfloat, float, longText, number } from "../types/type-names.ts";
import { typeAt, unmodelled, wholeAt, type Rule } from "./rule.ts";

type Exact = SqlType & { readonly kind: "decimal" };

/** FLOAT, and DECFLOAT of DECFLOAT. */
function real({ args }: RuleCall): SqlType {
  return args.some(({ type }) => type.kind === "bignumeric") ? decfloat : float;
}

function approximate(type: SqlType): SqlType {
  return type.kind === "float" || type.kind === "bignumeric" ? type : unmodelled;
}

function absolute(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind !== "decimal") return approximate(type);
  return number(Math.max(type.precision, type.scale + 2), type.scale);
}

function sign(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "decimal") return number(2, 0);
  return type.kind === "float" || type.kind === "string" || type.kind === "variant" ? float : unmodelled;
}

/** ROUND, CEIL and FLOOR. */
function rounded(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  const isAlone = call.args.length === 1;
  if (type.kind === "decimal") return roundedTo(type, call);
  if (type.kind === "float" || type.kind === "variant") return float;
  if (type.kind === "string") return isAlone ? float : roundedTo(number(18, 5), call);
  return approximate(type);
}

function roundedTo(type: Exact, { args }: RuleCall): SqlType {
  const { precision, scale } = type;
  const digits = args.length === 1 ? 0 : wholeAt(args, 1);
  if (args[1]?.type.kind === "null") return unmodelled;
  if (digits === undefined) return number(Math.max(18, precision + 1), scale);
  if (digits >= scale) return type;
  return number(precision + 1 + Math.max(0, -digits - (precision - scale)), Math.max(digits, 0));
}

/** TRUNC of a number, or of a moment to a part. */
function truncated(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "date") return type;
  return type.kind === "time" || type.kind === "timestamp" ? { ...type, precision: 9 } : rounded(call);
}

function arithmetic(operator: string): Rule {
  return ({ args: [a, b] }) =>
    a === undefined || b === undefined ? unmodelled : (arithmeticType(operator, a, b) ?? unmodelled);
}

function bits(wider: number): Rule {
  return ({ args }) => {
    let whole = 0;
    for (const { type } of args.slice(0, 2)) {
      if (type.kind !== "decimal") return unmodelled;
      whole = Math.max(whole, type.precision - type.scale + wider);
    }
    return number(Math.max(2, whole), 0);
  };
}

/** BITNOT and shifts to the right: only the first argument counts. */
function bitsOfFirst(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  return type.kind === "decimal" ? number(Math.max(2, type.precision - type.scale), 0) : unmodelled;
}

/** `TO_NUMBER(x [, format] [, precision [, scale]])`. */
function toNumber({ args }: RuleCall): SqlType {
  const [value, ...rest] = args;
  if (value?.type.kind === "boolean") return number(2, 0);
  const sizes = rest[0]?.type.kind === "string" ? rest.slice(1) : rest;
  if (sizes.length === 0) return number(38, 0);
  const [precision, scale] = [wholeAt(sizes, 0), sizes.length > 1 ? wholeAt(sizes, 1) : 0];
  return precision === undefined || scale === undefined ? unmodelled : number(precision, scale);
}

function uniform({ args }: RuleCall): SqlType {
  let whole = 2;
  let scale = 0;
  for (const { type } of args.slice(0, 2)) {
    if (type.kind === "float" || type.kind === "string") return float;
    if (type.kind !== "decimal") return unmodelled;
    whole = Math.max(whole, type.precision - type.scale);
    scale = Math.max(scale, type.scale);
  }
  return number(whole + scale, scale);
}

function bucket({ args }: RuleCall): SqlType {
  const count = wholeAt(args, 3);
  return number(count === undefined ? 38 : Math.max(2, `${Math.abs(count)}`.length), 0);
}

function zeroIfNull(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "string" || type.kind === "variant") return float;
  const common = snowflakeCommonType([{ type }, { type: number(2, 0) }], "coalesce");
  return common.kind === "ok" ? common.type : unmodelled;
}

function nullIfZero(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  return type.kind === "string" ? longText : type;
}

/** Rules of functions of numbers. */
export const numberRules: Readonly<Record<string, Rule>> = {
  abs: absolute,
  bits: (call) => (call.args.length === 1 ? bitsOfFirst(call) : bits(0)(call)),
  bitsOr: bits(1),
  bitsShifted: bitsOfFirst,
  bucket,
  modulo: arithmetic("%"),
  nullIfZero,
  quotient: arithmetic("/"),
  real,
  rounded,
  sign,
  toNumber,
  truncated,
  uniform,
  zeroIfNull,
};
