import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isClauseWord, isClosing, isOpening } from "../recovery.ts";
import {
  after,
  changed,
  insertion,
  made,
  madeWord,
  stretch,
  textAt,
  type Candidate,
  type Place,
} from "./candidate.ts";
import { tokenAt } from "./splice.ts";

/** Constructs of which a word or the parentheses are missing, and whose meaning is plain all the same. */
export function halfWritten(place: Place): readonly Candidate[] {
  return [
    ...sidelessJoin(place),
    ...bareName(place),
    ...bareWindow(place),
    ...barePattern(place),
    ...boundsWithTo(place),
    ...notEqual(place),
    ...leadingComma(place),
    ...castField(place),
    ...bareSample(place),
    ...lateParts(place),
  ];
}

/** `a OUTER JOIN b`. */
function sidelessJoin({ tokens, at }: Place): readonly Candidate[] {
  const index = [at, at - 1].find((i) => tokens.words[i] === word.outer && tokens.words[i + 1] === word.join);
  if (index === undefined) return [];
  return [
    {
      splice: { at: index, remove: 1, insert: [changed(tokens, index, { word: word.full })] },
      cost: 0.2,
      help: "Write LEFT JOIN, RIGHT JOIN or FULL JOIN.",
      told: {
        as: "misspelt",
        meant: "LEFT, RIGHT or FULL before it",
        found: textAt({ tokens }, index),
        ...stretch(tokens, index),
      },
    },
  ];
}

/** `USING id`, `DISTINCT ON id`. */
function bareName({ tokens, at }: Place): readonly Candidate[] {
  const before = tokens.words[at - 1];
  const distinct = before === word.on && tokens.words[at - 2] === word.distinct;
  const next = tokens.kinds[at + 1];
  if (!(before === word.using || distinct) || tokens.kinds[at] !== token.word) return [];
  if (next === token.comma || next === token.dot || next === token.leftParen) return [];
  const span = stretch(tokens, at);
  const text = textAt({ tokens }, at);
  return [
    {
      splice: { at, remove: 1, insert: inParentheses({ tokens }, at, at + 1) },
      cost: 0.3,
      help: `Put it in parentheses: (${text}).`,
      edit: { ...span, newText: `(${text})` },
    },
  ];
}

function inParentheses({ tokens }: Pick<Place, "tokens">, from: number, to: number) {
  return [
    made(tokens, from - 1, { kind: token.leftParen }),
    ...Array.from({ length: to - from }, (_, index) => tokenAt(tokens, from + index)),
    made(tokens, to - 1, { kind: token.rightParen }),
  ];
}

/** `sum(a) OVER PARTITION BY b`. */
function bareWindow(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  const first = [at, at - 1].find(
    (index) =>
      tokens.words[index - 1] === word.over &&
      (tokens.words[index] === word.partition || tokens.words[index] === word.order),
  );
  if (first === undefined) return [];
  const end = windowEnd(place, first);
  return [
    {
      splice: { at: first, remove: end - first, insert: inParentheses(place, first, end) },
      cost: 0.3,
      help: `The window stands in parentheses: OVER (${textAt(place, first).toUpperCase()} BY …).`,
    },
  ];
}

/** Where a window without parentheses most likely ends: before a comma, a clause or a word that begins an alias. */
function windowEnd({ tokens }: Place, first: number): number {
  let depth = 0;
  for (let index = first; index < tokens.count; index++) {
    const kind = tokens.kinds[index] ?? token.end;
    const number = tokens.words[index] ?? 0;
    if (kind === token.end || kind === token.semicolon) return index;
    if (isOpening(kind)) depth++;
    else if (isClosing(kind) && --depth < 0) return index;
    const clause = isClauseWord(number) && number !== word.order && number !== word.partition;
    if (depth === 0 && (kind === token.comma || number === word.as || clause)) return index;
  }
  return tokens.count - 1;
}

/** `LIKE %a%`: the text without its quotes. */
function barePattern({ tokens, at }: Place): readonly Candidate[] {
  const before = tokens.words[at - 1];
  if (before !== word.like && before !== word.ilike) return [];
  let end = at;
  while (end < tokens.count - 1 && (end === at || tokens.starts[end] === tokens.ends[end - 1])) {
    if (!isPatternPart({ tokens }, end)) break;
    end++;
  }
  if (end - at < 2) return [];
  const span = stretch(tokens, at, end - 1);
  const newText = `'${tokens.text.slice(span.start, span.end)}'`;
  return [
    {
      splice: {
        at,
        remove: end - at,
        insert: [{ kind: token.quotedName, word: 0, start: span.end, end: span.end }],
      },
      cost: 0.2,
      help: `A pattern is a text: ${newText}.`,
      edit: { ...span, newText },
    },
  ];
}

function isPatternPart(place: Pick<Place, "tokens">, index: number): boolean {
  const kind = place.tokens.kinds[index];
  return kind === token.word || kind === token.integer || textAt(place, index) === "%";
}

/** `BETWEEN 1 TO 10`. */
function boundsWithTo(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  if (textAt(place, at).toLowerCase() !== "to") return [];
  const between = [2, 3, 4, 5].some((back) => tokens.words[at - back] === word.between);
  if (!between) return [];
  return [
    {
      splice: { at, remove: 1, insert: [changed(tokens, at, { word: word.and })] },
      cost: 0.2,
      help: "Write AND instead of TO.",
      edit: { ...stretch(tokens, at), newText: "AND" },
    },
  ];
}

/** `a NOT = 1`. */
function notEqual({ tokens, at }: Place): readonly Candidate[] {
  const index = [at, at - 1].find((i) => tokens.words[i] === word.not && tokens.kinds[i + 1] === token.equal);
  if (index === undefined) return [];
  const span = stretch(tokens, index, index + 1);
  return [
    {
      splice: { at: index, remove: 2, insert: [{ kind: token.notEqual, word: 0, ...span }] },
      cost: 0.2,
      help: "Write `<>`.",
      edit: { ...span, newText: "<>" },
    },
  ];
}

/** `SELECT , a`. */
function leadingComma({ tokens, at }: Place): readonly Candidate[] {
  if (tokens.kinds[at] !== token.comma || tokens.words[at - 1] !== word.select) return [];
  return [
    {
      splice: { at, remove: 1, insert: [] },
      cost: 0.4,
      help: "Remove the comma, or write the column that is missing before it.",
    },
  ];
}

/** `a::STRUCT(b INT).b`: a type has no fields, the value that is cast has. */
function castField(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  if (tokens.kinds[at] !== token.dot || !endsType(place, at - 1)) return [];
  return [
    {
      splice: { at, remove: 2, insert: [] },
      cost: 0.05,
      help: `Put the cast in parentheses before its field: (value::TYPE).${textAt(place, at + 1)}.`,
    },
  ];
}

function endsType({ tokens }: Place, last: number): boolean {
  if (!isClosing(tokens.kinds[last] ?? token.end)) return tokens.kinds[last - 1] === token.doubleColon;
  let depth = 0;
  for (let index = last; index > 1; index--) {
    const kind = tokens.kinds[index] ?? token.end;
    if (isClosing(kind)) depth++;
    if (isOpening(kind) && --depth === 0) return tokens.kinds[index - 2] === token.doubleColon;
  }
  return false;
}

/** `FROM a SAMPLE 10`. */
function bareSample(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  if (tokens.kinds[at] !== token.integer || textAt(place, at - 1).toLowerCase() !== "sample") return [];
  if (tokens.words[at - 2] === word.using || tokens.words[at - 2] === word.as) return [];
  return [
    {
      splice: insertion(at - 1, madeWord(tokens, at - 2, word.using)),
      cost: 0.2,
      help: `Write USING SAMPLE ${textAt(place, at)}.`,
      edit: after(tokens, at - 2, " USING"),
    },
  ];
}

/** `OVER (ORDER BY a PARTITION BY b)`. */
function lateParts(place: Place): readonly Candidate[] {
  const { tokens, at, open } = place;
  const opened = open.at(-1);
  if (tokens.words[at] !== word.partition || opened === undefined) return [];
  if (tokens.words[opened - 1] !== word.over || tokens.words[opened + 1] !== word.order) return [];
  let end = at;
  for (let depth = 0; end < tokens.count - 1; end++) {
    const kind = tokens.kinds[end] ?? token.end;
    if (isOpening(kind)) depth++;
    else if (isClosing(kind) && --depth < 0) break;
  }
  return [
    { splice: { at, remove: end - at, insert: [] }, cost: 0.2, help: "PARTITION BY stands before ORDER BY." },
  ];
}
