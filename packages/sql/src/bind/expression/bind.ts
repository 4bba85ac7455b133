import type { Expression } from "../../ast/expression.ts";
import type { Scope } from "../scope.ts";
import { joined, throughExpression, type Source } from "../source.ts";
import type { BoundValue } from "../value.ts";

/** Finds type, nullability, sources and facts of an expression; what is wrong in it is reported, never thrown. */
export function bindExpression(scope: Scope, node: Expression): BoundValue {
  return scope.context.rules.expression(scope, node);
}

/** Binds several expressions. */
export function bindAll(scope: Scope, nodes: readonly Expression[]): readonly BoundValue[] {
  return nodes.map((node) => bindExpression(scope, node));
}

/** The sources of a value that is computed from others. */
export function computedFrom(values: readonly BoundValue[]): readonly Source[] {
  return throughExpression(joined(values.map((value) => value.sources)));
}
