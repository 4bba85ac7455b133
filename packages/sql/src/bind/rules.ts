import type { Expression } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import type { BoundRelation } from "./bound-relation.ts";
import type { Scope } from "./scope.ts";
import type { BoundValue } from "./value.ts";

/** The rules that call each other in a circle, handed to every rule so that no file needs to import its caller. */
export interface BindRules {
  /** The value of an expression. */
  readonly expression: (scope: Scope, node: Expression) => BoundValue;
  /** The relation of a query inside another one; `outer` is what surrounds it. */
  readonly query: (outer: Scope, node: QueryNode) => BoundRelation;
}
