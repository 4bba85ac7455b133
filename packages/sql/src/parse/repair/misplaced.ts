import { isDatePart } from "../../hints/name-hints.ts";
import { wordClass } from "../../lex/keywords.ts";
import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isClauseWord, isClosing, isOpening } from "../recovery.ts";
import { made, madeWord, stretch, textAt, type Candidate, type Place } from "./candidate.ts";
import { tokenAt } from "./splice.ts";

/** `total OVER (…)` without a function, and `sum(total OVER (…))` with OVER inside of its parentheses. */
export function misplacedOver(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  if (tokens.words[at] !== word.over || !endsValue(place, at - 1)) return [];
  const end = windowEnd(place, at + 1);
  if (end === undefined) return [];
  const opened = place.open.at(-1);
  if (opened !== undefined && tokens.kinds[end] === token.rightParen && isCall(place, opened)) {
    return [overInside(place, opened, end)];
  }
  return [
    {
      splice: { at, remove: end - at, insert: [] },
      cost: 0.4,
      help: "OVER follows the call of a function, such as sum(value) OVER (…).",
    },
  ];
}

/** The parenthesis behind the window belongs before OVER. */
function overInside(place: Place, opened: number, end: number): Candidate {
  const { tokens, at } = place;
  const window = Array.from({ length: end - at }, (_, index) => tokenAt(tokens, at + index));
  const { start } = stretch(tokens, at);
  const before = tokens.ends[at - 1] ?? start;
  const text = tokens.text.slice(before, tokens.ends[end - 1]);
  return {
    splice: {
      at,
      remove: end + 1 - at,
      insert: [made(tokens, at - 1, { kind: token.rightParen }), ...window],
    },
    cost: 0.3,
    help: `OVER stands behind the parentheses: ${textAt(place, opened - 1)}(…) OVER (…).`,
    edit: { start: before, end: tokens.ends[end] ?? before, newText: `)${text}` },
  };
}

/** Whether a parenthesis is that of a call. */
function isCall({ tokens, syntax }: Place, opened: number): boolean {
  if (tokens.kinds[opened] !== token.leftParen || tokens.kinds[opened - 1] !== token.word) return false;
  return syntax.keywords.classes[tokens.words[opened - 1] ?? 0] !== wordClass.reserved;
}

function endsValue({ tokens }: Place, index: number): boolean {
  const kind = tokens.kinds[index];
  const isName = kind === token.word || kind === token.quotedName;
  return isName || kind === token.rightParen || kind === token.integer || kind === token.star;
}

/** The token behind a window in parentheses or a name of one. */
function windowEnd({ tokens }: Place, at: number): number | undefined {
  const kind = tokens.kinds[at];
  if (kind === token.word || kind === token.quotedName) return at + 1;
  return kind === token.leftParen ? closedBehind({ tokens }, at) : undefined;
}

/** The token behind the bracket that closes the one at a token. */
function closedBehind({ tokens }: Pick<Place, "tokens">, opened: number): number | undefined {
  let depth = 0;
  for (let index = opened; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? token.end;
    if (isOpening(kind)) depth++;
    if (isClosing(kind) && --depth === 0) return index + 1;
  }
  return undefined;
}

/** `extract(year, d)`. */
export function extractComma(place: Place): readonly Candidate[] {
  const { tokens, at, open } = place;
  const opened = open.at(-1);
  if (opened !== at - 2 || tokens.kinds[at] !== token.comma || tokens.words[opened - 1] !== word.extract) {
    return [];
  }
  const isPart = isDatePart(textAt(place, at - 1).replaceAll("'", ""));
  return [
    {
      splice: { at, remove: 1, insert: [madeWord(tokens, at, word.from)] },
      cost: 0.3,
      help: isPart ? "Write FROM instead of the comma." : "It is written extract(year FROM value).",
      ...(isPart ? { edit: { ...stretch(tokens, at), newText: " FROM" } } : {}),
    },
  ];
}

/** `a::VARCHAR[1:8]`: what would be a part of the value is read as belonging to the type. */
export function slicedType({ tokens, at, open }: Place): readonly Candidate[] {
  const opened = open.at(-1);
  if (tokens.kinds[at] !== token.colon || opened === undefined || at - opened > 2) return [];
  if (tokens.kinds[opened] !== token.leftBracket || tokens.kinds[opened - 1] !== token.word) return [];
  const end = closedBehind({ tokens }, opened);
  return end === undefined ? [] : [{ splice: { at: opened, remove: end - opened, insert: [] }, cost: 0.3 }];
}

/** GROUP, ORDER or PARTITION without BY and what belongs behind it. */
export function emptyClause(place: Place): readonly Candidate[] {
  const { at } = place;
  return [at, at - 1].flatMap((index) => {
    if (!isEmptyClause(place, index)) return [];
    const text = textAt(place, index).toUpperCase();
    return [
      {
        splice: { at: index, remove: 1, insert: [] },
        cost: 0.6,
        help: `Write ${text} BY and what to ${text === "PARTITION" ? "divide" : text.toLowerCase()} by, or remove ${text}.`,
      },
    ];
  });
}

/** Whether a token begins a clause of which nothing else was written. */
export function isEmptyClause(place: Place, index: number): boolean {
  const { kinds, words } = place.tokens;
  const number = words[index];
  const behindRelation = number === word.group || number === word.order ? endsValue(place, index - 1) : false;
  if (!behindRelation && !(number === word.partition && kinds[index - 1] === token.leftParen)) return false;
  if (isClauseWord(words[index - 1] ?? 0) || words[index - 1] === word.by || words[index - 1] === word.as)
    return false;
  const next = kinds[index + 1] ?? token.end;
  if (next === token.end || next === token.semicolon || next === token.rightParen) return true;
  return isClauseWord(words[index + 1] ?? 0) && words[index + 1] !== word.from;
}
