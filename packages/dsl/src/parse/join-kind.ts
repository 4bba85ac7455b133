import { tokenMatcher, type IToken } from "chevrotain";
import type { Join } from "../ast.ts";
import { anyName, word } from "./tokens.ts";

/** How many tokens say here that a join begins: `left join` two, `left_join` one; 0 where none does. */
export function joinTokens(first: IToken, second: IToken): 0 | 1 | 2 {
  if (/^(?:left|right|full|cross)$/.test(first.image) && tokenMatcher(second, word.join)) return 2;
  return /^(?:left|right|full|cross)_join$/.test(first.image) && tokenMatcher(second, anyName) ? 1 : 0;
}

/** The kind of a join by its first word. */
export function joinKindOf([first]: readonly IToken[]): Join["join"] {
  const kind = (first?.image ?? "join").replace(/_?join$/, "");
  return kind === "" ? "inner" : (kind as Join["join"]);
}
