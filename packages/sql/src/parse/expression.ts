import type { Expression } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, endOfLast, has, kind, startOf, tokenText, wordNumber, type Parser } from "./parser.ts";
import { depthLimit, enter, leave, expected, stop, weight } from "./recovery.ts";
import { primary } from "./primary.ts";
import { castSuffix, wordOperator, wordOperatorLevel } from "./word-operators.ts";
import { binary, levelOf, operatorText } from "./infix-operator.ts";
import { stageText } from "./stage.ts";
import { quantified } from "./quantified.ts";
import { startsExpression } from "./starts-expression.ts";

/**
 * Reads an expression whose operators all bind at least as tightly as `minimum`.
 *
 * `p.height` counts the calls that a later pass makes on the longest way down: what a rule finds in it on return is the height of the highest
 * expression inside. Together with `p.depth` it limits the height of the whole tree, so that chains such as
 * `a + b + c …`, which grow without recursion here, cannot overflow the stack of a later pass.
 */
export function expression(p: Parser, minimum: number): Expression {
  const outerHeight = p.height;
  p.height = 0;
  const start = startOf(p);
  const known = enter(p, weight.expression);
  const left = known ? prefix(p) : primary(p);
  const result = climb(p, left, { start, minimum });
  leave(p, weight.expression);
  p.height = Math.max(outerHeight, p.height);
  return result;
}

/** The rest of an expression whose left end is already read. */
export function restOfExpression(p: Parser, left: Expression, start: number): Expression {
  return climb(p, left, { start, minimum: 0 });
}

/** Applies the operators that follow `left`, as far as they bind tightly enough. */
function climb(p: Parser, first: Expression, from: { start: number; minimum: number }): Expression {
  const { start, minimum } = from;
  let left = first;
  let lastLevel = -1;
  let told = false;
  p.height++;
  for (;;) {
    if (p.depth + p.height > depthLimit) stop(p);
    const next = kind(p);
    const level = next === token.word ? wordLevel(p) : levelOf(p, next);
    if (level < minimum || level === 0) return left;
    if (level === lastLevel && !told && isNonAssociative(p, level)) {
      told = true;
      expected(p, "AND, OR or parentheses between two comparisons");
    }
    if (next === token.word) left = wordOperator(p, left, start);
    else if (next === token.doubleColon || next === token.tryCast) left = castSuffix(p, left, start);
    else left = infix(p, left, { start, level });
    lastLevel = endsOpen(left) ? level : -1;
    p.height += weight.operator;
  }
}

/** Tests take no second test of their level after an open end; only `NOT NULL` may follow `IS DISTINCT FROM …`. */
function isNonAssociative(p: Parser, level: number): boolean {
  const { binding } = p.syntax;
  if (level === binding.is) return wordNumber(p) !== word.not;
  return (level === binding.comparison || level === binding.like) && !has(p, "chained-comparison");
}

/** Whether the right end of a test is an operand: after `x IN (…)` or `x IS NULL` another test may follow. */
function endsOpen(node: Expression): boolean {
  return node.kind === "binary" || node.kind === "like" || node.kind === "between";
}

function wordLevel(p: Parser): number {
  const number = wordNumber(p);
  return number === 0 ? 0 : wordOperatorLevel(p, number);
}

function infix(p: Parser, left: Expression, from: { start: number; level: number }): Expression {
  const operatorStart = startOf(p);
  if (from.level === p.syntax.binding.other) refuseBackquote(p);
  const comparison = from.level === p.syntax.binding.comparison;
  const operator = operatorText(p);
  p.at++;
  const operatorEnd = endOfLast(p);
  if ((comparison || operator === "=") && isQuantifier(p))
    return quantified(p, left, { start: from.start, operator });
  const mayEnd = p.syntax.operators === undefined && from.level === p.syntax.binding.other;
  if (mayEnd && !startsExpression(p)) {
    return {
      kind: "unary",
      start: from.start,
      end: operatorEnd,
      operator,
      operand: left,
      operatorStart,
      operatorEnd,
    };
  }
  const tight = p.kinds[p.at - 1] === token.textArrow ? p.syntax.binding.other : from.level;
  const right = expression(p, tight + 1);
  return binary(left, right, {
    start: from.start,
    end: endAfter(p, from.start),
    operator,
    operatorStart,
    operatorEnd,
  });
}

/** A backquote is an operator to the lexer, but there is none of which it is a part. */
function refuseBackquote(p: Parser): void {
  if (kind(p) === token.operator && p.text[startOf(p)] === "`") {
    expected(p, "a name in double quotes");
  }
}

function isQuantifier(p: Parser): boolean {
  const number = wordNumber(p);
  return number === word.any || number === word.some || number === word.all;
}

/** An operator before its operand, or what is no operator. */
function prefix(p: Parser): Expression {
  const { binding } = p.syntax;
  switch (kind(p)) {
    case token.minus:
    case token.plus:
      return unary(p, binding.sign);
    case token.operator:
      if (tokenText(p) === "@" && has(p, "stages")) return stageText(p);
      refuseBackquote(p);
      return unary(p, p.syntax.operators === undefined ? binding.other + 1 : binding.sign);
    case token.word:
      return wordNumber(p) === word.not ? not(p) : primary(p);
    default:
      return primary(p);
  }
}

function unary(p: Parser, level: number): Expression {
  const start = startOf(p);
  const operator = tokenText(p);
  p.at++;
  const operatorEnd = endOfLast(p);
  const enclosed = kind(p) === token.leftParen && has(p, "bare-signs");
  const operand = expression(p, level);
  return {
    kind: "unary",
    start,
    end: endAfter(p, start),
    operator,
    operand,
    ...(enclosed ? { enclosed } : {}),
    operatorStart: start,
    operatorEnd,
  };
}

function not(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const operatorEnd = endOfLast(p);
  const operand = expression(p, p.syntax.binding.not);
  return {
    kind: "unary",
    start,
    end: endAfter(p, start),
    operator: "not",
    operand,
    operatorStart: start,
    operatorEnd,
  };
}
