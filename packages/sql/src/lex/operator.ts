import { characterBit, characterBits } from "./characters.ts";
import { addToken, type Scanner } from "./scanner.ts";
import { token } from "./token.ts";

const plus = 43;
const minus = 45;
const slash = 47;
const star = 42;

/**
 * Reads the longest operator. It ends before a comment; a `+` or `-` at its end belongs to it only when it contains
 * one of the characters that no arithmetic operator has, so that `a*-1` is a product and `a||-1` is not understood.
 */
export function scanOperator(s: Scanner): void {
  if (s.syntax.operators !== undefined) return scanListed(s, s.syntax.operators);
  const { text, end, start } = s;
  let at = start;
  let special = false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 128 || (characterBits(code) & characterBit.operator) === 0) break;
    const next = at + 1 < end ? text.charCodeAt(at + 1) : -1;
    if ((code === minus && next === minus) || (code === slash && next === star)) break;
    if (isSpecial(code)) special = true;
  }
  if (!special) at = withoutTrailingSigns(text, start, at);
  s.position = at;
  addToken(s, kindOf(text, start, at));
}

/** Reads the longest operator that the dialect lists, or one of the characters that are operators everywhere. */
function scanListed(s: Scanner, operators: ReadonlyMap<string, number>): void {
  const { text, end, start } = s;
  if (isParameter(s)) return scanNamedParameter(s);
  for (let length = Math.min(3, end - start); length > 0; length--) {
    const operator = text.slice(start, start + length);
    const isListed = operators.has(operator) || everywhere.has(operator);
    if (!isListed && length > 1) continue;
    s.position = start + length;
    return addToken(s, listedKind[operator] ?? kindOf(text, start, s.position));
  }
}

const listedKind: Readonly<Record<string, number>> = { "|>": token.pipe, "?::": token.tryCast };

const everywhere: ReadonlySet<string> = new Set(["<=", ">=", "<>", "!=", "=>", "->"]);

/** Whether `@name` or `@@name` starts here. */
function isParameter(s: Scanner): boolean {
  const at = s.text.charCodeAt(s.start);
  return at === 64 && s.syntax.parameterMark === "@";
}

function scanNamedParameter(s: Scanner): void {
  let at = s.start + 1;
  while (at < s.end && isNamePart(s.text.charCodeAt(at))) at++;
  s.position = at;
  addToken(s, at > s.start + 1 ? token.parameter : token.operator);
}

function isNamePart(code: number): boolean {
  return code === 64 || (characterBits(code) & characterBit.word) !== 0;
}

/** `~ ! @ ^ & | ? %` and the backquote. */
function isSpecial(code: number): boolean {
  return (
    code === 126 ||
    code === 33 ||
    code === 64 ||
    code === 94 ||
    code === 38 ||
    code === 124 ||
    code === 63 ||
    code === 37 ||
    code === 96
  );
}

function withoutTrailingSigns(text: string, start: number, end: number): number {
  let at = end;
  while (at - start > 1) {
    const last = text.charCodeAt(at - 1);
    if (last !== plus && last !== minus) break;
    at--;
  }
  return at;
}

function kindOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (end - start === 1) return single[first] ?? token.operator;
  if (end - start === 3 && text.startsWith("->>", start)) return token.textArrow;
  if (end - start !== 2) return token.operator;
  const second = text.charCodeAt(start + 1);
  return double[(first << 8) | second] ?? token.operator;
}

const single: Readonly<Record<number, number>> = {
  43: token.plus,
  45: token.minus,
  42: token.star,
  47: token.slash,
  37: token.percent,
  94: token.caret,
  60: token.less,
  62: token.greater,
  61: token.equal,
  63: token.parameter,
};

function pair(operator: string): number {
  return (operator.charCodeAt(0) << 8) | operator.charCodeAt(1);
}

const double: Readonly<Record<number, number>> = {
  [pair("<=")]: token.lessEqual,
  [pair(">=")]: token.greaterEqual,
  [pair("<>")]: token.notEqual,
  [pair("!=")]: token.notEqual,
  [pair("=>")]: token.equalsArrow,
  [pair("->")]: token.arrow,
  [pair("//")]: token.doubleSlash,
  [pair("**")]: token.doubleStar,
};
