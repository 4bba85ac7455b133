import { unknownType, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { duckdbCommonType } from "../types/common-type.ts";
import { aggregateRules } from "./aggregate-rules.ts";
import { doubleType, sameAsFirst, type ResultRule } from "./result-rule.ts";

const unified: ResultRule = ({ args }) => {
  const common = duckdbCommonType(args, "coalesce");
  return common.kind === "none" ? "refused" : common.kind === "ok" ? common.type : undefined;
};

/** Parts of a date that are not whole numbers. */
const fractionalParts: ReadonlySet<string> = new Set(["epoch", "julian"]);

function partType(name: string): SqlType {
  return fractionalParts.has(name.toLowerCase()) ? doubleType : { kind: "integer", bits: 64, signed: true };
}

/** The part's name decides; a part that is not a constant is read as a whole number. */
const datePart: ResultRule = ({ args: [part] }) => {
  if (part?.literal?.kind === "string") return partType(part.literal.text);
  return part?.type.kind === "string" || part?.type.kind === "null" ? partType("") : undefined;
};

/** By the name in DuckDB's catalogue, where its own declaration of the result is not what a call gives. */
export const overridingRules: Readonly<Record<string, ResultRule>> = {
  arg_max: (call) => aggregateRules["arg_max"]?.(call),
  arg_max_null: sameAsFirst,
  arg_max_nulls_last: (call) => aggregateRules["arg_max"]?.(call),
  arg_min: (call) => aggregateRules["arg_min"]?.(call),
  arg_min_null: sameAsFirst,
  arg_min_nulls_last: (call) => aggregateRules["arg_min"]?.(call),
  date_part: datePart,
  greatest: unified,
  least: unified,
  quantile_cont: (call) => aggregateRules["quantile_cont"]?.(call),
};

const firstType = (args: readonly ArgumentType[]): SqlType =>
  args.length === 2 && args[0] !== undefined
    ? args[0].type
    : unknownType("several overloads are equally near to the arguments");

/** Functions whose overloads may be equally near without DuckDB minding: it takes the values as they are. */
export const tieRules: Readonly<Record<string, (args: readonly ArgumentType[]) => SqlType>> = {
  arg_max: firstType,
  arg_max_null: firstType,
  arg_max_nulls_last: firstType,
  arg_min: firstType,
  arg_min_null: firstType,
  arg_min_nulls_last: firstType,
};
