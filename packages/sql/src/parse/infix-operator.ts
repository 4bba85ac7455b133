import type { Binary, Expression } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { kind, tokenText, type Parser } from "./parser.ts";

/** The level of an infix or postfix operator, 0 for every other token. */
export function levelOf(p: Parser, tokenKind: number): number {
  const { binding } = p.syntax;
  switch (tokenKind) {
    case token.plus:
    case token.minus:
      return binding.additive;
    case token.star:
    case token.slash:
    case token.doubleSlash:
    case token.percent:
      return binding.multiplicative;
    case token.caret:
    case token.doubleStar:
      return binding.power;
    case token.less:
    case token.lessEqual:
    case token.greater:
    case token.greaterEqual:
    case token.equal:
    case token.notEqual:
      return binding.comparison;
    case token.operator:
      return p.syntax.operators === undefined ? binding.other : (p.syntax.operators.get(tokenText(p)) ?? 0);
    case token.arrow:
      return binding.arrow;
    case token.textArrow:
      return binding.textArrow;
    case token.doubleColon:
    case token.tryCast:
      return binding.cast;
    default:
      return 0;
  }
}

/** Two operands with an operator between them. */
export function binary(
  left: Expression,
  right: Expression,
  at: Omit<Binary, "kind" | "left" | "right">,
): Binary {
  return {
    kind: "binary",
    start: at.start,
    end: at.end,
    operator: at.operator,
    left,
    right,
    operatorStart: at.operatorStart,
    operatorEnd: at.operatorEnd,
  };
}

/** The operator at the next token; spellings that mean the same are one. */
export function operatorText(p: Parser): string {
  switch (kind(p)) {
    case token.equal:
      return "=";
    case token.notEqual:
      return "<>";
    default: {
      // DuckDB reads == as one of the operators without a place of their own, so it binds more tightly than =.
      const text = tokenText(p);
      return text === "==" ? "=" : text;
    }
  }
}
