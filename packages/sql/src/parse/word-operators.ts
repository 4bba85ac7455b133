import type { Cast, Expression, IsTest, Like, Logical } from "../ast/expression.ts";
import { binary } from "./infix-operator.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { parenthesised, queryOf } from "./parenthesised.ts";
import { primary } from "./primary.ts";
import { qualifiedName, takeStringName } from "./names.ts";
import {
  endAfter,
  endOfLast,
  has,
  kind,
  kindAhead,
  startOf,
  takeWord,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { enter, expected, expectWord, leave, skipBrackets, weight } from "./recovery.ts";
import { suffixes } from "./suffix.ts";
import { typeName } from "./type-name.ts";

/** The level of an operator that is a word, 0 when the next token is none. */
export function wordOperatorLevel(p: Parser, number: number): number {
  const { binding } = p.syntax;
  switch (number) {
    case word.and:
      return binding.and;
    case word.or:
      return binding.or;
    case word.is:
      return binding.is;
    case word.isnull:
    case word.notnull:
      return has(p, "postfix-null-test") ? binding.is : 0;
    case word.not:
      return notLevel(p);
    case word.between:
    case word.in:
    case word.like:
    case word.glob:
    case word.similar:
      return binding.like;
    case word.ilike:
      return has(p, "ilike") ? binding.like : 0;
    case word.collate:
      return binding.collate;
    case word.at:
      return wordAhead(p, 1) === word.time ? binding.atTimeZone : 0;
    case word.div:
      return has(p, "div") ? binding.multiplicative : 0;
    case word.rlike:
    case word.regexp:
      return has(p, "rlike") ? binding.like : 0;
    case word.overlaps:
      return p.syntax.operators === undefined ? binding.other : 0;
    case word.operator:
      return kindAhead(p, 1) === token.leftParen ? binding.other : 0;
    default:
      return 0;
  }
}

function notLevel(p: Parser): number {
  switch (wordAhead(p, 1)) {
    case word.null:
      return p.syntax.binding.is;
    case word.between:
    case word.in:
    case word.like:
    case word.glob:
    case word.similar:
      return p.syntax.binding.like;
    case word.ilike:
      return has(p, "ilike") ? p.syntax.binding.like : 0;
    case word.rlike:
    case word.regexp:
      return has(p, "rlike") ? p.syntax.binding.like : 0;
    default:
      return 0;
  }
}

/** Applies the word operator at the next token to `left`. */
export function wordOperator(p: Parser, left: Expression, start: number): Expression {
  const number = wordNumber(p);
  switch (number) {
    case word.and:
      return logical(p, left, { start, number, operator: "and" });
    case word.or:
      return logical(p, left, { start, number, operator: "or" });
    case word.is:
      return is(p, left, start);
    case word.isnull:
    case word.notnull:
      p.at++;
      return isTest(p, left, { start, negated: number === word.notnull, test: "null" });
    case word.collate:
      p.at++;
      return {
        kind: "collate",
        collation:
          kind(p) === token.string || kind(p) === token.escapeString
            ? [takeStringName(p)]
            : qualifiedName(p, "the name of a collation"),
        operand: left,
        start,
        end: endAfter(p, start),
      };
    case word.at:
      return atTimeZone(p, left, start);
    case word.div:
    case word.overlaps:
    case word.operator:
      return namedOperator(p, left, start);
    default:
      return matching(p, left, start);
  }
}

function logical(
  p: Parser,
  left: Expression,
  from: { start: number; number: number; operator: "and" | "or" },
): Logical {
  const { binding } = p.syntax;
  const operands = [left];
  while (takeWord(p, from.number)) operands.push(p.grammar.expression(p, binding[from.operator] + 1));
  return {
    kind: "logical",
    start: from.start,
    end: endAfter(p, from.start),
    operator: from.operator,
    operands,
  };
}

function isTest(
  p: Parser,
  operand: Expression,
  from: { start: number; negated: boolean; test: IsTest["test"] },
): IsTest {
  return {
    kind: "is",
    start: from.start,
    end: endAfter(p, from.start),
    negated: from.negated,
    operand,
    test: from.test,
  };
}

function is(p: Parser, left: Expression, start: number): Expression {
  const operatorStart = startOf(p);
  p.at++;
  const negated = takeWord(p, word.not);
  if (wordNumber(p) === word.distinct) return isDistinct(p, left, { start, negated, operatorStart });
  const test = isTestWord(wordNumber(p));
  if (test === undefined) expected(p, "NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM after IS");
  else p.at++;
  return isTest(p, left, { start, negated, test: test ?? "unknown" });
}

function isTestWord(number: number): IsTest["test"] | undefined {
  switch (number) {
    case word.null:
      return "null";
    case word.true:
      return "true";
    case word.false:
      return "false";
    case word.unknown:
      return "unknown";
    default:
      return undefined;
  }
}

function isDistinct(
  p: Parser,
  left: Expression,
  from: { start: number; negated: boolean; operatorStart: number },
): Expression {
  p.at++;
  expectWord(p, word.from, "FROM after IS DISTINCT");
  const operatorEnd = endOfLast(p);
  const right = p.grammar.expression(p, p.syntax.binding.is + 1);
  return binary(left, right, {
    start: from.start,
    end: endAfter(p, from.start),
    operator: from.negated ? "is not distinct from" : "is distinct from",
    operatorStart: from.operatorStart,
    operatorEnd,
  });
}

function atTimeZone(p: Parser, operand: Expression, start: number): Expression {
  p.at += 2;
  expectWord(p, word.zone, "ZONE after AT TIME");
  const zone = p.grammar.expression(p, p.syntax.binding.atTimeZone + 1);
  return { kind: "at-time-zone", start, end: endAfter(p, start), operand, zone };
}

/** `OVERLAPS` and `OPERATOR(schema.+)`. */
function namedOperator(p: Parser, left: Expression, start: number): Expression {
  const operatorStart = startOf(p);
  p.at++;
  if (kind(p) === token.leftParen && p.words[p.at - 1] === word.operator) {
    p.at++;
    skipBrackets(p);
  }
  const operatorEnd = endOfLast(p);
  const operator = p.text.slice(operatorStart, operatorEnd).toLowerCase();
  const { binding } = p.syntax;
  const level = operator === "div" ? binding.multiplicative : binding.other;
  const right = p.grammar.expression(p, level + 1);
  return binary(left, right, { start, end: endAfter(p, start), operator, operatorStart, operatorEnd });
}

/** What may have NOT before it: BETWEEN, IN, LIKE and its relatives, and `x NOT NULL`. */
function matching(p: Parser, left: Expression, start: number): Expression {
  const negated = takeWord(p, word.not);
  const number = wordNumber(p);
  p.at++;
  switch (number) {
    case word.null:
      return isTest(p, left, { start, negated: true, test: "null" });
    case word.between:
      return between(p, left, { start, negated });
    case word.in:
      return inTest(p, left, { start, negated });
    case word.ilike:
      return like(p, left, { start, negated, operator: "ilike" });
    case word.glob:
      return like(p, left, { start, negated, operator: "glob" });
    case word.similar:
      expectWord(p, word.to, "TO after SIMILAR");
      return like(p, left, { start, negated, operator: "similar to" });
    case word.rlike:
    case word.regexp:
      return like(p, left, { start, negated, operator: "rlike" });
    default:
      return like(p, left, { start, negated, operator: "like" });
  }
}

function between(p: Parser, operand: Expression, from: { start: number; negated: boolean }): Expression {
  takeWord(p, word.asymmetric);
  const { binding } = p.syntax;
  const lowStart = startOf(p);
  const bound = p.grammar.expression(p, binding.comparison);
  const low = p.syntax.operators === undefined && asksDistinct(p) ? is(p, bound, lowStart) : bound;
  expectWord(p, word.and, "AND between the two bounds of BETWEEN");
  const high = p.grammar.expression(p, binding.like + 1);
  return {
    kind: "between",
    start: from.start,
    end: endAfter(p, from.start),
    negated: from.negated,
    operand,
    low,
    high,
  };
}

/** `IS DISTINCT FROM` and `IS NOT DISTINCT FROM`, the only tests that a lower bound can be without brackets. */
function asksDistinct(p: Parser): boolean {
  if (wordNumber(p) !== word.is) return false;
  return wordAhead(p, wordAhead(p, 1) === word.not ? 2 : 1) === word.distinct;
}

function inTest(p: Parser, operand: Expression, from: { start: number; negated: boolean }): Expression {
  if (kind(p) !== token.leftParen) {
    const collection = primary(p);
    const array = has(p, "unnest-value") ? unnestedArray(collection) : undefined;
    return {
      kind: "in",
      start: from.start,
      end: endAfter(p, from.start),
      negated: from.negated,
      operand,
      list: undefined,
      query: undefined,
      collection: array ?? collection,
      ...(array === undefined ? {} : { unnested: true }),
    };
  }
  enter(p, weight.form);
  const content = parenthesised(p);
  const query = queryOf(content);
  leave(p, weight.form);
  return {
    kind: "in",
    start: from.start,
    end: endAfter(p, from.start),
    negated: from.negated,
    operand,
    list: query === undefined ? content.items : undefined,
    query,
    collection: undefined,
  };
}

/** What `UNNEST(x)` unnests. */
function unnestedArray(node: Expression): Expression | undefined {
  if (node.kind !== "call" || node.name.length > 1 || !/^unnest$/i.test(node.name[0]?.name ?? ""))
    return undefined;
  const [only, more] = node.arguments;
  return only === undefined || more !== undefined || only.value.kind === "star" ? undefined : only.value;
}

function like(
  p: Parser,
  operand: Expression,
  from: { start: number; negated: boolean; operator: Like["operator"] },
): Like {
  const { binding } = p.syntax;
  const quantifier = wordNumber(p) === word.all ? "all" : "any";
  const set = likeSet(p);
  const pattern = set ?? p.grammar.expression(p, binding.like + 1);
  const escape = takeWord(p, word.escape) ? p.grammar.expression(p, binding.escape + 1) : undefined;
  return {
    kind: "like",
    start: from.start,
    end: endAfter(p, from.start),
    operator: from.operator,
    negated: from.negated,
    operand,
    pattern,
    escape,
    ...(set === undefined ? {} : { quantifier }),
  };
}

/** `LIKE ANY ('a', 'b')`, `LIKE ALL (…)`: one of several patterns, or all of them. */
function likeSet(p: Parser): Expression | undefined {
  const number = wordNumber(p);
  const isSet = number === word.any || number === word.all || number === word.some;
  if (!isSet || kindAhead(p, 1) !== token.leftParen || !has(p, "like-any")) return undefined;
  p.at++;
  const start = startOf(p);
  const { items } = parenthesised(p);
  return { kind: "list", start, end: endAfter(p, start), elements: items, keyword: false };
}

/** `x::type`, `x?::type`. */
export function castSuffix(p: Parser, operand: Expression, start: number): Expression {
  const safe = kind(p) === token.tryCast;
  p.at++;
  const type = typeName(p);
  const cast: Cast = { kind: "cast", start, end: endAfter(p, start), operand, type, safe };
  // In DuckDB `[…]` after a type is a part of it.
  return p.syntax.operators === undefined ? cast : suffixes(p, cast, start);
}
