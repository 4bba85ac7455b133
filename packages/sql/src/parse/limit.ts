import type { Literal } from "../ast/expression.ts";
import type { Limit, QueryNode } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, has, kind, startOf, takeWord, wordNumber, type Parser } from "./parser.ts";
import { expectWord } from "./recovery.ts";
import { startsExpression } from "./starts-expression.ts";

/** `LIMIT n`, `LIMIT n PERCENT`, `LIMIT n%`, `LIMIT ALL` (which is `LIMIT NULL`). */
export function limit(p: Parser): Limit {
  p.at++;
  const start = startOf(p);
  if (wordNumber(p) === word.all) {
    p.at++;
    const count: Literal = { kind: "literal", start, end: endAfter(p, start), literal: "null", text: "null" };
    return { kind: "limit", start, end: count.end, count, percent: false };
  }
  const first = p.grammar.expression(p, p.syntax.binding.power);
  const percent = takeWord(p, word.percent) || takePercent(p);
  const count = percent ? first : p.grammar.restOfExpression(p, first, start);
  return { kind: "limit", start, end: endAfter(p, start), count, percent };
}

/** Takes a `%` that is no operator: nothing that it could divide by follows. */
function takePercent(p: Parser): boolean {
  if (kind(p) !== token.percent) return false;
  p.at++;
  const operator = startsExpression(p) && wordNumber(p) !== word.offset;
  if (operator) p.at--;
  return !operator;
}

/** `OFFSET n [ROWS]`. */
export function offset(p: Parser): QueryNode["offset"] {
  p.at++;
  const value = p.grammar.expression(p, 0);
  if (!takeWord(p, word.rows)) takeWord(p, word.row);
  return value;
}

/** `FETCH FIRST 3 ROWS ONLY` is a limit; without a number it is one row. */
export function fetch(p: Parser): Limit {
  const start = startOf(p);
  p.at++;
  const isShort = has(p, "short-fetch");
  if (!takeWord(p, word.first) && !takeWord(p, word.next) && !isShort)
    expectWord(p, word.next, "FIRST or NEXT");
  const at = startOf(p);
  const counted = wordNumber(p) !== word.row && wordNumber(p) !== word.rows;
  const count = counted
    ? p.grammar.expression(p, p.syntax.binding.power)
    : ({ kind: "literal", start: at, end: at, literal: "integer", text: "1" } satisfies Literal);
  const hasRows = takeWord(p, word.rows) || takeWord(p, word.row);
  if (!hasRows && !isShort) expectWord(p, word.row, "ROWS");
  if (!takeWord(p, word.only) && !isShort) expectWord(p, word.only, "ONLY");
  return { kind: "limit", start, end: endAfter(p, start), count, percent: false };
}
