import type { Expression } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

const arrows: ReadonlySet<string> = new Set(["->", "->>"]);

/**
 * W051: `a = 1 AND j->>'k' = 'x'`, which takes all of `a = 1 AND j` as the left side of the arrow. Warning: certain from the text, and never what is meant;
 * the engine accepts it where the types allow it.
 */
export const arrowPrecedence: Check = {
  on: "binary",
  look: ({ scope, node }) => {
    if (!arrows.has(node.operator)) return;
    const { left } = node;
    // In parentheses the left side starts later than the whole.
    if (left.start !== node.start || !isOpen(left)) return;
    tell(scope, node, {
      row: report.arrowPrecedence,
      args: { arrow: node.operator, operator: operatorOf(left) },
    });
  },
};

function isOpen(node: Expression): boolean {
  switch (node.kind) {
    case "logical":
    case "in":
    case "like":
    case "between":
      return true;
    case "binary":
      return !arrows.has(node.operator);
    case "unary":
      return node.operatorStart === node.start;
    default:
      return false;
  }
}

function operatorOf(node: Expression): string {
  switch (node.kind) {
    case "logical":
    case "binary":
    case "unary":
    case "like":
      return node.operator.toUpperCase();
    default:
      return node.kind.toUpperCase();
  }
}
