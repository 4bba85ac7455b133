import type { Kind, Token } from "./scan-tokens.ts";

/** Tokens, and how far they are read. */
export interface TokenRow {
  readonly tokens: readonly Token[];
  at: number;
  /** How many expressions are open around the next token. */
  depth: number;
}

/** Thrown where what comes next is not what this reader knows; never leaves `readDirectly`. */
export class Unexpected extends Error {}

/** The kind of the next token; undefined at the end. */
export function nextKind({ tokens, at }: TokenRow): Kind | undefined {
  return tokens[at]?.kind;
}

/** The kind of the token after the next one; undefined behind the end. */
export function secondKind({ tokens, at }: TokenRow): Kind | undefined {
  return tokens[at + 1]?.kind;
}

/** Reads any token. Throws at the end. */
export function takeAny(row: TokenRow): Token {
  const token = row.tokens[row.at];
  if (token === undefined) throw new Unexpected();
  row.at++;
  return token;
}

/** Reads a token of a kind. Throws at any other. */
export function take(row: TokenRow, kind: Kind): Token {
  const token = row.tokens[row.at];
  if (token?.kind !== kind) throw new Unexpected();
  row.at++;
  return token;
}

/** Reads a token of a kind, where one is next. */
export function takeIf(row: TokenRow, kind: Kind): Token | undefined {
  const token = row.tokens[row.at];
  if (token?.kind !== kind) return undefined;
  row.at++;
  return token;
}

/** Whether tokens of a kind are names. */
export function isName(kind: Kind | undefined): boolean {
  return kind === "name" || kind === "quoted name";
}

/** Reads a name of either kind. Throws at anything else. */
export function takeName(row: TokenRow): Token {
  const token = row.tokens[row.at];
  if (!isName(token?.kind) || token === undefined) throw new Unexpected();
  row.at++;
  return token;
}
