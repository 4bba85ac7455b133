import { token } from "../lex/token.ts";
import { word } from "../lex/words.ts";
import {
  endOfLast,
  has,
  kind,
  kindAhead,
  startOf,
  tokenText,
  wordAhead,
  wordNumber,
  type Parser,
} from "./parser.ts";
import { isWordText } from "./soft-words.ts";

const kinds: readonly string[] = ["version", "timestamp", "system_version", "system_time"];

/** Whether `VERSION AS OF …` or `TIMESTAMP AS OF …` is next, also behind FOR. */
export function atVersionOf(p: Parser): boolean {
  const at = wordNumber(p) === word.for ? 1 : 0;
  if (wordAhead(p, at + 1) !== word.as || wordAhead(p, at + 2) !== word.of) return false;
  return has(p, "version-of") && kinds.some((text) => isWordText(p, text, at));
}

/** The text of `VERSION AS OF 12`, `TIMESTAMP AS OF '2024-01-01'`, or `@v12` right behind a name. */
export function versionOf(p: Parser): string | undefined {
  const start = startOf(p);
  if (atVersionOf(p)) {
    p.at += wordNumber(p) === word.for ? 4 : 3;
    p.grammar.expression(p, 0);
    return p.text.slice(start, endOfLast(p));
  }
  if (kind(p) !== token.operator || tokenText(p) !== "@" || !has(p, "version-of")) return undefined;
  const next = kindAhead(p, 1);
  const isMoment = next === token.integer || (next === token.word && /^v\d+$/i.test(tokenText(p, 1)));
  if (!isMoment || start !== endOfLast(p)) return undefined;
  p.at += 2;
  return p.text.slice(start, endOfLast(p));
}
