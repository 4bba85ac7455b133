import type { Expression } from "../../ast/expression.ts";
import { findName, type Scope } from "../scope.ts";
import type { BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";

const noNames: Scope["aliases"] = new Map();

/**
 * A value with a name of its own, as in `{a: x}` or `f(a := x)`. A name alone means a column there before it means a
 * parameter of the lambda around it.
 */
export function bindNamedValue(scope: Scope, node: Expression): BoundValue {
  if (scope.parameters.size === 0 || node.kind !== "column" || node.parts.length !== 1) {
    return bindExpression(scope, node);
  }
  const outside: Scope = { ...scope, parameters: new Map() };
  const column = findName({ ...outside, aliases: noNames }, node.parts[0]?.name ?? "").kind === "column";
  return bindExpression(column ? outside : scope, node);
}
