import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isClauseWord, isClosing, isOpening } from "../recovery.ts";
import { inCast, inFrom } from "./surroundings.ts";
import {
  after,
  insertion,
  made,
  madeWord,
  removal,
  startsLine,
  stretch,
  textAt,
  type Candidate,
  type Place,
} from "./candidate.ts";

/** A comma that is missing, one too many, or one where a word should stand. */
export function commas(place: Place): readonly Candidate[] {
  return [...missing(place), ...extra(place), ...instead(place)];
}

function missing(place: Place): readonly Candidate[] {
  return [0, 1, 2].flatMap((back) => {
    const index = place.at - back;
    if (index < 1 || !mayStartItem(place, index)) return [];
    const { tokens } = place;
    return [
      {
        splice: insertion(index, made(tokens, index - 1, { kind: token.comma })),
        cost: 1 + back * 0.1 + (isAttached(place, index) ? 0.4 : startsLine(place, index) ? -0.3 : 0),
        help: `Is a comma missing before \`${textAt(place, index)}\`?`,
        ...(isAttached(place, index) ? {} : { edit: after(tokens, index - 1, ",") }),
      },
    ];
  });
}

/** Whether a token continues a value without a space, as the bracket of a call does. */
function isAttached({ tokens }: Place, index: number): boolean {
  return isOpening(tokens.kinds[index] ?? 0) && tokens.starts[index] === tokens.ends[index - 1];
}

function mayStartItem({ tokens }: Place, index: number): boolean {
  const kind = tokens.kinds[index] ?? 0;
  if (tokens.words[index] === word.over || tokens.words[index - 1] === word.extract) return false;
  return kind !== token.comma && kind !== token.end && kind !== token.dot && kind !== token.rightParen;
}

/** `a,, b`, `a, FROM` where no comma may end the list, `(a,)`. */
function extra({ tokens, at }: Place): readonly Candidate[] {
  return [at, at - 1].flatMap((index) =>
    index >= 0 && tokens.kinds[index] === token.comma && isDoubled(tokens, index)
      ? [
          {
            splice: { at: index, remove: 1, insert: [] },
            cost: tokens.kinds[index - 1] === token.leftParen ? 1.4 : 0.6,
            help: "Remove the comma.",
            ...(tokens.kinds[index - 1] === token.leftParen
              ? {}
              : { edit: { ...stretch(tokens, index), newText: "" } }),
          },
        ]
      : [],
  );
}

/** Whether a comma has nothing before or after it. */
function isDoubled({ kinds, words }: Place["tokens"], index: number): boolean {
  const next = kinds[index + 1] ?? token.end;
  if (kinds[index - 1] === token.comma || kinds[index - 1] === token.leftParen) return true;
  if (next === token.word) return isClauseWord(words[index + 1] ?? 0);
  return next === token.comma || next === token.end || isClosing(next);
}

/** `BETWEEN 1, 2`, `CAST(a, INT)`, `FROM a, b ON …`. */
function instead(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  const candidates: Candidate[] = [];
  const from = Math.max(0, at - 12);
  for (let index = at; index >= from; index--) {
    if (tokens.kinds[index] !== token.comma) continue;
    for (const [number, text, cost] of [
      [word.and, "AND", 0.8],
      [word.as, "AS", 0.7],
      [word.join, "JOIN", 0.75],
    ] as const) {
      if (number === word.join && tokens.words[at] !== word.on && tokens.words[at] !== word.using) continue;
      if (number === word.and && !hasWord({ tokens, from, to: index }, word.between)) continue;
      if (number === word.as && (index !== at || !inCast(place))) continue;
      candidates.push({
        splice: { at: index, remove: 1, insert: [madeWord(tokens, index, number)] },
        cost,
        help: `Write ${text} instead of the comma.`,
        edit: { ...stretch(tokens, index), newText: ` ${text}` },
      });
    }
    break;
  }
  return candidates;
}

function hasWord(
  { tokens, from, to }: { tokens: Place["tokens"]; from: number; to: number },
  number: number,
): boolean {
  return tokens.words.slice(from, to).includes(number);
}

/** A token that was written twice, and words and signs that do not belong where they are. */
export function strays(place: Place): readonly Candidate[] {
  return [0, 1, 2].flatMap((back) => {
    const index = place.at - back;
    const { tokens } = place;
    if (index < 0 || tokens.kinds[index] === token.end) return [];
    const twice = index > 0 && textAt(place, index).toLowerCase() === textAt(place, index - 1).toLowerCase();
    const obvious = twice && back === 0;
    const cost = strayCost(tokens.kinds[index] ?? 0, place.open.length > 0);
    return [
      {
        splice: { at: index, remove: 1, insert: [] },
        cost: obvious ? 0.3 : cost + back * 0.2,
        ...(obvious || cost <= 1
          ? { help: `Remove \`${textAt(place, index)}\`.`, edit: removal(tokens, index) }
          : {}),
      },
    ];
  });
}

function strayCost(kind: number, inBrackets: boolean): number {
  switch (kind) {
    case token.rightParen:
    case token.rightBracket:
    case token.rightBrace:
      return inBrackets ? 1.9 : 1;
    case token.semicolon:
      return 1;
    case token.equal:
    case token.dot:
    case token.operator:
      return 1.3;
    default:
      return 2.2;
  }
}

/** An operand or an alias that is missing: a name without letters stands for it, of which nothing is known. */
export function operands(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  const nameless = (index: number): Candidate["splice"] =>
    insertion(index, made(tokens, index - 1, { kind: token.quotedName }));
  const noName = { splice: nameless(at - 1), cost: 0.6, help: "Is the name after AS missing?" };
  if (tokens.words[at - 2] === word.as && tokens.words[at - 1] === word.from) return [noName];
  // A relation that is missing is one of which the parser itself knows nothing.
  if (inFrom(place, at)) return [];
  const operand = { splice: nameless(at), cost: tokens.kinds[at - 1] === token.word ? 1.7 : 1.5 };
  if (tokens.words[at - 2] !== word.as) return [operand];
  return [operand, noName];
}
