import type { Field, SqlType } from "@rocky/ir";
import type { RuleCall, RuleResult } from "../../../functions/signatures/resolve-signature.ts";

type Rule = (call: RuleCall) => RuleResult;

function unknown(reason: string): SqlType {
  return { kind: "unknown", reason };
}

/** `STRUCT(x, y AS b)`: a column gives its field its name. */
function structOf({ args }: RuleCall): RuleResult {
  const fields = args.map((arg): Field => ({ name: arg.name ?? arg.column ?? "", type: arg.type }));
  return { kind: "struct", fields };
}

/** `ARRAY_ZIP(a, b)`: an array of structs, or what a lambda makes of their elements. */
function zipped({ args }: RuleCall): RuleResult {
  if (args.some(({ lambda }) => lambda !== undefined))
    return unknown("the lambda of ARRAY_ZIP is not modelled");
  const fields: Field[] = [];
  for (const arg of args) {
    if (arg.name === "mode") continue;
    if (arg.type.kind === "null") {
      fields.push({ name: "", type: arg.type });
      continue;
    }
    if (arg.type.kind !== "array") return arg.type.kind === "unknown" ? arg.type : "refused";
    fields.push({ name: arg.column ?? "", type: arg.type.element });
  }
  return { kind: "array", element: { kind: "struct", fields } };
}

/** `(x, y)`: no field has a name. */
function rowOf({ args }: RuleCall): RuleResult {
  return { kind: "struct", fields: args.map(({ type }): Field => ({ name: "", type })) };
}

/** The rules that results name, by their names. */
export const resultRules: Readonly<Record<string, Rule>> = {
  groups: () => unknown("the groups of the pattern are not modelled"),
  row: rowOf,
  range: () => unknown("RANGE is not modelled"),
  struct: structOf,
  zip: zipped,
};
