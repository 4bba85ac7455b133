import type { IToken, TokenType } from "chevrotain";
import { joinTokens } from "./join-tokens.ts";
import { token, word } from "./tokens.ts";

const starts: ReadonlySet<TokenType> = new Set([
  word.let,
  word.from,
  word.where,
  word.group,
  word.derive,
  word.select,
  word.join,
  word.sort,
  word.take,
  word.distinct,
  word.union,
  word.replicate,
  token.pipe,
]);

const opening: ReadonlySet<TokenType> = new Set([token.leftBrace, token.leftParen, token.leftBracket]);
const closing: ReadonlySet<TokenType> = new Set([token.rightBrace, token.rightParen, token.rightBracket]);

/** Where reading stopped. */
export interface Broken {
  readonly text: string;
  readonly found: IToken | undefined;
  /** Offset behind what was read whole; the broken step comes next. */
  readonly begun: number;
}

/**
 * The index of the token at which reading goes on after an error: the next step outside of the brackets of the broken one,
 * or one that starts a line and is indented no deeper than the broken one.
 */
export function nextStart(tokens: readonly IToken[], { text, found, begun }: Broken): number {
  if (found === undefined) return tokens.length;
  let depth = 0;
  let broken: IToken | undefined;
  for (const [i, each] of tokens.entries()) {
    if (each.startOffset < begun) continue;
    broken ??= each;
    const isLater = each.startOffset >= found.startOffset && each !== broken;
    if (isLater && startsStep(tokens, i) && (depth <= 0 || isOutdented(text, each, broken))) return i;
    if (opening.has(each.tokenType)) depth++;
    else if (closing.has(each.tokenType)) depth--;
  }
  return tokens.length;
}

function isOutdented(text: string, each: IToken, broken: IToken): boolean {
  const indent = text.slice(text.lastIndexOf("\n", each.startOffset - 1) + 1, each.startOffset);
  const start = text.lastIndexOf("\n", broken.startOffset - 1) + 1;
  return indent.trim() === "" && indent.length <= broken.startOffset - start;
}

function startsStep(tokens: readonly IToken[], i: number): boolean {
  const [first, second] = [tokens[i], tokens[i + 1]];
  if (first === undefined) return false;
  if (starts.has(first.tokenType)) return true;
  return second !== undefined && joinTokens(first, second) > 0;
}
