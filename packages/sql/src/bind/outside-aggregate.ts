import { childrenOf, isLeaf, someNode } from "../ast/children.ts";
import type { Call, Expression, Identifier, Star } from "../ast/expression.ts";
import { isAggregateCall, isUnread } from "./aggregate-search.ts";
import { findName, findRelation, type Scope } from "./scope.ts";

/**
 * Whether an aggregate in a subquery is one of a query around it: where all columns that it goes over stand outside,
 * `(SELECT 1 WHERE max(o.x) > 3)` asks for the maximum of the groups of `o`.
 */
export function belongsOutside(scope: Scope, call: Call): boolean {
  const { parent } = scope;
  if (parent === undefined || call.over !== undefined) return false;
  const here: Scope = { ...scope, parent: undefined };
  let outside = false;
  const own = childrenOf(call).some((child) =>
    someNode(child, (node) => {
      if (node.kind !== "column") return "no";
      if (knows(here, node.parts)) return "yes";
      outside ||= knows(parent, node.parts);
      return "no";
    }),
  );
  return outside && !own;
}

/** Whether all columns that an aggregate goes over, and one at least, stand in the query right around. */
export function belongsNextOutside(scope: Scope, call: Call): boolean {
  if (scope.parent === undefined || !belongsOutside(scope, call)) return false;
  const next: Scope = { ...scope.parent, parent: undefined };
  return !childrenOf(call).some((child) =>
    someNode(child, (node) => (node.kind === "column" && !knows(next, node.parts) ? "yes" : "no")),
  );
}

function knows(scope: Scope, parts: readonly Identifier[]): boolean {
  const [first, ...more] = parts.map((part) => part.name);
  if (first === undefined) return false;
  if (
    more.length > 0 &&
    findRelation(
      scope,
      parts.slice(0, -1).map((part) => part.name),
    ) !== undefined
  )
    return true;
  return findRelation(scope, [first]) !== undefined || findName(scope, first).kind !== "missing";
}

/** Whether an expression has an aggregate over the rows of its own query in it. */
export function hasOwnAggregate(scope: Scope, root: Expression | Star): boolean {
  if (isLeaf(root)) return false;
  const { dialect } = scope.context;
  return someNode(root, (node) => {
    if (node.kind === "quantified" && node.collection !== undefined) {
      const isOwn = hasOwnAggregate(scope, node.operand) || hasAggregateOfColumns(scope, node.collection);
      return isOwn ? "yes" : "skip";
    }
    if (node.kind !== "call") return "no";
    if (isAggregateCall(dialect, node)) return belongsOutside(scope, node) ? "no" : "yes";
    return isUnread(dialect, node) ? "skip" : "no";
  });
}

/** Whether the list of `= ANY (list)` has an aggregate of the query around in it: the list is a query, of which those without columns are. */
export function hasAggregateOfColumns({ context }: Scope, list: Expression): boolean {
  return someNode(list, (node) => {
    if (node.kind !== "call" || !isAggregateCall(context.dialect, node)) return "no";
    return someNode(node, ({ kind }) => (kind === "column" ? "yes" : "no")) ? "yes" : "skip";
  });
}
