import type { Hints } from "../hints/hints.ts";
import type { KeywordTable } from "../lex/keywords.ts";
import type { Form } from "./form.ts";

/**
 * How tightly the operators of a dialect bind: a greater number binds tighter. `nonAssociative` levels take no
 * second operator of their own level without parentheses (`a = b = c` is an error).
 */
export interface Binding {
  readonly arrow: number;
  /**
   * `->>` as seen from the operator before it. What follows it is bound as by `other`: DuckDB reads
   * `a = j ->> 'k' || x` as `((a = j) ->> 'k') || x`.
   */
  readonly textArrow: number;
  readonly or: number;
  readonly and: number;
  readonly not: number;
  readonly is: number;
  readonly comparison: number;
  /** BETWEEN, IN, LIKE and its relatives. */
  readonly like: number;
  readonly escape: number;
  /** `||`, `&`, `|`, `<<`, `->>` and every operator without a level of its own. */
  readonly other: number;
  readonly additive: number;
  readonly multiplicative: number;
  readonly power: number;
  readonly atTimeZone: number;
  readonly collate: number;
  /** `-x` and `+x`. */
  readonly sign: number;
  readonly subscript: number;
  readonly cast: number;
}

/** How a dialect writes constants that are texts or bytes. */
export interface TextSyntax {
  /** `"…"` is a text, not a name. */
  readonly doubleQuoted: boolean;
  /** A backslash starts an escape in a text without a letter before it. */
  readonly backslash: boolean;
  /** A quote is written twice inside a text. */
  readonly doubledQuote: boolean;
  /** `'''…'''` and `"""…"""`, over several lines. */
  readonly triple: boolean;
  /** `$tag$ … $tag$`, or only `$$ … $$`. */
  readonly dollar: "tagged" | "plain" | undefined;
  /** When constants one after the other are one text: with a line break between them, always, never. */
  readonly adjacent: "line-break" | "always" | "never";
  /** Lower-case letters directly before a quote, with what they make of the text. */
  readonly prefixes: Readonly<Record<string, TextPrefix>>;
}

/**
 * `escape`: with backslash escapes; `raw`: without; `raw-quote`: without, but a quote behind a backslash does not end it; `bytes`: bytes written
 * as a text with escapes; `raw-bytes`: as `raw-quote`; `blob`: bytes in hexadecimal digits; `bits`: in binary ones; `text`: nothing.
 */
export type TextPrefix = "escape" | "raw" | "raw-quote" | "bytes" | "raw-bytes" | "blob" | "bits" | "text";

/** How a dialect writes numbers. */
export interface NumberSyntax {
  /** `1_000`. */
  readonly separators: boolean;
  /** `0x1F`. */
  readonly hexadecimal: boolean;
  /** Lower-case letters behind a number that give it a type (`1L`, `1.5BD`). */
  readonly suffixes: readonly string[];
}

/** The argument of a function that is a unit of time. */
export interface UnitArgument {
  readonly position: number;
  /** How many arguments a call with such an argument has; absent where every call has one. */
  readonly count?: number;
}

/** What a dialect's text looks like: letters, words and operators. */
export interface Syntax {
  /** The engine's name as people write it. */
  readonly engine: string;
  /** What people write who come from other dialects. */
  readonly hints: Hints;
  /** The quote around an identifier that needs one. */
  readonly identifierQuote: '"' | "`";
  /** When two identifiers that differ only in case, after {@link folding}, are different. */
  readonly caseSensitive: "never" | "always";
  /** What becomes of the letters of names without quotes. */
  readonly folding: "none" | "upper";
  readonly keywords: KeywordTable;
  readonly binding: Binding;
  readonly texts: TextSyntax;
  readonly numbers: NumberSyntax;
  /** Block comments nest. */
  readonly nestedComments: boolean;
  /** What starts a comment to the end of its line, beside `--`. */
  readonly lineComment: "#" | "//" | undefined;
  /**
   * The operators that are no punctuation, each with how tightly it binds between two operands (0: only before one).
   * `undefined`: any run of operator characters is one, as in PostgreSQL, and binds as {@link Binding.other}.
   */
  readonly operators: ReadonlyMap<string, number> | undefined;
  /** What starts a parameter, beside `?`: `$` (`$1`, `$name`), `@` or `:` directly before a name. */
  readonly parameterMark: "$" | "@" | ":";
  /** The constructs that the dialect has of those that not every one has. */
  readonly forms: ReadonlySet<Form>;
  /** Functions (lower case) with the place, from 0, of the argument that is a unit of time without quotes, in calls of so many arguments. */
  readonly unitArguments: ReadonlyMap<string, UnitArgument>;
  /** Functions (lower case) whose arguments `x -> …` are lambdas; elsewhere `->` is an operator. */
  readonly lambdaFunctions: ReadonlySet<string>;
}
