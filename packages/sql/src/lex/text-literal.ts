import type { TextPrefix } from "../dialects/syntax.ts";
import { characterBit, characterBits } from "./characters.ts";
import { addToken, problem, type Scanner } from "./scanner.ts";
import { token } from "./token.ts";

const newline = 10;
const carriageReturn = 13;
const backslash = 92;

/** The kind of a constant by what its prefix makes of it. */
const kindOfPrefix: Readonly<Record<TextPrefix, number>> = {
  escape: token.escapeString,
  raw: token.rawString,
  "raw-quote": token.rawString,
  blob: token.blob,
  bytes: token.bytes,
  "raw-bytes": token.bytes,
  bits: token.bits,
  text: token.string,
};

/** Whether a backslash keeps a quote behind it inside the constant. */
const escapesOfPrefix: Readonly<Record<TextPrefix, boolean>> = {
  escape: true,
  raw: false,
  "raw-quote": true,
  blob: false,
  bytes: true,
  "raw-bytes": true,
  bits: false,
  text: false,
};

/** A text without a prefix: `'…'`, and `"…"` where that is a text. */
export function scanText(s: Scanner): void {
  const { backslash: escapes } = s.syntax.texts;
  scanQuoted(s, {
    kind: escapes ? token.escapeString : token.string,
    prefix: 0,
    escapes,
    opened: s.text.charCodeAt(s.start),
  });
}

/** `E'…'`, `x'AB'`, `r"…"`, `rb'…'`: whether a text with its prefix starts here, which is then read. */
export function scanPrefixedText(s: Scanner, length: number): boolean {
  const letters = s.text.slice(s.position, s.position + length).toLowerCase();
  const prefix = s.syntax.texts.prefixes[letters];
  if (prefix === undefined) return false;
  scanQuoted(s, {
    kind: kindOfPrefix[prefix],
    prefix: length,
    escapes: escapesOfPrefix[prefix],
    opened: s.text.charCodeAt(s.position + length),
  });
  return true;
}

interface Quoted {
  readonly kind: number;
  /** How many letters stand before the quote. */
  readonly prefix: number;
  readonly escapes: boolean;
  /** The quote. */
  readonly opened: number;
}

function scanQuoted(s: Scanner, of: Quoted): void {
  const { triple, doubledQuote, adjacent } = s.syntax.texts;
  s.position += of.prefix + 1;
  const long = triple && isAt(s, of.opened, 0) && isAt(s, of.opened, 1);
  if (long) s.position += 2;
  while (s.position < s.end) {
    const code = s.text.charCodeAt(s.position);
    if (code === backslash && of.escapes) s.position += 2;
    else if (code !== of.opened || (long && !(isAt(s, code, 1) && isAt(s, code, 2)))) s.position++;
    else if (!long && doubledQuote && isAt(s, code, 1)) s.position += 2;
    else {
      s.position += long ? 3 : 1;
      if (adjacent !== "line-break" || !continuesOnNextLine(s, of.opened)) return addToken(s, of.kind);
    }
  }
  s.position = s.end;
  problem(s, "unclosed-string", s.start);
  addToken(s, token.invalid);
}

function isAt(s: Scanner, code: number, offset: number): boolean {
  const at = s.position + offset;
  return at < s.end && s.text.charCodeAt(at) === code;
}

/** SQL's odd rule: texts with a line break and nothing else between them are one text. */
function continuesOnNextLine(s: Scanner, quote: number): boolean {
  let at = s.position;
  let broken = false;
  for (; at < s.end; at++) {
    const code = s.text.charCodeAt(at);
    if (code === newline || code === carriageReturn) broken = true;
    else if (code === quote && broken) break;
    else if ((characterBits(code) & characterBit.space) === 0) return false;
  }
  if (at >= s.end) return false;
  s.position = at + 1;
  return true;
}
