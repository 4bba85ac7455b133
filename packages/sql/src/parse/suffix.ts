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
    const inPath = (left.kind === "field" || left.kind === "index") && left.path === true;
    if (kind(p) === token.leftBracket)
      left = inPath ? placeOfPath(p, left, start) : subscript(p, left, start);
    else if (kind(p) === token.colon && isPath(p, left)) left = path(p, left, start);
    else if (kind(p) === token.dot && isAnyName(p, 1))
      left = inPath ? fieldOfPath(p, left, start) : fieldOrMethod(p, left, start);
    else return left;
    p.height += weight.suffix;
    if (p.depth + p.height > depthLimit) stop(p);
  }
}

/** Whether a colon after a value starts a path into it, and no entry of a literal. */
function isPath(p: Parser, left: Expression): boolean {
  if (left.kind === "literal" || (!isAnyName(p, 1) && kindAhead(p, 1) !== token.leftBracket)) return false;
  return has(p, "colon-path");
}

/** `:field` or `:['field']`. */
function path(p: Parser, operand: Expression, start: number): Expression {
  if (kindAhead(p, 1) !== token.leftBracket) return fieldOfPath(p, operand, start);
  p.at++;
  return placeOfPath(p, operand, start);
}

/** The next `.field` or `:field` of a path. */
function fieldOfPath(p: Parser, operand: Expression, start: number): Expression {
  p.at++;
  const field = takeName(p);
  return { kind: "field", start, end: field.end, operand, field, path: true };
}

/** The next `[place]` of a path; `[*]` is all places. */
function placeOfPath(p: Parser, operand: Expression, start: number): Expression {
  if (kindAhead(p, 1) === token.star && kindAhead(p, 2) === token.rightBracket) {
    const at = p.starts[p.at + 1] ?? 0;
    const index: Expression = { kind: "literal", start: at, end: at + 1, literal: "string", text: "*" };
    p.at += 3;
    return { kind: "index", start, end: endAfter(p, start), operand, index, path: true };
  }
  const step = subscript(p, operand, start);
  return step.kind === "index" ? { ...step, path: true } : step;
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
