import type { KeywordTable } from "../lex/keywords.ts";

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

/** What a dialect's text looks like: letters, words and operators. */
export interface Syntax {
  /** The quote around an identifier that needs one. */
  readonly identifierQuote: '"' | "`";
  /** When two identifiers that differ only in case are different: never, if either is quoted, always. */
  readonly caseSensitive: "never" | "quoted" | "always";
  readonly keywords: KeywordTable;
  readonly binding: Binding;
  /** Block comments nest. */
  readonly nestedComments: boolean;
  /** `E'…'` with backslash escapes. */
  readonly escapeStrings: boolean;
  /** `$tag$ … $tag$`. */
  readonly dollarStrings: boolean;
  /** `1_000`. */
  readonly digitSeparators: boolean;
  /** Functions (lower case) whose arguments `x -> …` are lambdas; elsewhere `->` is an operator. */
  readonly lambdaFunctions: ReadonlySet<string>;
}
