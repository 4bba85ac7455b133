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
  /** Whether the literal is one token, and no string is next to it. */
  const standsByItself = (padded: string, offset: number): boolean => {
    const literal = padded.trim();
    const start = offset + padded.indexOf(literal);
    const index = byStart.get(start) ?? -1;
    const beside = [tokens[index - 1], tokens[index + 1]];
    const isWhole = literal.startsWith("(") || tokens[index]?.end === start + literal.length;
    return isWhole && !beside.some((token) => token?.kind === "string");
  };
  let at = 0;
  const safe = spaced.map((piece) => {
    const start = at;
    at += piece.text.length;
    return piece.isValue === true && !standsByItself(piece.text, start) ? inside(piece) : piece;
  });
  return joined(safe);
}

function inside(piece: Piece): Piece {
  return { ...piece, text: ` (${piece.text.trim()}) ` };
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
