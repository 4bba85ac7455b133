import type { Syntax } from "../dialects/syntax.ts";
import { characterBit, characterBits } from "./characters.ts";
import { keywordOf, nextHash } from "./keywords.ts";
import { scanOperator } from "./operator.ts";
import type { Scanner } from "./scanner.ts";
import { addToken, newScanner, problem, tokensOf } from "./scanner.ts";
import { scanPrefixedText, scanText } from "./text-literal.ts";
import { token, type Tokens } from "./token.ts";

const newline = 10;
const quote = 39;
const doubleQuote = 34;
const dollar = 36;
const dot = 46;
const slash = 47;
const star = 42;
const minus = 45;
const backquote = 96;
const underscore = 95;

/** Cuts `text` from `start` to `end` into tokens. Takes time linear in the text and reads every text to its end. */
export function lex(text: string, syntax: Syntax, range: { start: number; end: number }): Tokens {
  const s = newScanner(text, syntax, range);
  for (;;) {
    skipSpace(s);
    s.start = s.position;
    if (s.position >= s.end) break;
    scanToken(s);
  }
  addToken(s, token.end);
  return tokensOf(s);
}

function codeAt(s: Scanner, offset: number): number {
  const at = s.position + offset;
  return at < s.end ? s.text.charCodeAt(at) : -1;
}

function skipSpace(s: Scanner): void {
  const { text, end } = s;
  const { lineComment } = s.syntax;
  while (s.position < end) {
    const code = text.charCodeAt(s.position);
    if ((characterBits(code) & characterBit.space) !== 0) s.position++;
    else if ((characterBits(code) & characterBit.word) !== 0) return;
    else if (code === minus && codeAt(s, 1) === minus) skipLine(s);
    else if (code === slash && codeAt(s, 1) === star) skipComment(s);
    else if (lineComment !== undefined && s.text.startsWith(lineComment, s.position)) skipLine(s);
    else return;
  }
}

function skipLine(s: Scanner): void {
  while (s.position < s.end) {
    const code = s.text.charCodeAt(s.position);
    if (code === newline || code === 13) return;
    s.position++;
  }
}

function skipComment(s: Scanner): void {
  const start = s.position;
  let depth = 0;
  while (s.position < s.end) {
    const code = s.text.charCodeAt(s.position);
    if (code === star && codeAt(s, 1) === slash) {
      s.position += 2;
      if (--depth === 0) return;
    } else if (code === slash && codeAt(s, 1) === star && (depth === 0 || s.syntax.nestedComments)) {
      s.position += 2;
      depth++;
    } else s.position++;
  }
  problem(s, "unclosed-comment", start);
}

function scanToken(s: Scanner): void {
  const code = s.text.charCodeAt(s.position);
  const bits = characterBits(code);
  if ((bits & characterBit.wordStart) !== 0) scanWord(s, code);
  else if ((bits & characterBit.digit) !== 0) scanNumber(s);
  else if (code === quote) scanText(s);
  else if (code === doubleQuote && s.syntax.texts.doubleQuoted) scanText(s);
  else if (code === doubleQuote || (code === backquote && s.syntax.identifierQuote === "`"))
    scanQuotedName(s, code);
  else if (code === dot && isDigit(codeAt(s, 1))) scanNumber(s);
  else if (code === dollar) scanDollar(s);
  else if ((bits & characterBit.operator) !== 0) scanOperator(s);
  else scanPunctuation(s, code);
}

function scanWord(s: Scanner, first: number): void {
  const second = codeAt(s, 1);
  if (isTextQuote(s, second) && scanPrefixedText(s, 1)) return;
  if (s.syntax.texts.triple && isTextQuote(s, codeAt(s, 2)) && scanPrefixedText(s, 2)) return;
  const { text, end } = s;
  let at = s.position;
  let hash = 0;
  let code = first;
  do {
    hash = nextHash(hash, code);
    if (++at >= end) break;
    code = text.charCodeAt(at);
  } while ((characterBits(code) & characterBit.word) !== 0);
  s.position = at;
  addToken(s, token.word, keywordOf(s.syntax.keywords, hash, s));
}

function isTextQuote(s: Scanner, code: number): boolean {
  return code === quote || (code === doubleQuote && s.syntax.texts.doubleQuoted);
}

function scanQuotedName(s: Scanner, close: number): void {
  s.position++;
  while (s.position < s.end) {
    const code = s.text.charCodeAt(s.position++);
    if (code !== close) continue;
    if (codeAt(s, 0) !== close) return addToken(s, token.quotedName);
    s.position++;
  }
  unclosed(s, "unclosed-name");
}

function unclosed(s: Scanner, what: "unclosed-string" | "unclosed-name"): void {
  s.position = s.end;
  problem(s, what, s.start);
  addToken(s, token.invalid);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function skipDigits(s: Scanner): void {
  for (;;) {
    const code = codeAt(s, 0);
    if (isDigit(code)) s.position++;
    else if (code === underscore && s.syntax.numbers.separators && isDigit(codeAt(s, 1))) s.position += 2;
    else return;
  }
}

function scanNumber(s: Scanner): void {
  let kind: number = token.integer;
  if (s.syntax.numbers.hexadecimal && scanHexadecimal(s)) return addToken(s, kind);
  skipDigits(s);
  if (codeAt(s, 0) === dot && codeAt(s, 1) !== dot) {
    kind = token.decimal;
    s.position++;
    skipDigits(s);
  }
  if ((codeAt(s, 0) | 32) === 101) {
    const sign = codeAt(s, 1) === 43 || codeAt(s, 1) === minus ? 1 : 0;
    if (isDigit(codeAt(s, 1 + sign))) {
      kind = token.double;
      s.position += 1 + sign;
      skipDigits(s);
    }
  }
  if (s.syntax.numbers.suffixes.length > 0) skipSuffix(s, kind === token.integer);
  addToken(s, kind);
}

/** `0x1F`. */
function scanHexadecimal(s: Scanner): boolean {
  if (s.text.charCodeAt(s.position) !== 48 || (codeAt(s, 1) | 32) !== 120) return false;
  const [digits = ""] = /^[\da-f]*/i.exec(s.text.slice(s.position + 2, s.end)) ?? [];
  if (digits === "") return false;
  s.position += 2 + digits.length;
  return true;
}

/** The letters of a type, when nothing of a word follows them; those of integers only behind digits alone. */
function skipSuffix(s: Scanner, whole: boolean): void {
  let at = s.position;
  while (at < s.end && isWordPart(s.text.charCodeAt(at))) at++;
  const letters = s.text.slice(s.position, at).toLowerCase();
  const fits = whole || !/^[lsy]$/.test(letters);
  if (fits && s.syntax.numbers.suffixes.includes(letters)) s.position = at;
}

/** `$1`, `$name`, `$$…$$`, `$tag$…$tag$`. */
function scanDollar(s: Scanner): void {
  let at = s.position + 1;
  while (at < s.end && s.text.charCodeAt(at) !== dollar && isWordPart(s.text.charCodeAt(at))) at++;
  const closed = at < s.end && s.text.charCodeAt(at) === dollar;
  if (closed && isDollarText(s, at)) return scanDollarString(s, at + 1);
  s.position = at;
  if (at > s.start + 1) return addToken(s, token.parameter);
  // The end of a pattern of MATCH_RECOGNIZE.
  if (s.syntax.forms.has("match-recognize")) return addToken(s, token.operator);
  problem(s, "unknown-character", s.start);
  addToken(s, token.invalid);
}

/** Whether `$…$` up to `at` starts a text. */
function isDollarText(s: Scanner, at: number): boolean {
  const { dollar: form } = s.syntax.texts;
  return form === "plain" ? at === s.start + 1 : form === "tagged" && !isDigit(codeAt(s, 1));
}

function isWordPart(code: number): boolean {
  return (characterBits(code) & characterBit.word) !== 0;
}

function scanDollarString(s: Scanner, bodyStart: number): void {
  const tag = s.text.slice(s.start, bodyStart);
  const close = s.text.indexOf(tag, bodyStart);
  if (close === -1 || close + tag.length > s.end) return unclosed(s, "unclosed-string");
  s.position = close + tag.length;
  addToken(s, token.dollarString);
}

const punctuation: Readonly<Record<number, number>> = {
  44: token.comma,
  40: token.leftParen,
  41: token.rightParen,
  91: token.leftBracket,
  93: token.rightBracket,
  123: token.leftBrace,
  125: token.rightBrace,
  46: token.dot,
  59: token.semicolon,
  35: token.hash,
};

function scanPunctuation(s: Scanner, code: number): void {
  s.position++;
  if (code === 58) return scanColon(s);
  const kind = punctuation[code];
  if (kind === undefined) problem(s, "unknown-character", s.start);
  addToken(s, kind ?? token.invalid);
}

function scanColon(s: Scanner): void {
  const next = codeAt(s, 0);
  if (next === 58) s.position++;
  if (next === 61) s.position++;
  addToken(s, next === 58 ? token.doubleColon : next === 61 ? token.colonEquals : token.colon);
}
