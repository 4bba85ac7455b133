import type { SqlType } from "@rocky/ir";
import type { Expression } from "../ast/expression.ts";
import type { Scope } from "../bind/scope.ts";
import type { BoundValue } from "../bind/value.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { boundsOf } from "./integer-bounds.ts";
import { nameOf, tell, typeOf } from "./tell.ts";

/** W044: a comparison for equality with a number or a text that the type of the other side does not have. Warning: proved by the types. */
export const outOfRange: Check = {
  on: "binary",
  look: ({ scope, node, of }) => {
    const equal = node.operator === "=" || node.operator === "==";
    if (!equal && node.operator !== "<>" && node.operator !== "!=") return;
    if (!isConstant(node.left) && !isConstant(node.right)) return;
    const [left, right] = [of(node.left), of(node.right)];
    if (left === undefined || right === undefined) return;
    const result = equal ? "never true" : "true unless it is NULL";
    if (isOutside(left.type, right)) say(scope, { node, column: node.left, left, result });
    else if (isOutside(right.type, left)) say(scope, { node, column: node.right, left: right, result });
  },
};

/** W044: an item of IN that the type of the value before it does not have. Warning: proved by the types. */
export const outOfRangeItem: Check = {
  on: "in",
  look: ({ scope, node, of }) => {
    const left = of(node.operand);
    if (left === undefined || node.list === undefined || !hasRange(left.type)) return;
    for (const item of node.list) {
      const value = of(item);
      if (value === undefined || !isOutside(left.type, value)) continue;
      say(scope, { node: item, column: node.operand, left, result: "never equal to it" });
    }
  },
};

interface Outside {
  readonly node: Expression;
  readonly column: Expression;
  readonly left: BoundValue;
  readonly result: string;
}

function say(scope: Scope, { node, column, left, result }: Outside): void {
  const help =
    left.type.kind === "enum" ? `The values are ${left.type.values.slice(0, 12).join(", ")}.` : undefined;
  tell(scope, node, {
    row: report.alwaysSame,
    args: {
      why: `${nameOf(column, "the other side")} is ${typeOf(scope, left)}, which has no such value`,
      result,
    },
    ...(help === undefined ? {} : { extras: { help } }),
  });
}

function hasRange(type: SqlType): boolean {
  return type.kind === "integer" || type.kind === "enum";
}

/** Whether a constant is certainly no value of a type; the type's own side must not be a constant. */
function isOutside(type: SqlType, { literal }: BoundValue): boolean {
  if (literal?.kind === "integer" && type.kind === "integer") {
    const [low, high] = boundsOf(type);
    return literal.value < low || literal.value > high;
  }
  return literal?.kind === "string" && type.kind === "enum" && !type.values.includes(literal.text);
}

function isConstant({ kind }: Expression): boolean {
  return kind === "literal" || kind === "unary";
}
