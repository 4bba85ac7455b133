import type { Expression } from "../../ast/expression.ts";
import { findName, type Clause, type Scope } from "../scope.ts";
import type { BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";

const noNames: Scope["aliases"] = new Map();

/** Where a parameter of a lambda comes before a column also for a value with a name. */
const plainClauses: ReadonlySet<Clause | undefined> = new Set(["WHERE", "ON", "GROUP BY"] as const);

/**
 * A value with a name of its own, as in `{a: x}` or `f(a := x)`. In what is asked of groups, the SELECT list among it, a name
 * alone means a column of this query before it means a parameter of the lambda around it.
 */
export function bindNamedValue(scope: Scope, node: Expression): BoundValue {
  if (scope.parameters.size === 0 || node.kind !== "column" || node.parts.length !== 1) {
    return bindExpression(scope, node);
  }
  if (plainClauses.has(scope.clause) && scope.named === undefined) return bindExpression(scope, node);
  const outside: Scope = { ...scope, parameters: new Map() };
  const own: Scope = { ...outside, aliases: noNames, parent: undefined };
  const column = findName(own, node.parts[0]?.name ?? "").kind === "column";
  return bindExpression(column ? outside : scope, node);
}
