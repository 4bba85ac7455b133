import type { TypeName } from "../ast/expression.ts";
import { token } from "../lex/token.ts";
import { wordClass } from "../lex/keywords.ts";
import { word } from "../lex/words.ts";
import { classAhead, isAnyName } from "./names.ts";
import {
  endAfter,
  kind,
  kindAhead,
  startOf,
  takeWord,
  wordAhead,
  wordNumber,
  type Parser,
  has,
  tokenText,
} from "./parser.ts";
import { isWordText } from "./soft-words.ts";
import { closeBracket, expected, openBracket, skipBrackets } from "./recovery.ts";

/** A type: `INT`, `DECIMAL(4, 1)`, `STRUCT(a INT)[]`, `TIMESTAMP WITH TIME ZONE`. What it means is not decided here. */
export function typeName(p: Parser): TypeName {
  const first = p.at;
  const start = startOf(p);
  if (!isAnyName(p) || (classAhead(p) === wordClass.reserved && wordNumber(p) !== word.union)) {
    expected(p, "the name of a type");
    return { kind: "type-name", start, end: start, text: "" };
  }
  baseType(p);
  if (p.syntax.operators === undefined) dimensions(p);
  return { kind: "type-name", start, end: endAfter(p, start), text: textOf(p, first) };
}

function baseType(p: Parser): void {
  takeWord(p, word.setof);
  takeWord(p, word.national);
  const number = wordNumber(p);
  p.at++;
  while (kind(p) === token.dot && isAnyName(p, 1)) p.at += 2;
  if (number === word.double) takeWord(p, word.precision);
  if (number === word.character || number === word.char || number === word.nchar || number === word.bit) {
    takeWord(p, word.varying);
  }
  if (number === word.interval) intervalFields(p);
  if (has(p, "angle-types") && angles(p)) return;
  if (kind(p) === token.leftParen) modifiers(p);
  if (number === word.time || number === word.timestamp) zone(p);
}

/** Takes `<…>` after ARRAY, STRUCT and the like, with all that is nested; `>>` closes two of them. */
function angles(p: Parser): boolean {
  if (kind(p) === token.notEqual && tokenText(p) === "<>") {
    p.at++;
    return true;
  }
  if (kind(p) !== token.less) return false;
  let depth = 0;
  do {
    if (kind(p) === token.less) depth++;
    else if (kind(p) === token.greater) depth--;
    else if (/^>+$/.test(tokenText(p))) depth -= tokenText(p).length;
    else if (kind(p) === token.end || kind(p) === token.semicolon) {
      expected(p, "`>`");
      return true;
    }
    p.at++;
  } while (depth > 0);
  return true;
}

/** What stands in the parentheses after a type, numbers and nested types alike. */
function modifiers(p: Parser): void {
  const opened = openBracket(p);
  while (kind(p) !== token.rightParen && kind(p) !== token.end && kind(p) !== token.semicolon) {
    if (kind(p) === token.integer && p.kinds[p.at - 1] === token.integer) expected(p, "`,` or `)`");
    const nested = kind(p) === token.leftParen || kind(p) === token.leftBracket;
    p.at++;
    if (nested) skipBrackets(p);
  }
  closeBracket(p, opened);
}

function zone(p: Parser): void {
  const number = wordNumber(p);
  if (number !== word.with && number !== word.without) return;
  const local = p.syntax.operators !== undefined && isWordText(p, "local", 1) ? 1 : 0;
  if (wordAhead(p, 1 + local) !== word.time || wordAhead(p, 2 + local) !== word.zone) return;
  p.at += 3 + local;
}

function intervalFields(p: Parser): void {
  if (!isUnit(wordNumber(p))) return;
  p.at++;
  if (wordNumber(p) === word.to && isUnit(wordAhead(p, 1))) p.at += 2;
}

function isUnit(number: number): boolean {
  return (
    number === word.year ||
    number === word.month ||
    number === word.day ||
    number === word.hour ||
    number === word.minute ||
    number === word.second
  );
}

const slicedCast = "A part of a value is taken behind its cast: (value::VARCHAR)[1:8].";

/** `[]`, `[3]`, `ARRAY`, `ARRAY[3]`. */
function dimensions(p: Parser): void {
  if (takeWord(p, word.array) && kind(p) !== token.leftBracket) return;
  while (kind(p) === token.leftBracket) {
    const sized = kindAhead(p, 1) === token.integer ? 1 : 0;
    if (kindAhead(p, 1 + sized) !== token.rightBracket) {
      p.at += 1 + sized;
      expected(
        p,
        sized === 0 ? "`]` or a length" : "`]`",
        kind(p) === token.colon ? { help: slicedCast } : {},
      );
      return;
    }
    p.at += 2 + sized;
  }
}

/** The tokens from `first`, with one space where there was space or a comment. */
function textOf(p: Parser, first: number): string {
  let text = "";
  for (let index = first; index < p.at; index++) {
    const start = p.starts[index] ?? 0;
    if (index > first && start > (p.ends[index - 1] ?? 0)) text += " ";
    text += p.text.slice(start, p.ends[index]);
  }
  return text;
}
