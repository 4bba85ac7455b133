import type { Expression, Index, Slice } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { callArguments } from "./arguments.ts";
import { isAnyName, takeName } from "./names.ts";
import { endAfter, has, kind, kindAhead, take, type Parser } from "./parser.ts";
import { closeBracket, depthLimit, missingExpression, openBracket, stop, weight } from "./recovery.ts";

/** What may follow a value directly: `[i]`, `[a:b]`, `.field`, `.method(…)`. */
export function suffixes(p: Parser, value: Expression, start: number): Expression {
  let left = value;
  for (;;) {
    if (kind(p) === token.leftBracket) left = subscript(p, left, start);
    else if (kind(p) === token.colon && isPath(p, left)) left = path(p, left, start);
    else if (kind(p) === token.dot && isAnyName(p, 1)) left = fieldOrMethod(p, left, start);
    else return left;
    p.height += weight.suffix;
    if (p.depth + p.height > depthLimit) stop(p);
  }
}

/** Whether a colon after a value starts a path into it, and no entry of a literal. */
function isPath(p: Parser, left: Expression): boolean {
  if (left.kind === "literal" || !has(p, "colon-path")) return false;
  return isAnyName(p, 1) || kindAhead(p, 1) === token.leftBracket;
}

/** `:field` or `:['field']`. */
function path(p: Parser, operand: Expression, start: number): Expression {
  p.at++;
  if (kind(p) === token.leftBracket) {
    const step = subscript(p, operand, start);
    return step.kind === "index" ? { ...step, path: true } : step;
  }
  const field = takeName(p);
  return { kind: "field", start, end: field.end, operand, field, path: true };
}

function fieldOrMethod(p: Parser, operand: Expression, start: number): Expression {
  p.at++;
  const field = takeName(p);
  if (kind(p) === token.leftParen) return callArguments(p, { name: [field], start, receiver: operand });
  return { kind: "field", start, end: field.end, operand, field };
}

function subscript(p: Parser, operand: Expression, start: number): Index | Slice {
  const opened = openBracket(p, token.leftBracket);
  const first = sliceBound(p);
  if (!take(p, token.colon)) {
    const index = first ?? missingExpression(p);
    closeBracket(p, opened, token.rightBracket);
    return { kind: "index", start, end: endAfter(p, start), operand, index };
  }
  const to = sliceBound(p);
  const step = take(p, token.colon) ? sliceBound(p) : undefined;
  closeBracket(p, opened, token.rightBracket);
  return { kind: "slice", start, end: endAfter(p, start), operand, from: first, to, step };
}

/** A bound of a slice; a lone `-` before a colon stands for the end, as does nothing. */
function sliceBound(p: Parser): Expression | undefined {
  const next = kind(p);
  if (next === token.colon || next === token.rightBracket) return undefined;
  if (next === token.minus && kindAhead(p, 1) === token.colon) {
    p.at++;
    return undefined;
  }
  return p.grammar.expression(p, 0);
}
