import { inQuotes } from "../../print/names.ts";
import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { stretch, type Candidate, type Place } from "./candidate.ts";

/** `AS my-name`, `AS 2024_total`: a name with signs in it, or with a digit at its beginning, without quotes. */
export function oddNames({ tokens, at, syntax }: Place): readonly Candidate[] {
  const first = [at, at - 1, at - 2].find((index) => tokens.words[index - 1] === word.as);
  if (first === undefined) return [];
  let last = first;
  while (last < tokens.count - 2 && last < first + 8 && continues(tokens, last)) last++;
  if (last === first || last < at) return [];
  const span = stretch(tokens, first, last);
  const newText = inQuotes(tokens.text.slice(span.start, span.end), syntax);
  return [
    {
      splice: { at: first, remove: last - first + 1, insert: [{ kind: token.word, word: 0, ...span }] },
      cost: 0.35,
      help: `Such a name stands in quotes: ${newText}.`,
      edit: { ...span, newText },
    },
  ];
}

/** Whether the token after the one at `index` follows without a space and may be a part of the same name. */
function continues({ kinds, starts, ends }: Place["tokens"], index: number): boolean {
  if (starts[index + 1] !== ends[index]) return false;
  const next = kinds[index + 1];
  return next === token.word || next === token.integer || next === token.minus || next === token.decimal;
}
