import type { Field, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { RuleCall, RuleResult } from "../../../functions/signatures/resolve-signature.ts";

type Rule = (call: RuleCall) => RuleResult;

function unknown(reason: string): SqlType {
  return { kind: "unknown", reason };
}

/** `STRUCT(x, y AS b)`: a column gives its field its name. */
function structOf({ args }: RuleCall): RuleResult {
  const fields = args.map((arg): Field => ({ name: arg.name ?? arg.column ?? "", type: arg.type }));
  return { kind: "with-parts", type: { kind: "struct", fields }, parts: args };
}

/** `ARRAY_ZIP(a, b)`: an array of structs, or what a lambda makes of their elements. */
function zipped({ args }: RuleCall): RuleResult {
  const fields: Field[] = [];
  for (const arg of args) {
    if (arg.name === "mode" || arg.lambda !== undefined) continue;
    if (arg.type.kind === "null") {
      fields.push({ name: "", type: arg.type });
      continue;
    }
    if (arg.type.kind !== "array") return arg.type.kind === "unknown" ? arg.type : "refused";
    fields.push({ name: arg.column ?? "", type: arg.type.element });
  }
  const lambda = args.find((arg) => arg.lambda !== undefined)?.lambda;
  if (lambda === undefined) return { kind: "array", element: { kind: "struct", fields } };
  if (lambda.parameters !== fields.length) return "refused";
  return { kind: "array", element: lambda.body(fields.map(({ type }) => type)).type };
}

/** `(x, y)`: no field has a name. */
function rowOf({ args }: RuleCall): RuleResult {
  const fields = args.map(({ type }): Field => ({ name: "", type }));
  return { kind: "with-parts", type: { kind: "struct", fields }, parts: args };
}

/** `RANGE(a, b)`: two moments of one kind, of which one may be NULL. */
function rangeOf({ args, types }: RuleCall): RuleResult {
  const common = types.commonType(args, "coalesce");
  if (common.kind === "none") return "refused";
  if (common.kind === "unknown") return unknown(common.reason);
  return ["date", "timestamp"].includes(common.type.kind)
    ? { kind: "range", element: common.type }
    : unknown("which moments are meant is not known");
}

/** `RANGE_START(r)`. */
function boundOf({ args: [range] }: RuleCall): RuleResult {
  if (range?.type.kind === "range") return range.type.element;
  return range === undefined || range.type.kind === "null" || range.type.kind === "unknown"
    ? unknown("which moments are meant is not known")
    : "refused";
}

/** The array of ranges that one range is cut into. */
function arrayOf(range: ArgumentType | undefined): RuleResult {
  return range?.type.kind === "range"
    ? { kind: "array", element: range.type }
    : unknown("which moments are meant is not known");
}

/** The rules that results name, by their names. */
export const resultRules: Readonly<Record<string, Rule>> = {
  groups: () => unknown("the groups of the pattern are not modelled"),
  row: rowOf,
  bound: boundOf,
  range: rangeOf,
  ranges: ({ args: [range] }) => arrayOf(range),
  struct: structOf,
  zip: zipped,
};
