import { tokenMatcher, type IToken } from "chevrotain";
import { joinWords } from "./join-kind.ts";
import { anyName, word } from "./tokens.ts";

/** How many tokens say here that a join begins: `left join` two, `left_join` one; 0 where none does. */
export function joinTokens(first: IToken, second: IToken): 0 | 1 | 2 {
  const words = joinWords(first.image);
  return words > 0 && tokenMatcher(second, words === 2 ? word.join : anyName) ? words : 0;
}
