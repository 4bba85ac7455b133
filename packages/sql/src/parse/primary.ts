import { withExpression } from "./with-expression.ts";
import { typeName } from "./type-name.ts";
import type { Expression, Identifier, Parameter, PositionalReference } from "../ast/expression.ts";
import { wordClass } from "../lex/keywords.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { callArguments } from "./arguments.ts";
import { caseExpression } from "./case.ts";
import { bracedStar, isBracedStar } from "./braced-star.ts";
import {
  arrayExpression,
  listLiteral,
  mapLiteral,
  rowLiteral,
  structLiteral,
  typedStruct,
} from "./collections.ts";
import { identifierClause } from "./identifier-clause.ts";
import { intervalLiteral } from "./interval.ts";
import { isZonedLiteral, typedLiteral, zonedLiteral } from "./typed-literal.ts";
import { lambda } from "./lambda.ts";
import { call, positionalArgument } from "./call-node.ts";
import { classAhead, isAnyName, reportKeywordAt, takeName } from "./names.ts";
import { numericLiteral, parameter, stringLiteral, wordLiteral } from "./literals.ts";
import { parenthesised, valueOf } from "./parenthesised.ts";
import {
  endAfter,
  has,
  kind,
  kindAhead,
  startOf,
  tokenText,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { enter, isClauseWord, leave, missingExpression, opaque, weight } from "./recovery.ts";
import { isWordText } from "./soft-words.ts";
import { specialCall, safeCast } from "./special-calls.ts";
import { isOperatorCall } from "./operator-call.ts";
import { startsQuery } from "./starts-expression.ts";
import { suffixes } from "./suffix.ts";
import { atStar, columnsExpression, starValue } from "./star.ts";

/** A value without operators around it, with what follows it directly: subscripts, fields and methods. */
export function primary(p: Parser): Expression {
  const start = startOf(p);
  switch (kind(p)) {
    case token.integer:
    case token.decimal:
    case token.double:
      return numericLiteral(p);
    case token.string:
    case token.escapeString:
    case token.dollarString:
    case token.blob:
    case token.bits:
    case token.rawString:
    case token.bytes:
      return suffixes(p, stringLiteral(p), start);
    case token.parameter:
      return suffixes(p, numbered(p) ?? parameter(p), start);
    case token.colon:
      return has(p, "colon-parameters") && isAnyParameter(p)
        ? suffixes(p, colonParameter(p), start)
        : missingExpression(p);
    case token.leftParen:
      return suffixes(p, valueOf(p, parenthesised(p), start), start);
    case token.leftBracket:
      return suffixes(p, listLiteral(p, start), start);
    case token.leftBrace:
      return suffixes(p, isBracedStar(p) ? bracedStar(p) : structLiteral(p), start);
    case token.quotedName:
      return named(p);
    case token.word:
      return wordPrimary(p);
    case token.hash:
      return positional(p);
    case token.star:
      return atStar(p) ? starValue(p) : missingExpression(p);
    default:
      return missingExpression(p);
  }
}

/** `$1`, where that is a column. */
function numbered(p: Parser): PositionalReference | undefined {
  if (!has(p, "positional-columns") || !/^\$\d+$/.test(tokenText(p))) return undefined;
  const start = startOf(p);
  const position = Number(tokenText(p).slice(1));
  p.at++;
  return { kind: "positional", start, end: endAfter(p, start), position };
}

function isAnyParameter(p: Parser): boolean {
  return isAnyName(p, 1) || kindAhead(p, 1) === token.integer;
}

/** `:name`, `:1`. */
function colonParameter(p: Parser): Parameter {
  const start = startOf(p);
  const name = tokenText(p, 1);
  p.at += 2;
  return { kind: "parameter", start, end: endAfter(p, start), name };
}

const prior = "prior";
const root = "connect_by_root";

/** `PRIOR x` and `CONNECT_BY_ROOT x`, as the calls that they are like. */
function rowOperator(p: Parser): Expression | undefined {
  const length = (p.ends[p.at] ?? 0) - startOf(p);
  // Nearly all names are of another length, which is cheaper to ask than what the dialect has.
  if ((length !== prior.length && length !== root.length) || !isAnyName(p, 1) || !has(p, "connect-by"))
    return undefined;
  if (!isWordText(p, prior) && !isWordText(p, root)) return undefined;
  if (isClauseWord(wordAhead(p, 1))) return undefined;
  const start = startOf(p);
  const name = takeName(p);
  const argument = positionalArgument(p, p.grammar.expression(p, p.syntax.binding.sign), startOf(p));
  return call(p, start, { name: [name], arguments: [argument] });
}

/** `#1`. */
function positional(p: Parser): Expression {
  if (kindAhead(p, 1) !== token.integer) return missingExpression(p);
  const start = startOf(p);
  const position = Number(tokenText(p, 1));
  p.at += 2;
  return { kind: "positional", start, end: endAfter(p, start), position };
}

function wordPrimary(p: Parser): Expression {
  const number = wordNumber(p);
  if (number === 0) return rowOperator(p) ?? named(p);
  const start = startOf(p);
  const literal = wordLiteral(p, number);
  if (literal !== undefined) return has(p, "constant-suffixes") ? suffixes(p, literal, start) : literal;
  const special = enter(p, weight.form) ? specialForm(p, number) : missingExpression(p);
  leave(p, weight.form);
  if (special !== undefined) return special;
  if (classAhead(p) === wordClass.reserved && !isOperatorCall(p)) return missingOrQuery(p);
  return named(p);
}

function missingOrQuery(p: Parser): Expression {
  if (startsQuery(p) && wordNumber(p) === word.select) {
    return missingExpression(p, "an expression (a query used as a value stands in parentheses)");
  }
  return missingExpression(p);
}

/** Forms that start with a keyword; `undefined` when the word is only a name here. */
function specialForm(p: Parser, number: number): Expression | undefined {
  const start = startOf(p);
  const next = kindAhead(p, 1);
  switch (number) {
    case word.case:
      return suffixes(p, caseExpression(p), start);
    case word.lambda:
      return lambda(p);
    case word.array:
      return has(p, "array-keyword") ? suffixes(p, arrayExpression(p), start) : undefined;
    case word.struct:
      return has(p, "angle-types") && (next === token.less || next === token.notEqual)
        ? suffixes(p, typedStruct(p), start)
        : undefined;
    case word.interval:
      return intervalLiteral(p);
    case word.with:
      return next === token.leftParen && has(p, "with-expression")
        ? suffixes(p, withExpression(p), start)
        : undefined;
    case word.map:
      return next === token.leftBrace ? suffixes(p, mapLiteral(p), start) : undefined;
    case word.row:
      return next === token.leftParen ? suffixes(p, rowLiteral(p), start) : undefined;
    case word.columns:
      return next === token.leftParen ? suffixes(p, columnsExpression(p), start) : undefined;
    case word.time:
    case word.timestamp:
      return isZonedLiteral(p) ? zonedLiteral(p) : undefined;
    case word.double:
      return kindAhead(p, 1) === token.word && isStringAt(p, 2) ? zonedLiteral(p) : undefined;
    default:
      return next === token.leftParen ? specialCall(p, number) : undefined;
  }
}

function isStringAt(p: Parser, distance: number): boolean {
  const next = kindAhead(p, distance);
  return next === token.string || next === token.escapeString || next === token.dollarString;
}

/** A column, a call, or a literal that starts with the name of its type. */
function named(p: Parser): Expression {
  const start = startOf(p);
  const first = p.at;
  const onlyFunction = classAhead(p) === wordClass.typeFunction;
  const clause = identifierClause(p);
  const parts = clause === undefined ? [takeName(p)] : [...clause];
  while (kind(p) === token.dot) {
    const after = kindAhead(p, 1);
    if (after !== token.word && after !== token.quotedName) break;
    p.at++;
    parts.push(takeName(p));
  }
  const last = parts.at(-1);
  if (parts.length > 1 && last?.name === "NEXTVAL" && !last.quoted && has(p, "sequences")) {
    return call(p, start, { name: [last], arguments: [] });
  }
  if (takesOuterMark(p)) return { kind: "column", start, end: endAfter(p, start), parts, outer: true };
  if (kind(p) === token.leftParen) {
    if (isSafeCast(p, parts)) return suffixes(p, safeCast(p, start), start);
    const called = callArguments(p, { name: parts, start, receiver: undefined });
    return suffixes(p, isIdentifierCall(p, parts) ? openName(p, start) : called, start);
  }
  if (isStringAt(p, 0)) return suffixes(p, typedLiteral(p, start), start);
  if (kind(p) === token.less && has(p, "angle-types") && isAngledLiteral(p)) return angledLiteral(p, first);
  if (onlyFunction) reportKeywordAt(p, first, "the name of a column");
  if (kind(p) === token.dot) {
    if (kindAhead(p, 1) === token.parameter && has(p, "positional-columns")) {
      p.at++;
      const found = numbered(p);
      if (found !== undefined && last !== undefined)
        return suffixes(p, { ...found, start, table: last }, start);
    }
    return danglingDot(p, start);
  }
  return suffixes(p, { kind: "column", start, end: endAfter(p, start), parts }, start);
}

function isSafeCast(p: Parser, [first, more]: readonly Identifier[]): boolean {
  return (
    more === undefined && first?.name.length === 9 && /^safe_cast$/i.test(first.name) && has(p, "safe-cast")
  );
}

/** Whether `RANGE<DATE> '…'` goes on from the angle. */
function isAngledLiteral(p: Parser): boolean {
  return kindAhead(p, 1) === token.word && kindAhead(p, 2) === token.greater && isStringAt(p, 3);
}

function angledLiteral(p: Parser, first: number): Expression {
  p.at = first;
  const start = startOf(p);
  typeName(p);
  return suffixes(p, typedLiteral(p, start), start);
}

/** Takes `(+)`. */
function takesOuterMark(p: Parser): boolean {
  const isMark =
    kind(p) === token.leftParen &&
    kindAhead(p, 1) === token.plus &&
    kindAhead(p, 2) === token.rightParen &&
    has(p, "outer-mark");
  if (isMark) p.at += 3;
  return isMark;
}

function isIdentifierCall(p: Parser, [first, more]: readonly Identifier[]): boolean {
  if (more !== undefined || first?.name.length !== 10) return false;
  return first.name.toLowerCase() === "identifier" && has(p, "identifier-clause");
}

function openName(p: Parser, start: number): Expression {
  return opaque(p, start, { reason: "the name that IDENTIFIER gives is not a constant", single: true });
}

/** `a.` with nothing after it. */
function danglingDot(p: Parser, start: number): Expression {
  p.at++;
  const missing = missingExpression(p, "a name after the dot");
  return { kind: "error", start, end: missing.end };
}
