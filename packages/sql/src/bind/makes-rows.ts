import { someNode } from "../ast/children.ts";
import type { Call, Expression, Identifier, Star } from "../ast/expression.ts";

/** Whether a function of that name is `unnest`. */
export function isUnnest(name: readonly Identifier[]): boolean {
  return /^(?:unnest|unlist)$/i.test(name.at(-1)?.name ?? "");
}

/** Whether a call may give several rows, or none, for one: `unnest`, and the macros that are made of it. */
export function isRowMaker({ name }: Call): boolean {
  return isUnnest(name) || /^(?:generate_subscripts|regexp_split_to_table)$/i.test(name.at(-1)?.name ?? "");
}

/** Whether an expression may give several rows, or none, for one. */
export function makesRows(root: Expression | Star): boolean {
  return someNode(root, (node) => (node.kind === "call" && isRowMaker(node) ? "yes" : "no"));
}
