import type { Relation } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, kind, kindAhead, startOf, wordAhead, wordNumber, type Parser } from "./parser.ts";
import { closeBracket, openBracket, skipBrackets } from "./recovery.ts";
import { isWordText } from "./soft-words.ts";

/** `f(SELECT …)`, `f(TABLE(t))` and `getnextval(s)`: a function of rows, or of what is no value. */
function takesRows(p: Parser): boolean {
  if (isWordText(p, "getnextval")) return true;
  let at = 0;
  while (kindAhead(p, at) !== token.leftParen) {
    if (kindAhead(p, at) === token.rightParen || kindAhead(p, at) === token.end) return false;
    at++;
  }
  const first = wordAhead(p, at + 1);
  return first === word.select || first === word.table || first === word.with;
}

function skipOne(p: Parser): void {
  const isBracket = kind(p) === token.leftParen;
  p.at++;
  if (isBracket) skipBrackets(p);
}

/** `TABLE(f(…))`, `TABLE(name)`. */
export function tableCall(p: Parser, named: (p: Parser, lateral: boolean) => Relation): Relation {
  const start = startOf(p);
  p.at++;
  const opened = openBracket(p);
  const isName = kind(p) === token.word || kind(p) === token.quotedName;
  const content = isName && !takesRows(p) ? named(p, true) : undefined;
  if (content === undefined) while (kind(p) !== token.rightParen && kind(p) !== token.end) skipOne(p);
  if (wordNumber(p) === word.over && kindAhead(p, 1) === token.leftParen) {
    p.at += 2;
    skipBrackets(p);
  }
  closeBracket(p, opened);
  const end = endAfter(p, start);
  if (content !== undefined) return { ...content, start, end };
  const reason = "which table is meant shows only when the query runs";
  return {
    kind: "opaque-relation",
    start,
    end,
    reason,
    text: p.text.slice(start, end),
    sources: [],
    alias: undefined,
  };
}
