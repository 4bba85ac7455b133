import type { Syntax } from "../dialects/syntax.ts";
import { token, type Tokens } from "../lex/token.ts";
import { word } from "../lex/words.ts";

/** The keywords of a text, where WINDOW and OFFSET are none where they are names, in dialects that read them so. */
export function softenedWords({ kinds, words }: Tokens, { forms }: Syntax): readonly number[] {
  if (!forms.has("soft-clauses")) return words;
  const isName = (at: number): boolean =>
    words[at] === word.window
      ? words[at + 2] !== word.as || kinds[at + 1] === token.rightParen
      : words[at] === word.offset && !startsCount(kinds[at + 1] ?? token.end);
  const first = words.findIndex((_, at) => isName(at));
  return first === -1 ? words : words.map((number, at) => (at >= first && isName(at) ? 0 : number));
}

/** Whether a number of rows may start so. */
function startsCount(kind: number): boolean {
  return kind === token.integer || kind === token.parameter || kind === token.leftParen;
}
