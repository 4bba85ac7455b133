import type {
  ColumnName,
  ColumnsExpression,
  Expression,
  Identifier,
  Star,
  StarFilter,
  StarRename,
  StarReplacement,
} from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { asLambda } from "./lambda.ts";
import { expectName, isAnyName, isColumnWord, qualifiedName, takeName } from "./names.ts";
import {
  endAfter,
  has,
  kind,
  kindAhead,
  startOf,
  takeWord,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import {
  bracketed,
  closeBracket,
  expected,
  tokenSpan,
  expectWord,
  list,
  opaque,
  openBracket,
} from "./recovery.ts";

/** Whether `*`, `t.*` or `s.t.*` starts at the next token. */
export function atStar(p: Parser): boolean {
  let distance = 0;
  while (isAnyName(p, distance) && kindAhead(p, distance + 1) === token.dot) distance += 2;
  return kindAhead(p, distance) === token.star;
}

/** An expression or a star, where both may stand. */
export function expressionOrStar(p: Parser): Expression | Star {
  const next = kind(p);
  if (next === token.star || (kindAhead(p, 1) === token.dot && atStar(p))) return star(p);
  return p.grammar.expression(p, 0);
}

/** `*` where only a value may stand is `COLUMNS(*)`. */
export function starValue(p: Parser): ColumnsExpression {
  return namedStar(star(p));
}

/** A star that is given a name is `COLUMNS(*)`: each of its columns has that name. */
export function namedStar<T extends Expression>(value: Star | T): ColumnsExpression | T {
  if (value.kind !== "star") return value;
  return { kind: "columns", start: value.start, end: value.end, pattern: value, unpacked: false };
}

function star(p: Parser): Star | ColumnsExpression {
  const start = startOf(p);
  const qualifier: Identifier[] = [];
  while (kind(p) !== token.star) {
    qualifier.push(takeName(p));
    p.at++;
  }
  p.at++;
  if (wordNumber(p) === word.columns && kindAhead(p, 1) === token.leftParen) {
    return { ...columnsExpression(p), start, unpacked: true };
  }
  const isFirst = has(p, "filter-first");
  const first = isFirst && isStarFilter(p) ? starFilter(p) : undefined;
  const exclude = takeExclude(p) ? oneOrMany(p, excluded) : [];
  const replace = takeWord(p, word.replace) ? oneOrMany(p, replacement) : [];
  const rename = takeWord(p, word.rename) ? oneOrMany(p, renamed) : [];
  const filter = first ?? (!isFirst && isStarFilter(p) ? starFilter(p) : undefined);
  return { kind: "star", start, end: endAfter(p, start), qualifier, exclude, replace, rename, filter };
}

function takeExclude(p: Parser): boolean {
  if (!has(p, "star-except")) return takeWord(p, word.exclude) || takeExcept(p);
  return kindAhead(p, 1) === token.leftParen && takeWord(p, word.except);
}

/** `* EXCEPT (a)`, as other engines write it; here EXCEPT can only come before a query. */
function takeExcept(p: Parser): boolean {
  if (wordNumber(p) !== word.except || kindAhead(p, 1) !== token.leftParen || !isColumnWord(p, 2))
    return false;
  const span = tokenSpan(p, p.at);
  expected(p, "EXCLUDE", { help: "Write EXCLUDE.", edit: { span, newText: "EXCLUDE" } });
  p.at++;
  return true;
}

function oneOrMany<T>(p: Parser, item: (p: Parser) => T): readonly T[] {
  if (kind(p) !== token.leftParen) return [item(p)];
  const opened = openBracket(p);
  const items = list(p, item, bracketed);
  closeBracket(p, opened);
  return items;
}

function excluded(p: Parser): ColumnName {
  const start = startOf(p);
  const parts = qualifiedName(p, "the name of a column to leave out");
  return { kind: "column", start, end: endAfter(p, start), parts };
}

function replacement(p: Parser): StarReplacement {
  const start = startOf(p);
  const expression = p.grammar.expression(p, 0);
  expectWord(p, word.as, "AS and the name of the column to replace");
  const name = expectName(p, "the name of the column to replace");
  return { kind: "star-replacement", start, end: endAfter(p, start), expression, name };
}

function renamed(p: Parser): StarRename {
  const start = startOf(p);
  const parts = qualifiedName(p, "the name of the column to rename");
  const from: ColumnName = { kind: "column", start, end: endAfter(p, start), parts };
  expectWord(p, word.as, "AS and the new name");
  const to = isAnyName(p) ? takeName(p) : expectName(p, "the new name of the column");
  return { kind: "star-rename", start, end: endAfter(p, start), from, to };
}

function isStarFilter(p: Parser): boolean {
  const number = wordNumber(p) === word.not ? wordAhead(p, 1) : wordNumber(p);
  return number === word.like || number === word.ilike || number === word.glob || number === word.similar;
}

function starFilter(p: Parser): StarFilter {
  const start = startOf(p);
  const negated = takeWord(p, word.not);
  const operator = filterOperator(p);
  const { binding } = p.syntax;
  const pattern = p.grammar.expression(p, binding.like + 1);
  const escape = takeWord(p, word.escape) ? p.grammar.expression(p, binding.escape + 1) : undefined;
  return { kind: "star-filter", start, end: endAfter(p, start), operator, negated, pattern, escape };
}

function filterOperator(p: Parser): StarFilter["operator"] {
  if (takeWord(p, word.like)) return "like";
  if (takeWord(p, word.ilike)) return "ilike";
  if (takeWord(p, word.glob)) return "glob";
  takeWord(p, word.similar);
  takeWord(p, word.to);
  return "similar to";
}

/** `COLUMNS(*)`, `COLUMNS('…')`, `COLUMNS(name -> …)`. */
export function columnsExpression(p: Parser): ColumnsExpression {
  const start = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const read = expressionOrStar(p);
  const pattern = read.kind === "star" ? read : asLambda(read);
  closeBracket(p, opened);
  return { kind: "columns", start, end: endAfter(p, start), pattern, unpacked: false };
}

/** `UNPACK(COLUMNS(…))`. */
export function unpack(p: Parser): Expression {
  const start = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const inner = p.grammar.expression(p, 0);
  closeBracket(p, opened);
  if (inner.kind === "columns") return { ...inner, start, end: endAfter(p, start), unpacked: true };
  return opaque(p, start, { reason: "UNPACK is understood around COLUMNS only", single: false });
}
