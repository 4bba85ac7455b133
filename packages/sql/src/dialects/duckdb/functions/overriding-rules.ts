import type { SqlType } from "@rocky/ir";
import { duckdbCommonType } from "../types/common-type.ts";
import { aggregateRules } from "./aggregate-rules.ts";
import { doubleType, type ResultRule } from "./result-rule.ts";

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
  date_part: datePart,
  greatest: unified,
  least: unified,
  mad: (call) => aggregateRules["mad"]?.(call),
  quantile_cont: (call) => aggregateRules["quantile_cont"]?.(call),
};
