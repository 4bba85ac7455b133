import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { has, kindAhead, wordNumber, type Parser } from "./parser.ts";

/** `like(a, b)`: an operator that is called as a function. */
export function isOperatorCall(p: Parser): boolean {
  if (kindAhead(p, 1) !== token.leftParen || !has(p, "operator-functions")) return false;
  return calledOperators.has(wordNumber(p));
}

const calledOperators: ReadonlySet<number> = new Set([
  word.ilike,
  word.in,
  word.like,
  word.not,
  word.regexp,
  word.rlike,
  word.when,
]);
