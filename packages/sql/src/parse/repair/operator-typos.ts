import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isClauseWord, isClosing } from "../recovery.ts";
import { changed, stretch, textAt, type Candidate, type Place } from "./candidate.ts";
import type { NewToken } from "./splice.ts";

/** Signs that are no operator, as written without spaces, and the operator that is meant. */
const signs: ReadonlyMap<string, readonly [number, string]> = new Map([
  ["<>", [token.notEqual, "<>"]],
  [">=", [token.greaterEqual, ">="]],
  ["<=", [token.lessEqual, "<="]],
  ["!=", [token.notEqual, "<>"]],
  ["=>", [token.greaterEqual, ">="]],
  ["=<", [token.lessEqual, "<="]],
  ["||", [token.operator, "||"]],
  ["::", [token.doubleColon, "::"]],
  [":=", [token.equal, "="]],
  ["->", [token.arrow, "->"]],
]);

/** An operator with a space in it or with its signs in the wrong order. */
export function operatorTypos(place: Place): readonly Candidate[] {
  const { tokens, at } = place;
  return [
    ...[at, at - 1].flatMap((index) => replaced(place, index, 1)),
    ...[at - 1, at - 2].flatMap((index) => replaced(place, index, 2)),
    ...isEqual(place),
    ...isNotIn(place),
    ...dangling(place),
    ...(tokens.words[at - 1] === word.is ? isForEqual(place) : []),
  ];
}

function replaced(place: Place, index: number, count: number): readonly Candidate[] {
  if (index < 0) return [];
  const { tokens } = place;
  let written = "";
  for (let i = index; i < index + count; i++) written += textAt(place, i);
  const meant = signs.get(written);
  if (meant === undefined || (count === 1 && meant[1] === written)) return [];
  const span = stretch(tokens, index, index + count - 1);
  const insert: readonly NewToken[] = [{ kind: meant[0], word: 0, ...span }];
  return [
    {
      splice: { at: index, remove: count, insert },
      cost: 0.3,
      help: `Write \`${meant[1]}\`.`,
      edit: { ...span, newText: meant[1] },
    },
  ];
}

/** `IS = NULL`, `= IS NULL`. */
function isEqual({ tokens, at }: Place): readonly Candidate[] {
  return [at, at - 1, at - 2].flatMap((index) => {
    if (index < 1 || tokens.kinds[index] !== token.equal) return [];
    const near = tokens.words[index - 1] === word.is || tokens.words[index + 1] === word.is;
    if (!near) return [];
    const { start, end } = stretch(tokens, index);
    const space = tokens.text[end] === " " ? 1 : 0;
    return [
      {
        splice: { at: index, remove: 1, insert: [] },
        cost: 0.35,
        help: "Remove the `=`.",
        edit: { start, end: end + space, newText: "" },
      },
    ];
  });
}

/** `a IS NOT IN (…)`, `a IS LIKE …`. */
function isNotIn({ tokens, at }: Place): readonly Candidate[] {
  const number = tokens.words[at];
  if (number !== word.in && number !== word.like && number !== word.ilike && number !== word.between)
    return [];
  const index = tokens.words[at - 1] === word.not ? at - 2 : at - 1;
  if (tokens.words[index] !== word.is) return [];
  const { start, end } = stretch(tokens, index);
  return [
    {
      splice: { at: index, remove: 1, insert: [] },
      cost: 0.3,
      help: "Remove IS.",
      edit: { start, end: tokens.text[end] === " " ? end + 1 : end, newText: "" },
    },
  ];
}

/** `WHERE a = 1 AND GROUP BY …`: a condition that was to be joined with another. */
function dangling({ tokens, at }: Place): readonly Candidate[] {
  const number = tokens.words[at - 1];
  if (number !== word.and && number !== word.or) return [];
  const text = number === word.and ? "AND" : "OR";
  const ends =
    isClauseWord(tokens.words[at] ?? 0) || isClosing(tokens.kinds[at] ?? 0) || tokens.kinds[at] === token.end;
  if (!ends) return [];
  return [
    {
      splice: { at: at - 1, remove: 1, insert: [] },
      cost: 0.4,
      help: `Remove ${text}, or write the condition that is missing after it.`,
    },
  ];
}

/** `a IS 5`. */
function isForEqual({ tokens, at }: Place): readonly Candidate[] {
  return [
    {
      splice: { at: at - 1, remove: 1, insert: [changed(tokens, at - 1, { kind: token.equal, word: 0 })] },
      cost: 0.5,
      help: "IS tests for NULL, TRUE or FALSE; other values are compared with `=`.",
      edit: { ...stretch(tokens, at - 1), newText: "=" },
    },
  ];
}
