import type { Relation, TableName } from "../ast/query.ts";
import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { endAfter, has, kindAhead, startOf, wordNumber, type Parser } from "./parser.ts";
import { reportOpaque, skipBrackets } from "./recovery.ts";
import { isWordText } from "./soft-words.ts";

/** Whether AT, or another word for an earlier state of a table, is next with its parenthesis. */
export function isVersion(p: Parser): boolean {
  if (kindAhead(p, 1) !== token.leftParen) return false;
  if (wordNumber(p) === word.at) return true;
  return has(p, "time-travel") && (isWordText(p, "before") || isWordText(p, "changes"));
}

/** `t AT (VERSION => 3)`: the columns of another version may be others. */
export function timeTravel(p: Parser, start: number, of: TableName): Relation {
  const isPlain = has(p, "time-travel") && !isWordText(p, "changes");
  const from = startOf(p);
  while (isVersion(p) || (!isPlain && wordNumber(p) === word.end && kindAhead(p, 1) === token.leftParen)) {
    p.at += 2;
    skipBrackets(p);
  }
  const end = endAfter(p, start);
  if (isPlain) return { ...of, end, version: p.text.slice(from, end) };
  const reason = "the columns of another version of a table are not known";
  reportOpaque(p, { start, end, reason });
  const text = p.text.slice(start, end);
  return { kind: "opaque-relation", start, end, reason, text, sources: [of], alias: undefined };
}
