import type { Dialect } from "../dialects/dialect.ts";
import { lex } from "./lex.ts";
import { token, type Tokens } from "./token.ts";

/** A token of a text that is not quite SQL yet, because calls that start with `@` stand in it. */
export interface TextToken {
  /** `at` is an `@` that may start such a call; it is never part of another operator's token. */
  readonly kind:
    | "word"
    | "quoted-name"
    | "string"
    | "number"
    | "open"
    | "close"
    | "comma"
    | "dot"
    | "colon"
    | "semicolon"
    | "at"
    | "other";
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
}

const kinds: Readonly<Record<number, TextToken["kind"]>> = {
  [token.word]: "word",
  [token.quotedName]: "quoted-name",
  [token.integer]: "number",
  [token.decimal]: "number",
  [token.double]: "number",
  [token.string]: "string",
  [token.escapeString]: "string",
  [token.dollarString]: "string",
  [token.blob]: "string",
  [token.bits]: "string",
  [token.rawString]: "string",
  [token.bytes]: "string",
  [token.comma]: "comma",
  [token.leftParen]: "open",
  [token.leftBracket]: "open",
  [token.leftBrace]: "open",
  [token.rightParen]: "close",
  [token.rightBracket]: "close",
  [token.rightBrace]: "close",
  [token.dot]: "dot",
  [token.colon]: "colon",
  [token.semicolon]: "semicolon",
};

/** The tokens of a text from `start` to `end`, without comments and white space; strings and quoted names are one token each. */
export function textTokens(
  text: string,
  dialect: Dialect,
  range: { readonly start: number; readonly end: number },
): readonly TextToken[] {
  const tokens = lex(text, dialect.syntax, range);
  const found: TextToken[] = [];
  for (let i = 0; i < tokens.count - 1; i++) addTo(found, tokens, i);
  return found;
}

/** A parameter of the query looks like the name of a call. */
function isLetter(text: string, at: number): boolean {
  return /[A-Za-z_]/.test(text[at] ?? "");
}

function addTo(found: TextToken[], tokens: Tokens, index: number): void {
  const start = tokens.starts[index] ?? 0;
  const end = tokens.ends[index] ?? 0;
  const kind = tokens.kinds[index] ?? token.invalid;
  if (kind === token.parameter && tokens.text.charCodeAt(start) === 64 && isLetter(tokens.text, start + 1)) {
    found.push({ kind: "at", start, end: start + 1 }, { kind: "word", start: start + 1, end });
    return;
  }
  if (kind !== token.operator || tokens.text.charCodeAt(end - 1) !== 64) {
    found.push({ kind: kinds[kind] ?? "other", start, end });
    return;
  }
  if (end - start > 1) found.push({ kind: "other", start, end: end - 1 });
  found.push({ kind: "at", start: end - 1, end });
}
