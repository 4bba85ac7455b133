import { token, type Tokens } from "../../lex/token.ts";
import type { Syntax } from "../../dialects/syntax.ts";
import { tokenAt, type NewToken, type Splice } from "./splice.ts";

/** Where reading stopped, and what stands around it. */
export interface Place {
  readonly tokens: Tokens;
  readonly syntax: Syntax;
  /** Index of the token that was not expected. */
  readonly at: number;
  /** Indexes of the brackets that are open there, the innermost last. */
  readonly open: readonly number[];
}

/** Text to put in the place of other text; offsets in UTF-16. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** A way to mend the text, to be tried. */
export interface Candidate {
  readonly splice: Splice;
  /** How unlikely it is to be what was meant; the most likely ones are around 0.3, wild guesses above 2. */
  readonly cost: number;
  readonly help?: string;
  /** What an editor may do; only where the change is the obvious one. */
  readonly edit?: TextChange;
  /** Says the finding in other words than the parser's. */
  readonly told?: Told;
}

/** A finding in other words. */
export type Told =
  | {
      readonly as: "misspelt";
      readonly meant: string;
      readonly found: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly as: "keyword"; readonly name: string; readonly start: number; readonly end: number }
  | {
      readonly as: "foreign";
      readonly construct: string;
      readonly dialects: string;
      readonly start: number;
      readonly end: number;
    };

/** The text of a token, which is empty for one that a repair put in. */
export function textAt({ tokens }: Pick<Place, "tokens">, index: number): string {
  return tokens.text.slice(tokens.starts[index], tokens.ends[index]);
}

/** A token that nobody wrote, after the one at `index`. */
export function made(tokens: Tokens, index: number, what: { kind: number; word?: number }): NewToken {
  const offset = index < 0 ? (tokens.starts[0] ?? 0) : (tokens.ends[index] ?? 0);
  return { kind: what.kind, word: what.word ?? 0, start: offset, end: offset };
}

/** The token at `index` with another kind or word. */
export function changed(tokens: Tokens, index: number, what: { kind?: number; word?: number }): NewToken {
  return { ...tokenAt(tokens, index), ...what };
}

/** A keyword that nobody wrote, after the token at `index`. */
export function madeWord(tokens: Tokens, index: number, number: number): NewToken {
  return made(tokens, index, { kind: token.word, word: number });
}

/** Puts tokens before the one at `at`. */
export function insertion(at: number, ...insert: readonly NewToken[]): Splice {
  return { at, remove: 0, insert };
}

/** The stretch of text of some tokens. */
export function stretch(tokens: Tokens, first: number, last: number = first): { start: number; end: number } {
  return { start: tokens.starts[first] ?? 0, end: tokens.ends[last] ?? 0 };
}

/** An edit that puts text behind the token at `index`. */
export function after(tokens: Tokens, index: number, newText: string): TextChange {
  const offset = index < 0 ? (tokens.starts[0] ?? 0) : (tokens.ends[index] ?? 0);
  return { start: offset, end: offset, newText };
}

/** An edit that removes a token, and the space before it where there is some. */
export function removal(tokens: Tokens, index: number): TextChange {
  const { start, end } = stretch(tokens, index);
  const before = index === 0 ? start : (tokens.ends[index - 1] ?? start);
  return {
    start: tokens.text.slice(before, start).trim() === "" && before < start ? before : start,
    end,
    newText: "",
  };
}

/** Whether the token at `index` is the first of its line. */
export function startsLine({ tokens }: Pick<Place, "tokens">, index: number): boolean {
  return index > 0 && tokens.text.slice(tokens.ends[index - 1], tokens.starts[index]).includes("\n");
}
