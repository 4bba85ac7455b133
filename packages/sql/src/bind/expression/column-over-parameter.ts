import { findName, type Clause, type Scope } from "../scope.ts";

const noNames: Scope["aliases"] = new Map();

/** Where a parameter of a lambda comes before a column in any case. */
const plainClauses: ReadonlySet<Clause | undefined> = new Set(["WHERE", "ON", "GROUP BY"] as const);

/**
 * The scope for a name in a lambda that DuckDB looks up before it sees the lambda: the value of `{a: x}` and `f(a := x)`, and `x` in
 * `x.y`. In what is asked of groups, the SELECT list among it, such a name means a column of this query before it means a parameter.
 */
export function columnOverParameter(scope: Scope, name: string): Scope {
  if (scope.parameters.size === 0) return scope;
  if (!scope.context.dialect.syntax.forms.has("columns-over-parameters")) return scope;
  if (plainClauses.has(scope.clause) && scope.named === undefined) return scope;
  const outside: Scope = { ...scope, parameters: new Map() };
  const own: Scope = { ...outside, aliases: noNames, parent: undefined };
  return findName(own, name).kind === "column" ? outside : scope;
}
