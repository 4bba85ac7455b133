/**
 * Kinds of tokens. Words are both keywords and plain identifiers: which of them a word is depends on the place, so
 * the parser decides with the word's number.
 */
export const token = {
  end: 0,
  word: 1,
  quotedName: 2,
  integer: 3,
  decimal: 4,
  double: 5,
  string: 6,
  escapeString: 7,
  dollarString: 8,
  blob: 9,
  bits: 10,
  parameter: 11,
  /** An operator that has no kind of its own. */
  operator: 12,
  /** A character that starts no token, or a string, name or comment without its end. */
  invalid: 13,
  comma: 14,
  leftParen: 15,
  rightParen: 16,
  leftBracket: 17,
  rightBracket: 18,
  leftBrace: 19,
  rightBrace: 20,
  dot: 21,
  semicolon: 22,
  colon: 23,
  doubleColon: 24,
  colonEquals: 25,
  /** `=>`. */
  equalsArrow: 26,
  /** `->`. */
  arrow: 27,
  plus: 28,
  minus: 29,
  star: 30,
  slash: 31,
  doubleSlash: 32,
  percent: 33,
  caret: 34,
  doubleStar: 35,
  less: 36,
  lessEqual: 37,
  greater: 38,
  greaterEqual: 39,
  equal: 40,
  notEqual: 41,
  hash: 42,
  /** `->>`. */
  textArrow: 43,
  /** `r'…'`. */
  rawString: 44,
  /** `b'…'`, bytes written as a text. */
  bytes: 45,
  /** `|>`. */
  pipe: 46,
  /** `?::`. */
  tryCast: 47,
} as const;

/** Whether a token of that kind is a constant or stands for one. */
export function isConstantToken(kind: number): boolean {
  switch (kind) {
    case token.integer:
    case token.decimal:
    case token.double:
    case token.string:
    case token.escapeString:
    case token.dollarString:
    case token.blob:
    case token.bits:
    case token.rawString:
    case token.bytes:
    case token.parameter:
      return true;
    default:
      return false;
  }
}

/**
 * The tokens of a text as a struct of arrays, in order; the last one is `end`, with an empty span.
 * White space and comments are between them.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kinds: readonly number[];
  /** The keyword's number in the dialect's table, 0 for everything else. */
  readonly words: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Token indexes of strings, names and comments that never end, and of characters that start no token. */
  readonly problems: readonly LexicalProblem[];
}

/** Something that cannot be a token. */
export interface LexicalProblem {
  readonly problem: "unclosed-string" | "unclosed-name" | "unclosed-comment" | "unknown-character";
  readonly start: number;
  readonly end: number;
}
