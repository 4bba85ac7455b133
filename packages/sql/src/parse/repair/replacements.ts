import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { stretch, textAt, type Candidate, type Place } from "./candidate.ts";
import type { NewToken } from "./splice.ts";

interface Replacement {
  readonly kind: number;
  readonly word?: number;
  /** What it is called in the help; a name that stands for an operand is not called anything. */
  readonly text?: string;
  readonly cost: number;
}

const replacements: readonly Replacement[] = [
  { kind: token.quotedName, cost: 1.75 },
  { kind: token.comma, text: ",", cost: 1.8 },
  { kind: token.rightParen, text: ")", cost: 1.86 },
  { kind: token.leftParen, text: "(", cost: 1.88 },
  { kind: token.equal, text: "=", cost: 1.9 },
  { kind: token.dot, text: ".", cost: 1.92 },
  { kind: token.word, word: word.from, text: "FROM", cost: 1.93 },
  { kind: token.word, word: word.and, text: "AND", cost: 1.94 },
  { kind: token.word, word: word.as, text: "AS", cost: 1.95 },
  { kind: token.word, word: word.by, text: "BY", cost: 1.96 },
  { kind: token.word, word: word.join, text: "JOIN", cost: 1.97 },
];

/** Another token in the place of the one that was not expected, or of the one before it. */
export function replacedToken(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  return [at, at - 1].flatMap((index, back) => {
    const kind = tokens.kinds[index] ?? token.end;
    if (index < 0 || kind === token.end) return [];
    const span = stretch(tokens, index);
    return replacements
      .filter((replacement) => replacement.kind !== kind || kind === token.word)
      .map((replacement): Candidate => {
        const start = kind === token.word && replacement.kind === token.quotedName ? span.end : span.start;
        const put: NewToken = { kind: replacement.kind, word: replacement.word ?? 0, start, end: span.end };
        const known = isSign(kind) && replacement.text !== undefined && replacement.kind !== token.word;
        return {
          splice: { at: index, remove: 1, insert: [put] },
          cost: replacement.cost + back * 0.15,
          ...(known && back === 0
            ? { help: `Did you mean \`${replacement.text ?? ""}\` instead of \`${textAt(place, index)}\`?` }
            : {}),
        };
      });
  });
}

function isSign(kind: number): boolean {
  return kind === token.comma || kind === token.semicolon || kind === token.dot || kind === token.colon;
}
