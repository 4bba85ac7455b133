import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endOfLast, has, kind, startOf, takeWord, tokenText, wordNumber, type Parser } from "./parser.ts";
import { closeBracket, expected, openBracket } from "./recovery.ts";
import { goesOn, takeText } from "./soft-words.ts";

/** The text after SAMPLE or TABLESAMPLE: `10%`, `10 PERCENT (bernoulli, 3)`, `reservoir(10 ROWS) REPEATABLE (3)`. */
export function sampleText(p: Parser): string {
  const start = startOf(p);
  if (kind(p) === token.word) {
    p.at++;
    bracketed(p, size);
  } else if (kind(p) === token.leftParen) bracketed(p, size);
  else {
    size(p);
    if (kind(p) === token.leftParen) bracketed(p, method);
  }
  if (takeWord(p, word.repeatable) || (has(p, "sample-word") && takeText(p, "seed"))) bracketed(p, seed);
  return p.text.slice(start, endOfLast(p));
}

/** Takes `TABLESAMPLE …` after a relation when it is there. */
export function tableSample(p: Parser): string | undefined {
  const isSample = wordNumber(p) === word.sample && has(p, "sample-word") && goesOn(p);
  return isSample || wordNumber(p) === word.tablesample ? skipWord(p) : undefined;
}

function skipWord(p: Parser): string {
  p.at++;
  return sampleText(p);
}

function isNumber(p: Parser): boolean {
  const next = kind(p);
  if (next === token.parameter) return true;
  return next === token.integer || next === token.decimal || next === token.double;
}

function size(p: Parser): void {
  if (has(p, "distribution") && /^bucket$/i.test(tokenText(p))) return bucket(p);
  if (!isNumber(p)) return expected(p, "the size of the sample");
  p.at++;
  if (kind(p) === token.percent || wordNumber(p) === word.percent || wordNumber(p) === word.rows) p.at++;
}

/** `BUCKET 1 OUT OF 10`. */
function bucket(p: Parser): void {
  p.at++;
  if (!isNumber(p)) return expected(p, "the number of a bucket");
  p.at++;
  if (!/^out$/i.test(tokenText(p)) || !/^of$/i.test(tokenText(p, 1))) return expected(p, "OUT OF");
  p.at += 2;
  if (!isNumber(p)) return expected(p, "the number of buckets");
  p.at++;
}

/** `bernoulli, 3`. */
function method(p: Parser): void {
  if (kind(p) !== token.word) return expected(p, "the way to sample");
  p.at++;
  if (kind(p) !== token.comma) return;
  p.at++;
  seed(p);
}

function seed(p: Parser): void {
  if (!isNumber(p)) return expected(p, "a number to start from");
  p.at++;
}

function bracketed(p: Parser, content: (p: Parser) => void): void {
  if (kind(p) !== token.leftParen) return expected(p, "`(`");
  const opened = openBracket(p);
  content(p);
  closeBracket(p, opened);
}
