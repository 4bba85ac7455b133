import { someNode } from "../ast/children.ts";
import type { Call, Expression, Star } from "../ast/expression.ts";
import type { Dialect } from "../dialects/dialect.ts";

/** Whether a call is an aggregate function over the rows of a group (and not over a window). */
export function isAggregateCall(dialect: Dialect, call: Call): boolean {
  if (call.over !== undefined) return false;
  const name = call.name.at(-1)?.name ?? "";
  return dialect.functions.lookup(name)?.kind === "aggregate";
}

/** Whether a call is of a macro that has no use for its arguments, so that nothing in them counts. */
export function isUnread(dialect: Dialect, call: Call): boolean {
  return dialect.functions.lookup(call.name.at(-1)?.name ?? "")?.ignoresArguments === true;
}

/** Whether an expression has an aggregate of its own query in it, also inside the arguments of a window function. */
export function hasAggregate(dialect: Dialect, root: Expression | Star): boolean {
  return someNode(root, (node) => (node.kind === "call" && isAggregateCall(dialect, node) ? "yes" : "no"));
}

/** Whether an expression has a window function in it. */
export function hasWindow(root: Expression | Star): boolean {
  return someNode(root, (node) => (node.kind === "call" && node.over !== undefined ? "yes" : "no"));
}
