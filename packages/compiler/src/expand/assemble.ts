import type { ExpandedPiece } from "@rocky/ir";
import { textTokens, type Dialect } from "@rocky/sql";
import { textOf, type Piece } from "./piece.ts";

/** Pieces as one text. */
export interface Assembled {
  readonly text: string;
  readonly pieces: readonly ExpandedPiece[];
}

/**
 * Joins pieces. The value of a run variable stays a token of its own whatever stands beside it: spaces keep it from
 * words and operators, and parentheses from strings, which SQL would join with it.
 */
export function assemble(pieces: readonly Piece[], dialect: Dialect): Assembled {
  const spaced = withSpaces(pieces);
  if (!spaced.some((piece) => piece.isValue === true)) return joined(spaced);
  const text = textOf(spaced);
  const tokens = textTokens(text, dialect, { start: 0, end: text.length });
  const byStart = new Map(tokens.map((token, i) => [token.start, i]));
  let at = 0;
  const safe = spaced.flatMap((piece): readonly Piece[] => {
    const start = at;
    at += piece.text.length;
    if (piece.isValue !== true) return [piece];
    const index = byStart.get(start + piece.text.length - piece.text.trimStart().length) ?? -1;
    const touches = [tokens[index - 1], tokens[index + 1]].some((token) => token?.kind === "string");
    return [touches || index < 0 ? { ...piece, text: `(${piece.text})` } : piece];
  });
  return joined(safe);
}

function withSpaces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, i) => {
    if (piece.isValue !== true) return piece;
    const before = pieces[i - 1]?.text.at(-1) ?? " ";
    const after = pieces[i + 1]?.text.at(0) ?? " ";
    const left = /[\s(,[]/.test(before) ? "" : " ";
    const right = /[\s),\]:;]/.test(after) ? "" : " ";
    return left + right === "" ? piece : { ...piece, text: left + piece.text + right };
  });
}

function joined(pieces: readonly Piece[]): Assembled {
  let start = 0;
  const placed = pieces.map(({ text, place, exact, call, within }): ExpandedPiece => {
    const origin = { start, place, exact, within, ...(call === undefined ? {} : { call }) };
    start += text.length;
    return origin;
  });
  return { text: textOf(pieces), pieces: placed };
}
