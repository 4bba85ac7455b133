import type { Identifier } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { wordClass } from "../lex/keywords.ts";
import { token } from "../lex/token.ts";
import { stringValue } from "./string-value.ts";
import { endOfLast, kind, kindAhead, startOf, tokenText, wordAhead, type Parser } from "./parser.ts";
import {
  bracketed,
  closeBracket,
  expected,
  foundText,
  list,
  mayReport,
  openBracket,
  tokenSpan,
} from "./recovery.ts";

/** Makes an identifier. */
function identifier(start: number, end: number, named: { name: string; quoted: boolean }): Identifier {
  return { kind: "identifier", start, end, name: named.name, quoted: named.quoted };
}

/** The class of the word `distance` tokens ahead; plain words and everything else have class 0. */
export function classAhead(p: Parser, distance = 0): number {
  return p.syntax.keywords.classes[wordAhead(p, distance)] ?? wordClass.plain;
}

/** Whether the token `distance` ahead may name a column or a table. */
export function isColumnWord(p: Parser, distance = 0): boolean {
  const next = kindAhead(p, distance);
  if (next === token.quotedName) return true;
  return next === token.word && classAhead(p, distance) <= wordClass.columnName;
}

/** Whether the token `distance` ahead is a word or a quoted name, whatever the word. */
export function isAnyName(p: Parser, distance = 0): boolean {
  const next = kindAhead(p, distance);
  return next === token.word || next === token.quotedName;
}

/** Takes the next token, which is a word or a quoted name, as an identifier. */
export function takeName(p: Parser): Identifier {
  const start = startOf(p);
  const end = p.ends[p.at] ?? start;
  const quoted = kind(p) === token.quotedName;
  p.at++;
  return identifier(start, end, {
    name: quoted
      ? unquoted(p.text.slice(start + 1, end - 1), p.text[start] ?? '"')
      : foldedName(p, p.text.slice(start, end)),
    quoted,
  });
}

/** A name without quotes, as the dialect keeps it. */
export function foldedName(p: Parser, name: string): string {
  return p.syntax.folding === "upper" ? name.toUpperCase() : name;
}

function unquoted(inner: string, quote: string): string {
  return inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner;
}

/** Takes a string as a quoted identifier, where the dialect allows that. */
export function takeStringName(p: Parser): Identifier {
  const start = startOf(p);
  const name = stringValue(p, p.at);
  p.at++;
  return identifier(start, endOfLast(p), { name, quoted: true });
}

/** A name of a column or table; what stands there instead is reported, and the identifier is then empty. */
export function expectName(p: Parser, use: string): Identifier {
  if (isColumnWord(p)) return takeName(p);
  if (kind(p) === token.word && mayBeMeantAsName(p)) {
    reportKeyword(p, use);
    return takeName(p);
  }
  expected(p, use);
  return identifier(startOf(p), startOf(p), { name: "", quoted: true });
}

function mayBeMeantAsName(p: Parser): boolean {
  const after = kindAhead(p, 1);
  return (
    after === token.comma ||
    after === token.rightParen ||
    after === token.dot ||
    after === token.end ||
    after === token.semicolon
  );
}

/** Reports that the next token is a keyword that cannot be a name there. */
function reportKeyword(p: Parser, use: string): void {
  if (!mayReport(p)) return;
  const quote = p.syntax.identifierQuote;
  const quoted = quote + foldedName(p, tokenText(p)) + quote;
  p.diagnostics.push(
    report.keywordAsName(
      tokenSpan(p, p.at),
      { name: foundText(p), use, quoted },
      { edit: { span: tokenSpan(p, p.at), newText: quoted } },
    ),
  );
}

/** The same for the token at `index`. */
export function reportKeywordAt(p: Parser, index: number, use: string): void {
  const before = p.at;
  p.at = index;
  reportKeyword(p, use);
  p.at = before;
}

/** `a`, `a.b`, `a.b.c`: after a dot every word is a name. */
export function qualifiedName(p: Parser, use: string): Identifier[] {
  const parts = [expectName(p, use)];
  while (kind(p) === token.dot && isAnyName(p, 1)) {
    p.at++;
    parts.push(takeName(p));
  }
  return parts;
}

/** `(a, t.b)`: names of columns, of which the last parts count. */
export function lastNames(p: Parser): readonly Identifier[] {
  const opened = openBracket(p);
  const names = list(p, (q) => qualifiedName(q, "the name of a column").slice(-1), bracketed);
  closeBracket(p, opened);
  return names.flat();
}

/** `(a, b)`: names of columns in parentheses. */
export function nameList(p: Parser): readonly Identifier[] {
  const opened = openBracket(p);
  const names = list(p, (q) => expectName(q, "the name of a column"), bracketed);
  closeBracket(p, opened);
  return names;
}
