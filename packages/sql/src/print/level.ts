import type { Expression, Star } from "../ast/expression.ts";
import type { Binding } from "../dialects/syntax.ts";

/** Above every operator: what stands alone. */
export const primaryLevel = 1000;

/** How tightly the outermost operator of an expression binds. */
export function levelOf(node: Expression | Star, binding: Binding): number {
  switch (node.kind) {
    case "binary":
      return binaryLevel(node.operator, binding);
    case "logical":
      return binding[node.operator];
    case "unary":
      if (node.operatorStart > node.operand.start) return 0.5;
      if (node.operator === "not") return binding.not;
      return node.operator === "-" || node.operator === "+" ? binding.sign : binding.other;
    case "between":
    case "in":
    case "like":
      return binding.like;
    case "is":
      return binding.is;
    case "quantified":
      return binding.comparison;
    case "at-time-zone":
      return binding.atTimeZone;
    case "collate":
      return binding.collate;
    case "lambda":
      return node.keyword ? 0.5 : binding.arrow;
    case "interval":
    case "opaque":
      return binding.sign;
    default:
      return primaryLevel;
  }
}

/** The level of an infix operator. */
export function binaryLevel(operator: string, binding: Binding): number {
  switch (operator) {
    case "+":
    case "-":
      return binding.additive;
    case "*":
    case "/":
    case "//":
    case "%":
      return binding.multiplicative;
    case "^":
    case "**":
      return binding.power;
    case "=":
    case "<>":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return binding.comparison;
    case "is distinct from":
    case "is not distinct from":
      return binding.is;
    case "->":
      return binding.arrow;
    case "->>":
      return 0.5;
    default:
      return binding.other;
  }
}
