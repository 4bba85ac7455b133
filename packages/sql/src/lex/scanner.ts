import type { Syntax } from "../dialects/syntax.ts";
import type { LexicalProblem, Tokens } from "./token.ts";

/** The lexer's place in a text and the tokens so far. */
export interface Scanner {
  readonly text: string;
  readonly syntax: Syntax;
  readonly end: number;
  /** Where the token that is being read starts. */
  start: number;
  position: number;
  count: number;
  kinds: Uint8Array<ArrayBuffer>;
  words: Uint16Array<ArrayBuffer>;
  starts: Int32Array<ArrayBuffer>;
  ends: Int32Array<ArrayBuffer>;
  readonly problems: LexicalProblem[];
}

/** A scanner at the start of a range, with room for the usual number of tokens. */
export function newScanner(text: string, syntax: Syntax, range: { start: number; end: number }): Scanner {
  const capacity = 16 + ((range.end - range.start) >> 2);
  return {
    text,
    syntax,
    end: range.end,
    start: range.start,
    position: range.start,
    count: 0,
    kinds: new Uint8Array(capacity),
    words: new Uint16Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    problems: [],
  };
}

/** Adds the token from `start` to `position`. */
export function addToken(s: Scanner, kind: number, word = 0): void {
  const index = s.count++;
  if (index === s.kinds.length) grow(s);
  s.kinds[index] = kind;
  s.words[index] = word;
  s.starts[index] = s.start;
  s.ends[index] = s.position;
}

function grow(s: Scanner): void {
  const capacity = s.kinds.length * 2;
  const { kinds, words, starts, ends } = s;
  s.kinds = new Uint8Array(capacity);
  s.words = new Uint16Array(capacity);
  s.starts = new Int32Array(capacity);
  s.ends = new Int32Array(capacity);
  s.kinds.set(kinds);
  s.words.set(words);
  s.starts.set(starts);
  s.ends.set(ends);
}

/** Notes a problem from `start` to the present position. */
export function problem(s: Scanner, what: LexicalProblem["problem"], start: number): void {
  const end = Math.min(s.position, s.end);
  const last = s.problems[s.problems.length - 1];
  if (what === "unknown-character" && last?.problem === what && last.end === start) s.problems.pop();
  const joined = last !== undefined && s.problems[s.problems.length - 1] !== last;
  s.problems.push({ problem: what, start: joined ? last.start : start, end });
}

/** What was read. */
export function tokensOf(s: Scanner): Tokens {
  return {
    text: s.text,
    count: s.count,
    kinds: s.kinds,
    words: s.words,
    starts: s.starts,
    ends: s.ends,
    problems: s.problems,
  };
}
