import { token } from "../../lex/token.ts";
import { word } from "../../lex/words.ts";
import { isClauseWord, isClosing, isOpening } from "../recovery.ts";
import type { Place } from "./candidate.ts";

/** Whether the innermost open bracket is that of a CAST. */
export function inCast({ tokens, open }: Place): boolean {
  const number = tokens.words[(open.at(-1) ?? 0) - 1];
  return number === word.cast || number === word.try_cast;
}

/** Whether a token stands between CASE and its END. */
export function inCase({ tokens }: Place, index: number): boolean {
  let depth = 0;
  let closed = 0;
  for (let at = index - 1; at >= 0 && depth >= 0; at--) {
    const kind = tokens.kinds[at] ?? 0;
    if (isClosing(kind)) depth++;
    else if (isOpening(kind)) depth--;
    else if (depth === 0 && tokens.words[at] === word.end) closed++;
    else if (depth === 0 && tokens.words[at] === word.case && closed-- === 0) return true;
  }
  return false;
}

/** Whether a token stands in a condition. */
export function inCondition(place: Place, index: number): boolean {
  switch (clauseAround(place, index)) {
    case word.where:
    case word.on:
    case word.having:
    case word.qualify:
    case word.when:
    case word.and:
    case word.or:
      return true;
    default:
      return false;
  }
}

/** Whether a token stands among the relations of a FROM. */
export function inFrom(place: Place, index: number): boolean {
  const number = clauseAround(place, index);
  return number === word.from || number === word.join || number === word.on || number === word.using;
}

/** The last word before a token, on the same level of brackets, that begins a clause or a part of one; 0 without one. */
function clauseAround({ tokens }: Place, index: number): number {
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    const kind = tokens.kinds[at] ?? 0;
    if (isClosing(kind)) depth++;
    if (isOpening(kind)) depth--;
    if (depth < 0) return 0;
    if (depth === 0 && kind === token.word && beginsPart(tokens.words[at] ?? 0)) return tokens.words[at] ?? 0;
  }
  return 0;
}

function beginsPart(number: number): boolean {
  switch (number) {
    case word.and:
    case word.or:
    case word.then:
    case word.else:
    case word.join:
    case word.by:
      return true;
    default:
      return isClauseWord(number);
  }
}
