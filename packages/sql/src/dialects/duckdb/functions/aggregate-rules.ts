import type { SqlType } from "@rocky/ir";
import {
  doubleType,
  listOf,
  sameAsFirst,
  timestampType,
  ubigintType,
  type ResultRule,
  type RuledCall,
} from "./result-rule.ts";

/** With a number of rows to keep as last argument the result is a list. */
function topOf(arity: number): ResultRule {
  return (call) => {
    const type = sameAsFirst(call);
    if (type === undefined || type === "refused") return type;
    return call.args.length > arity ? listOf(type) : type;
  };
}

/** Between two values there are others only for numbers and times; other types are never interpolated. */
function interpolated(type: SqlType): SqlType {
  switch (type.kind) {
    case "integer":
    case "null":
      return doubleType;
    case "date":
      return timestampType;
    default:
      return type;
  }
}

function quantileOf(value: (type: SqlType) => SqlType): ResultRule {
  return ({ args: [x, position] }) => {
    if (x === undefined) return undefined;
    const type = value(x.type);
    return position?.type.kind === "array" ? listOf(type) : type;
  };
}

/** Bins of decimals need not be decimals of the same shape, so with bins a decimal's key is not certain. */
const histogram: ResultRule = ({ args: [x, bins] }) =>
  x === undefined || (bins !== undefined && x.type.kind === "decimal")
    ? undefined
    : { kind: "map", key: x.type, value: ubigintType };

/** Quantiles of timestamps are microseconds whatever the resolution was. */
function betweenValues(type: SqlType): SqlType {
  if (type.kind === "variant" || type.kind === "bignumeric") return doubleType;
  return type.kind === "timestamp" && type.zone === "none" ? timestampType : interpolated(type);
}

/** Approximate quantiles of decimals come back as the integer that DuckDB stores the decimal in. */
function sketched(call: RuledCall): SqlType | undefined {
  const [x, position] = call.args;
  if (x?.type.kind !== "decimal") return undefined;
  if (position?.type.kind === "array") return listOf(x.type);
  const { precision } = x.type;
  const bits = precision <= 4 ? 16 : precision <= 9 ? 32 : precision <= 18 ? 64 : 128;
  return { kind: "integer", bits, signed: true };
}

/** By the name in DuckDB's catalogue, for results that it writes as ANY, DECIMAL and the like. */
export const aggregateRules: Readonly<Record<string, ResultRule>> = {
  any_value: sameAsFirst,
  arbitrary: sameAsFirst,
  approx_quantile: sketched,
  approx_top_k: ({ args: [x] }) => x && listOf(x.type),
  arg_max: topOf(2),
  arg_max_null: sameAsFirst,
  arg_max_nulls_last: topOf(2),
  arg_min: topOf(2),
  arg_min_null: sameAsFirst,
  arg_min_nulls_last: topOf(2),
  avg: () => doubleType,
  first: sameAsFirst,
  histogram,
  histogram_exact: histogram,
  last: sameAsFirst,
  mad: sameAsFirst,
  max: topOf(1),
  median: ({ args: [x] }) => x && interpolated(x.type),
  min: topOf(1),
  mode: sameAsFirst,
  quantile_cont: quantileOf(betweenValues),
  quantile_disc: quantileOf((type) => type),
  // Of several positions comes the same one integer.
  reservoir_quantile: (call) => sketched({ ...call, args: call.args.slice(0, 1) }),
};
