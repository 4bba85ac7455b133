import { lex } from "../../lex/lex.ts";
import { token, type Tokens } from "../../lex/token.ts";
import type { Syntax } from "../../dialects/syntax.ts";
import { tokenAt, type NewToken } from "./splice.ts";
import type { TextChange } from "./candidate.ts";

/** The tokens of a text whose string, quoted name or comment never ends, as if it ended somewhere. */
export interface Reading {
  readonly tokens: Tokens;
  /** Where what has no end begins. */
  readonly opened: number;
  /** Where the end was put. */
  readonly place: number;
  readonly help?: string;
  readonly edit?: TextChange;
}

const mostEnds = 12;

/** Readings of a text with something that never ends, the likeliest first; none when everything ends. */
export function readings(tokens: Tokens, syntax: Syntax, end: number): readonly Reading[] {
  const open = tokens.problems.find((found) => found.problem !== "unknown-character");
  if (open === undefined) return [];
  if (open.problem === "unclosed-comment") return commentReading(tokens, syntax, { start: open.start, end });
  const last = tokens.count - 2;
  const kind = open.problem === "unclosed-string" ? token.string : token.quotedName;
  const suspects = [...suspectStrings(tokens, kind), last];
  const apostrophes = suspects.flatMap((index) => apostrophe(tokens, index, { syntax, end, kind }));
  const early = suspects.flatMap((index) =>
    lineEnds(tokens.text, tokens.starts[index] ?? 0, end).map((place) =>
      reading(tokens, index, { kind, start: tokens.starts[index] ?? 0, place, syntax, end }),
    ),
  );
  return [...apostrophes, ...early];
}

/** Strings that may have swallowed what another string should begin: over a line break, or with a word right behind. */
function suspectStrings(tokens: Tokens, kind: number): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < tokens.count - 2 && found.length < 2; index++) {
    if (tokens.kinds[index] !== kind) continue;
    const text = tokens.text.slice(tokens.starts[index], tokens.ends[index]);
    if (text.includes("\n") || isGlued(tokens, index)) found.push(index);
  }
  return found;
}

function isGlued(tokens: Tokens, index: number): boolean {
  const next = tokens.kinds[index + 1];
  const follows = next === token.word || next === token.integer || next === token.invalid;
  return follows && tokens.starts[index + 1] === tokens.ends[index];
}

interface Around {
  readonly syntax: Syntax;
  readonly end: number;
  readonly kind: number;
}

/** `'it's'`: the quote in the middle belongs to the text. */
function apostrophe(tokens: Tokens, index: number, { syntax, end, kind }: Around): readonly Reading[] {
  if (kind !== token.string || !isGlued(tokens, index)) return [];
  const inner = (tokens.ends[index] ?? 0) - 1;
  if (!/[\p{L}\p{N}]/u.test(tokens.text[inner - 1] ?? "")) return [];
  const close = tokens.text.indexOf("'", inner + 1);
  if (close === -1 || close >= end) return [];
  const start = tokens.starts[index] ?? 0;
  const made = reading(tokens, index, { kind, start, place: close + 1, syntax, end });
  return [
    {
      ...made,
      opened: inner,
      help: "A quote inside a string is written twice: ''.",
      edit: { start: inner, end: inner, newText: "'" },
    },
  ];
}

const stops = /[\s,:;)\]}]/;

/** Where a string that starts at an offset may end on its line: after each word of it. */
function lineEnds(text: string, start: number, end: number): readonly number[] {
  const places: number[] = [];
  for (let at = start + 2; at <= end && places.length < mostEnds; at++) {
    const next = at === end ? "\n" : (text[at] ?? "\n");
    if (stops.test(next) && !stops.test(text[at - 1] ?? "")) places.push(at);
    if (next === "\n") break;
  }
  return places;
}

function reading(
  tokens: Tokens,
  index: number,
  from: { kind: number; start: number; place: number; syntax: Syntax; end: number },
): Reading {
  const rest = lex(tokens.text, from.syntax, { start: from.place, end: from.end });
  const string: NewToken = { kind: from.kind, word: 0, start: from.start, end: from.place };
  return { tokens: joined(tokens, index, { made: [string], rest }), opened: from.start, place: from.place };
}

/** A comment that ends with its line. */
function commentReading(
  tokens: Tokens,
  syntax: Syntax,
  at: { start: number; end: number },
): readonly Reading[] {
  const place = tokens.text.indexOf("\n", at.start);
  if (place === -1 || place >= at.end) return [];
  const rest = lex(tokens.text, syntax, { start: place, end: at.end });
  return [
    { tokens: joined(tokens, tokens.count - 1, { made: [], rest }), opened: at.start, place: at.start },
  ];
}

/** The tokens before `index`, then others, then the rest. */
function joined(
  tokens: Tokens,
  index: number,
  { made, rest }: { made: readonly NewToken[]; rest: Tokens },
): Tokens {
  const before = Array.from({ length: index }, (_, i) => tokenAt(tokens, i));
  const behind = Array.from({ length: rest.count }, (_, i) => tokenAt(rest, i));
  const all = [...before, ...made, ...behind];
  return {
    text: tokens.text,
    count: all.length,
    kinds: all.map((t) => t.kind),
    words: all.map((t) => t.word),
    starts: all.map((t) => t.start),
    ends: all.map((t) => t.end),
    problems: rest.problems,
  };
}
