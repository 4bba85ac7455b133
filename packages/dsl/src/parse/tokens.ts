import { createToken, Lexer, type TokenType } from "chevrotain";
import { words, type Word } from "./words.ts";

/** Both kinds of names. */
export const anyName: TokenType = createToken({ name: "Name", pattern: Lexer.NA, label: "a name" });

/** Letters that make a name, where they are no reserved word. */
export const identifier: TokenType = createToken({
  name: "Identifier",
  pattern: /[A-Za-z_][A-Za-z0-9_]*/,
  label: "a name",
  categories: [anyName],
});

/** A name in backticks, which may be any text; a backtick in it is written twice. */
const quotedName: TokenType = createToken({
  name: "QuotedName",
  pattern: /`(?:[^`\r\n]|``)*`/,
  label: "a name",
  categories: [anyName],
});

const text: TokenType = createToken({ name: "String", pattern: /"[^"]*"|'[^']*'/, label: "a string" });

/** A quote that nothing closes, with the rest of its line; it is reported and read as a string. */
export const unclosed: TokenType = createToken({
  name: "Unclosed",
  pattern: /\$?["'][^\r\n]*/,
  label: "a string",
  categories: [text],
});

function reserve(word: string): TokenType {
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  return createToken({ name, pattern: new RegExp(word), label: `\`${word}\``, longer_alt: identifier });
}

function symbol(name: string, text: string): TokenType {
  return createToken({ name, pattern: text, label: `\`${text}\`` });
}

/** The tokens of the reserved words. */
export const word: Readonly<Record<Word, TokenType>> = Object.fromEntries(
  words.map((each) => [each, reserve(each)]),
) as Record<Word, TokenType>;

/** A kind of token that is neither a word nor a name. */
export type TokenName =
  | "number"
  | "string"
  | "escapedString"
  | "timestamp"
  | "date"
  | "arrow"
  | "equal"
  | "notEqual"
  | "lessEqual"
  | "greaterEqual"
  | "less"
  | "greater"
  | "assign"
  | "leftBrace"
  | "rightBrace"
  | "leftParen"
  | "rightParen"
  | "leftBracket"
  | "rightBracket"
  | "comma"
  | "colon"
  | "dots"
  | "dot"
  | "plus"
  | "minus"
  | "star"
  | "slash"
  | "percent"
  | "pipe";

/** What is neither a word nor a name. */
export const token: Readonly<Record<TokenName, TokenType>> = {
  number: createToken({ name: "Number", pattern: /[0-9][0-9_]*(?:\.[0-9][0-9_]*)?/, label: "a number" }),
  string: text,
  escapedString: createToken({
    name: "EscapedString",
    pattern: /\$"(?:[^"\\]|\\[^])*"|\$'(?:[^'\\]|\\[^])*'/,
    label: "a string",
  }),
  timestamp: createToken({
    name: "Timestamp",
    pattern:
      /@[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})?/,
    label: "a timestamp",
  }),
  date: createToken({ name: "Date", pattern: /@[0-9]{4}-[0-9]{2}-[0-9]{2}Z?/, label: "a date" }),
  arrow: symbol("Arrow", "=>"),
  equal: symbol("Equal", "=="),
  notEqual: symbol("NotEqual", "!="),
  lessEqual: symbol("LessEqual", "<="),
  greaterEqual: symbol("GreaterEqual", ">="),
  less: symbol("Less", "<"),
  greater: symbol("Greater", ">"),
  assign: symbol("Assign", "="),
  leftBrace: symbol("LeftBrace", "{"),
  rightBrace: symbol("RightBrace", "}"),
  leftParen: symbol("LeftParen", "("),
  rightParen: symbol("RightParen", ")"),
  leftBracket: symbol("LeftBracket", "["),
  rightBracket: symbol("RightBracket", "]"),
  comma: symbol("Comma", ","),
  colon: symbol("Colon", ":"),
  dots: symbol("Dots", ".."),
  dot: symbol("Dot", "."),
  plus: symbol("Plus", "+"),
  minus: symbol("Minus", "-"),
  star: symbol("Star", "*"),
  slash: symbol("Slash", "/"),
  percent: symbol("Percent", "%"),
  pipe: symbol("Pipe", "|"),
};

const whiteSpace = createToken({
  name: "WhiteSpace",
  pattern: /[ \t\r\n\f\v\uFEFF\u00A0]+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** Kept apart from the tokens, in the group `comments`. */
const comment = createToken({ name: "Comment", pattern: /--[^\r\n]*/, group: "comments" });

/** Every kind of token; of two that match, the first: `order` stands before `or`. */
export const tokenTypes: readonly TokenType[] = [
  whiteSpace,
  comment,
  anyName,
  ...Object.values(word).toSorted((a, b) => b.name.length - a.name.length),
  identifier,
  quotedName,
  ...Object.values(token),
  unclosed,
];
