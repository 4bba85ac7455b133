import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import { has, kind, kindAhead, tokenText, wordAhead, type Parser } from "./parser.ts";

/** Whether the token `distance` ahead is that word, in any letters; for words that are keywords nowhere else. */
export function isWordText(p: Parser, text: string, distance = 0): boolean {
  return kindAhead(p, distance) === token.word && tokenText(p, distance).toLowerCase() === text;
}

/** Takes the next token if it is that word. */
export function takeText(p: Parser, text: string): boolean {
  if (!isWordText(p, text)) return false;
  p.at++;
  return true;
}

/** Whether `START WITH` or `CONNECT BY` is next. */
export function atConnectBy(p: Parser): boolean {
  const after = wordAhead(p, 1);
  if ((after !== word.with && after !== word.by) || !has(p, "connect-by")) return false;
  return isWordText(p, after === word.with ? "start" : "connect");
}

/** Whether the next word goes on with FROM, though it may be a name, and so cannot be an alias without AS. */
export function goesOn(p: Parser): boolean {
  if (kind(p) !== token.word || !has(p, "soft-words")) return false;
  const after = kindAhead(p, 1);
  switch (tokenText(p).toLowerCase()) {
    case "pivot":
    case "match_recognize":
    case "resample":
    case "match_condition":
    case "changes":
    case "at":
    case "before":
      return after === token.leftParen;
    case "unpivot":
      return after === token.leftParen || wordAhead(p, 2) === word.nulls;
    case "sample":
    case "tablesample":
      return after === token.leftParen || after === token.word;
    case "asof":
    case "directed":
      return wordAhead(p, 1) === word.join;
    case "limit":
    case "offset":
    case "fetch":
      return after !== token.comma && after !== token.rightParen && after !== token.end && !isAfterTable(p);
    case "window":
      return after === token.word && wordAhead(p, 2) === word.as;
    default:
      return false;
  }
}

/** Whether LIMIT, OFFSET, FETCH or WINDOW is a name: nothing that goes on with them follows. */
export function isSoftName(p: Parser): boolean {
  const number = wordAhead(p, 0);
  const isSoft =
    number === word.limit || number === word.offset || number === word.fetch || number === word.window;
  if (!isSoft || !has(p, "soft-words")) return false;
  const after = kindAhead(p, 1);
  return (
    after === token.comma || after === token.dot || after === token.colon || wordAhead(p, 1) === word.from
  );
}

/** Whether what follows the next word can only follow a table. */
function isAfterTable(p: Parser): boolean {
  const number = wordAhead(p, 1);
  return number === word.on || number === word.using || number === word.join || number === word.where;
}
