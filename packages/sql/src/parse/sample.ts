import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endOfLast, kind, startOf, takeWord, wordNumber, type Parser } from "./parser.ts";
import { expected, skipBrackets } from "./recovery.ts";

/** The text after SAMPLE or TABLESAMPLE: `10%`, `10 PERCENT (bernoulli)`, `reservoir(10 ROWS) REPEATABLE (3)`. */
export function sampleText(p: Parser): string {
  const start = startOf(p);
  if (kind(p) === token.word) p.at++;
  else if (isNumber(p)) size(p);
  else if (kind(p) !== token.leftParen) expected(p, "the size of the sample");
  brackets(p);
  if (takeWord(p, word.repeatable)) brackets(p);
  return p.text.slice(start, endOfLast(p));
}

/** Takes `TABLESAMPLE …` after a relation when it is there. */
export function tableSample(p: Parser): string | undefined {
  return takeWord(p, word.tablesample) ? sampleText(p) : undefined;
}

function isNumber(p: Parser): boolean {
  const next = kind(p);
  return next === token.integer || next === token.decimal || next === token.double;
}

function size(p: Parser): void {
  p.at++;
  if (kind(p) === token.percent || wordNumber(p) === word.percent || wordNumber(p) === word.rows) p.at++;
}

function brackets(p: Parser): void {
  if (kind(p) !== token.leftParen) return;
  p.at++;
  skipBrackets(p);
}
