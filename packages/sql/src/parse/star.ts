import type {
  ColumnName,
  ColumnsExpression,
  Expression,
  Identifier,
  OpaqueExpression,
  Star,
  StarRename,
  StarReplacement,
} from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { expectName, isAnyName, isColumnWord, qualifiedName, takeName } from "./names.ts";
import {
  endAfter,
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
  skipBrackets,
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

/** `*` where only a value may stand: it is understood as far as its end. */
export function starOpaque(p: Parser): OpaqueExpression {
  const start = startOf(p);
  star(p);
  return opaque(p, start, { reason: "a star inside an expression is not understood yet", single: false });
}

function star(p: Parser): Star | OpaqueExpression {
  const start = startOf(p);
  const qualifier: Identifier[] = [];
  while (kind(p) !== token.star) {
    qualifier.push(takeName(p));
    p.at++;
  }
  p.at++;
  if (wordNumber(p) === word.columns && kindAhead(p, 1) === token.leftParen) return unpacked(p, start);
  const exclude = takeWord(p, word.exclude) || takeExcept(p) ? oneOrMany(p, excluded) : [];
  const replace = takeWord(p, word.replace) ? oneOrMany(p, replacement) : [];
  const rename = takeWord(p, word.rename) ? oneOrMany(p, renamed) : [];
  if (isStarFilter(p)) return filtered(p, start);
  return { kind: "star", start, end: endAfter(p, start), qualifier, exclude, replace, rename };
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

function filtered(p: Parser, start: number): OpaqueExpression {
  takeWord(p, word.not);
  if (takeWord(p, word.similar)) takeWord(p, word.to);
  else p.at++;
  p.grammar.expression(p, p.syntax.binding.like + 1);
  if (takeWord(p, word.escape)) p.grammar.expression(p, p.syntax.binding.escape + 1);
  return opaque(p, start, {
    reason: "stars that choose columns by a pattern are not understood yet",
    single: false,
  });
}

function unpacked(p: Parser, start: number): OpaqueExpression {
  p.at += 2;
  skipBrackets(p);
  return opaque(p, start, { reason: "*COLUMNS(…) is not understood yet", single: false });
}

/** `COLUMNS(*)`, `COLUMNS('…')`. */
export function columnsExpression(p: Parser): ColumnsExpression {
  const start = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const pattern = expressionOrStar(p);
  closeBracket(p, opened);
  return { kind: "columns", start, end: endAfter(p, start), pattern };
}
