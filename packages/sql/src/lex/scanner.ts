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
  readonly kinds: number[];
  readonly words: number[];
  readonly starts: number[];
  readonly ends: number[];
  readonly problems: LexicalProblem[];
}

/** Room for more tokens than these is made when they come. */
const mostRoom = 10_000;

/**
 * A scanner at the start of a range, with room for the usual number of tokens. Plain arrays: typed ones hold their bytes
 * outside of the heap, and making four of them takes longer than reading a short query.
 */
export function newScanner(text: string, syntax: Syntax, range: { start: number; end: number }): Scanner {
  const length = range.end - range.start;
  const room = Math.min(mostRoom, 16 + (length >> 2) + (length >> 4));
  return {
    text,
    syntax,
    end: range.end,
    start: range.start,
    position: range.start,
    count: 0,
    kinds: numbers(room),
    words: numbers(room),
    starts: numbers(room),
    ends: numbers(room),
    problems: [],
  };
}

function numbers(room: number): number[] {
  // oxlint-disable-next-line unicorn/no-new-array -- room for numbers is meant, not a list of one
  return new Array<number>(room);
}

/** Adds the token from `start` to `position`. */
export function addToken(s: Scanner, kind: number, word = 0): void {
  const index = s.count++;
  s.kinds[index] = kind;
  s.words[index] = word;
  s.starts[index] = s.start;
  s.ends[index] = s.position;
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
