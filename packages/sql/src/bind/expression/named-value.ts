import type { Expression } from "../../ast/expression.ts";
import type { Scope } from "../scope.ts";
import type { BoundValue } from "../value.ts";
import { bindExpression } from "./bind.ts";
import { columnOverParameter } from "./column-over-parameter.ts";

/** A value with a name of its own, as in `{a: x}` or `f(a := x)`. */
export function bindNamedValue(scope: Scope, node: Expression): BoundValue {
  const isName = node.kind === "column" && node.parts.length === 1;
  const at = isName ? columnOverParameter(scope, node.parts[0]?.name ?? "") : scope;
  return bindExpression(at, node);
}
