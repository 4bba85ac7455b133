import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { RuleCall, RuleResult } from "../../../functions/signatures/resolve-signature.ts";
import { snowflakeCommonType } from "../types/fold.ts";
import { isOpenArray, longText, number } from "../types/type-names.ts";
import { typeAt, unmodelled, wholeAt, type Rule } from "./rule.ts";

/** The one type of several results. */
function fold(values: readonly ArgumentType[]): RuleResult {
  const common = snowflakeCommonType(values, "case");
  if (common.kind === "ok") return common.type;
  return common.kind === "none" ? "refused" : { kind: "unknown", reason: common.reason };
}

/** `DECODE(x, search, result, …, default)`. */
function decoded({ args }: RuleCall): RuleResult {
  const hasDefault = args.length % 2 === 0;
  const results = args.filter((_, i) => i > 1 && (i % 2 === 0 || (hasDefault && i === args.length - 1)));
  if (!hasDefault && results.some(({ type }) => type.kind === "string")) return unmodelled;
  return fold(results);
}

/** The first value's type, made wider by the second only where both are of one kind. */
function nullIf({ args: [a, b] }: RuleCall): SqlType {
  if (a === undefined || b === undefined) return unmodelled;
  const [left, right] = [a.type, b.type];
  if (left.kind === "string") {
    if (right.kind !== "string") return longText;
    return left.length === undefined ? left : foldedOr([{ type: left }, { type: right }]);
  }
  return left.kind === right.kind && (left.kind === "decimal" || left.kind === "binary")
    ? foldedOr([{ type: left }, { type: right }])
    : left;
}

function foldedOr(values: readonly ArgumentType[]): SqlType {
  const common = snowflakeCommonType(values, "coalesce");
  return common.kind === "ok" ? common.type : unmodelled;
}

/** LAG and LEAD: with a default, what both become. */
function shifted({ args }: RuleCall): RuleResult {
  const [value, , otherwise] = args;
  if (value === undefined) return "refused";
  return otherwise === undefined ? value.type : fold([value, otherwise]);
}

/** `REDUCE(array, start, (sum, x) -> …)`. */
function reduced({ bound, args }: RuleCall): SqlType {
  const body = bound.get("U");
  const start = args[1]?.type;
  if (body === undefined || start === undefined) return unmodelled;
  if (body.kind === "variant") return body;
  if (body.kind === "decimal" && start.kind === "decimal")
    return number(38, Math.max(body.scale, start.scale));
  return unmodelled;
}

/** A vector of the same length, of FLOAT. */
function floats(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  return type.kind === "array" ? { ...type, element: { kind: "float", bits: 32 } } : unmodelled;
}

/** `VECTOR_TRUNC(v, 3)`. */
function shortened(call: RuleCall): SqlType {
  const [type, length] = [typeAt(call, 0), wholeAt(call.args, 1)];
  return type.kind === "array" && length !== undefined ? { ...type, length } : unmodelled;
}

/** An array of what all arguments become together. */
function structured({ args }: RuleCall): SqlType {
  const inner = foldedOr(args);
  return inner.kind === "unknown" || args.length === 0 ? unmodelled : { kind: "array", element: inner };
}

/** `MAP_CONSTRUCT(key, value, …)`. */
function pairs({ args }: RuleCall): SqlType {
  const key = foldedOr(args.filter((_, i) => i % 2 === 0));
  const value = foldedOr(args.filter((_, i) => i % 2 === 1));
  const isKnown = args.length > 1 && key.kind !== "unknown" && value.kind !== "unknown";
  return isKnown ? { kind: "map", key, value } : unmodelled;
}

function element(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  if (type.kind === "variant") return type;
  if (type.kind === "array" && type.length === undefined) return type.element;
  return type.kind === "map" ? type.value : unmodelled;
}

/** Of an array without declared elements the result has none either. */
function ofOpenArray(call: RuleCall): SqlType {
  const type = typeAt(call, 0);
  return type.kind === "array" && type.element.kind === "variant" ? type : unmodelled;
}

/** ARRAY_CAT and ARRAY_INTERSECTION: an array that holds the elements of both. */
function ofBothArrays(call: RuleCall): SqlType {
  const [first, second] = [typeAt(call, 0), typeAt(call, 1)];
  if (first.kind !== "array" || second.kind !== "array") return unmodelled;
  const isOpen = isOpenArray(first);
  if (isOpen !== isOpenArray(second)) return unmodelled;
  if (isOpen) return first;
  const element = snowflakeCommonType([{ type: first.element }, { type: second.element }], "coalesce");
  return element.kind === "ok" ? { kind: "array", element: element.type } : unmodelled;
}

/** Rules of functions that choose between values, and of parts of values. */
export const branchRules: Readonly<Record<string, Rule>> = {
  decoded,
  element,
  floats,
  first: (call) => typeAt(call, 0),
  fold: ({ args }) => fold(args),
  foldRest: ({ args }) => fold(args.slice(1)),
  keys: (call) => {
    const type = typeAt(call, 0);
    return type.kind === "map" ? { kind: "array", element: type.key } : unmodelled;
  },
  nullIf,
  openFirst: ofOpenArray,
  bothArrays: ofBothArrays,
  reduced,
  pairs,
  shifted,
  shortened,
  structured,
  transformed: ofOpenArray,
  unmodelled: () => unmodelled,
  whole: () => ({ kind: "unknown", reason: "how many digits its whole number has is not documented" }),
};
