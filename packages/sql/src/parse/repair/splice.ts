import type { Tokens } from "../../lex/token.ts";

/** A token that a repair puts in; one that nobody wrote has an empty span. */
export interface NewToken {
  readonly kind: number;
  /** The keyword's number, 0 for everything else. */
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/** A change of the tokens: at index `at`, `remove` of them give way to others. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly NewToken[];
}

/** The tokens after the change; the ones given are left as they are. */
export function spliced(tokens: Tokens, { at, remove, insert }: Splice): Tokens {
  const count = tokens.count - remove + insert.length;
  // The places of what is put in are filled below.
  const after = (from: readonly number[]): number[] => [
    ...from.slice(0, at),
    ...insert.map(() => 0),
    ...from.slice(at + remove, tokens.count),
  ];
  const kinds = after(tokens.kinds);
  const words = after(tokens.words);
  const starts = after(tokens.starts);
  const ends = after(tokens.ends);
  for (const [index, made] of insert.entries()) {
    kinds[at + index] = made.kind;
    words[at + index] = made.word;
    starts[at + index] = made.start;
    ends[at + index] = made.end;
  }
  return { text: tokens.text, count, kinds, words, starts, ends, problems: tokens.problems };
}

/** The token at an index as one to put in somewhere. */
export function tokenAt(tokens: Tokens, index: number): NewToken {
  return {
    kind: tokens.kinds[index] ?? 0,
    word: tokens.words[index] ?? 0,
    start: tokens.starts[index] ?? 0,
    end: tokens.ends[index] ?? 0,
  };
}
