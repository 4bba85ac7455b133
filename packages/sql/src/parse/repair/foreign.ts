import type { SyntaxHint } from "../../hints/hints.ts";
import { lex } from "../../lex/lex.ts";
import { wordClass } from "../../lex/keywords.ts";
import { token } from "../../lex/token.ts";
import { isClauseWord, isClosing, isOpening } from "../recovery.ts";
import { made, removal, stretch, textAt, type Candidate, type Place } from "./candidate.ts";
import { tokenAt, type NewToken } from "./splice.ts";

const reach = 14;

/** What another dialect has; see the table of hints. Of the rows that match at one token the first is taken. */
export function foreign(place: Place): readonly Candidate[] {
  const taken = new Set<number>();
  const candidates: Candidate[] = [];
  for (const hint of place.syntax.hints.syntax) {
    const pattern = hint.pattern.split(" ");
    for (let first = place.at + 1; first >= Math.max(0, place.at - reach); first--) {
      const found = taken.has(first) ? undefined : match(place, first, pattern);
      if (found === undefined || found.end < place.at) continue;
      // What is written behind `::` is a type, whatever another dialect makes of the same words.
      if (hint.read === "?" && place.tokens.kinds[first - 1] === token.doubleColon) continue;
      taken.add(first);
      candidates.push(candidate(place, hint, { first, ...found }));
      break;
    }
  }
  return candidates;
}

interface Match {
  /** Index behind the last token. */
  readonly end: number;
  readonly holes: readonly Hole[];
}

/** The tokens of a hole, from the first to the one behind the last. */
interface Hole {
  readonly from: number;
  readonly to: number;
}

function match(place: Place, first: number, pattern: readonly string[]): Match | undefined {
  const holes: Hole[] = [];
  let at = first;
  for (const part of pattern) {
    const end = part.startsWith("<") && part.length > 2 ? holeEnd(place, at, part) : wordEnd(place, at, part);
    if (end === undefined) return undefined;
    if (part.startsWith("<") && part.length > 2) holes.push({ from: at, to: end });
    at = end;
  }
  return { end: at, holes };
}

function wordEnd(place: Place, at: number, text: string): number | undefined {
  return textAt(place, at).toUpperCase() === text.toUpperCase() ? at + 1 : undefined;
}

function holeEnd(
  { tokens, syntax }: Pick<Place, "tokens" | "syntax">,
  at: number,
  hole: string,
): number | undefined {
  const kind = tokens.kinds[at] ?? token.end;
  switch (hole) {
    case "<n>":
      return kind === token.integer || kind === token.decimal ? at + 1 : undefined;
    case "<name>":
      return kind === token.word || kind === token.quotedName ? at + 1 : undefined;
    case "<attached>":
      return isName({ tokens, syntax }, at) && tokens.ends[at] === tokens.starts[at + 1] ? at + 1 : undefined;
    case "<string>":
      return kind === token.string ? at + 1 : undefined;
    case "<any>":
      return kind === token.end ? undefined : at + 1;
    case "<angle>":
      return balancedEnd(at, (index) => tokens.kinds[index] === token.greater, tokens);
    case "<args>":
      return balancedEnd(at, (index) => tokens.kinds[index] === token.rightParen, tokens);
    default:
      return balancedEnd(at, (index) => endsRest(tokens, index), tokens);
  }
}

function isName({ tokens, syntax }: Pick<Place, "tokens" | "syntax">, at: number): boolean {
  if (tokens.kinds[at] === token.quotedName) return true;
  const classes = syntax.keywords.classes[tokens.words[at] ?? 0];
  return tokens.kinds[at] === token.word && classes !== wordClass.reserved;
}

function endsRest({ kinds, words }: Place["tokens"], index: number): boolean {
  const kind = kinds[index] ?? token.end;
  return kind === token.end || kind === token.semicolon || isClosing(kind) || isClauseWord(words[index] ?? 0);
}

/** The first token from `at` on, on the same level of brackets, at which something ends. */
function balancedEnd(
  at: number,
  ends: (index: number) => boolean,
  { kinds }: Place["tokens"],
): number | undefined {
  let depth = 0;
  for (let index = at; ; index++) {
    const kind = kinds[index] ?? token.end;
    if (depth === 0 && ends(index)) return index;
    if (kind === token.end || index > at + 200) return undefined;
    if (isOpening(kind)) depth++;
    else if (isClosing(kind) && --depth < 0) return undefined;
  }
}

function candidate(place: Place, hint: SyntaxHint, found: Match & { readonly first: number }): Candidate {
  const { tokens } = place;
  const { first, end } = found;
  const span = stretch(tokens, first, Math.max(first, end - 1));
  const newText = hint.write === undefined ? undefined : filled(place, hint.write, found);
  const edit = newText === "" ? removedStretch(place, first, end) : { ...span, newText: newText ?? "" };
  const help = hint.help ?? (newText === "" ? "Leave it out." : `Write \`${newText ?? ""}\`.`);
  return {
    splice: { at: first, remove: end - first, insert: replacement(place, hint.read, found) },
    cost: 0.1,
    help,
    ...(newText === undefined ? {} : { edit }),
    told: { as: "foreign", construct: hint.construct, dialects: hint.dialects, ...span },
  };
}

function removedStretch({ tokens }: Place, first: number, end: number): Candidate["edit"] & {} {
  return { ...removal(tokens, first), end: tokens.ends[end - 1] ?? 0 };
}

/** The text of a template with what stood in the holes. */
function filled({ tokens }: Place, template: string, { holes }: Match): string {
  return template.replace(/\$(\d)/g, (_, number: string) => {
    const hole = holes[Number(number) - 1];
    return hole === undefined || hole.to <= hole.from
      ? ""
      : tokens.text.slice(tokens.starts[hole.from], tokens.ends[hole.to - 1]);
  });
}

/** The tokens of a template with those that stood in the holes. */
function replacement(
  { tokens, syntax }: Place,
  template: string,
  { first, holes }: Match & { readonly first: number },
): readonly NewToken[] {
  const pattern = lex(template, syntax, { start: 0, end: template.length });
  const put: NewToken[] = [];
  for (let index = 0; index < pattern.count - 1; index++) {
    const text = template.slice(pattern.starts[index], pattern.ends[index]);
    const hole = /^\$\d$/.test(text) ? holes[Number(text[1]) - 1] : undefined;
    if (hole !== undefined) for (let at = hole.from; at < hole.to; at++) put.push(tokenAt(tokens, at));
    else {
      const kind = text === "?" ? token.quotedName : (pattern.kinds[index] ?? 0);
      put.push(made(tokens, first - 1, { kind, word: pattern.words[index] ?? 0 }));
    }
  }
  return put;
}
