import { lastName } from "../ast/last-name.ts";
import { someNode } from "../ast/children.ts";
import type { Call, Expression, Star } from "../ast/expression.ts";
import type { FunctionDefinition } from "../functions/function-definition.ts";
import type { Dialect } from "../dialects/dialect.ts";

/** Whether a call is an aggregate function over the rows of a group (and not over a window). */
export function isAggregateCall(dialect: Dialect, call: Call): boolean {
  if (call.over !== undefined) return false;
  return definitionOf(dialect, call)?.kind === "aggregate";
}

/** The function of the engine that a call names, where a schema before it may be a part of the name. */
function definitionOf({ functions }: Dialect, { name }: Call): FunctionDefinition | undefined {
  const isLong = name.length > 1 && functions.ownSchemas?.has(name[0]?.name.toLowerCase() ?? "") === true;
  return functions.lookup(isLong ? name.map((part) => part.name).join(".") : lastName(name));
}

/** Whether a call is of a macro that has no use for its arguments, so that nothing in them counts. */
export function isUnread(dialect: Dialect, call: Call): boolean {
  return dialect.functions.lookup(lastName(call.name))?.ignoresArguments === true;
}

/** Whether an expression has an aggregate of its own query in it, also inside the arguments of a window function. */
export function hasAggregate(dialect: Dialect, root: Expression | Star): boolean {
  return someNode(root, (node) => (node.kind === "call" && isAggregateCall(dialect, node) ? "yes" : "no"));
}

/** Whether an expression has a window function in it. */
export function hasWindow(root: Expression | Star): boolean {
  return someNode(root, (node) => (node.kind === "call" && node.over !== undefined ? "yes" : "no"));
}
