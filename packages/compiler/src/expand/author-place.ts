import type { ExpandedPiece, Expansion, MacroPlace, RelatedPlace, Span } from "@rocky/ir";
import { relatedPlace } from "./piece.ts";

/** Where a stretch of expanded SQL comes from. */
export interface AuthorPlace {
  /** In the model's file: the text itself, or the call that stands for it. */
  readonly span: Span;
  /** In macros, the one that the model calls first. */
  readonly related: readonly RelatedPlace[];
  /** Whether the text at `span` is the stretch itself, so that it can be edited there. */
  readonly exact: boolean;
}

type Pieces = Pick<Expansion, "sql" | "pieces">;

/** Where expanded SQL between two offsets comes from; `undefined` when there is none. */
export function authorPlace(expansion: Pieces, start: number, end: number): AuthorPlace | undefined {
  const first = pieceAt(expansion, start);
  const last = pieceAt(expansion, Math.max(start, end - 1));
  if (first === undefined || last === undefined) return undefined;
  if (first === last) {
    const from = start - first.start;
    const span = first.exact ? cutOf(first.place, from, from + end - start) : first.place;
    return { span, related: related(expansion, { first, last, start, end }), exact: first.exact };
  }
  const from = first.call?.start ?? first.place.start + (first.exact ? start - first.start : 0);
  const to = last.call?.end ?? (last.exact ? last.place.start + end - last.start : last.place.end);
  const span = { file: first.place.file, start: from, end: Math.max(from, to) };
  return { span, related: related(expansion, { first, last, start, end }), exact: false };
}

/** The piece that an offset lies in; at the end of the text the last one. */
function pieceAt({ pieces }: Pieces, offset: number): ExpandedPiece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

function cutOf(span: Span, from: number, to: number): Span {
  const start = Math.min(span.start + from, span.end);
  return { file: span.file, start, end: Math.max(start, Math.min(span.start + to, span.end)) };
}

interface Stretch {
  readonly first: ExpandedPiece;
  readonly last: ExpandedPiece;
  readonly start: number;
  readonly end: number;
}

/** The places in macros; where both ends are in one body, all that is between them. */
function related(expansion: Pieces, stretch: Stretch): readonly RelatedPlace[] {
  const { first, last, start, end } = stretch;
  const within = first.within.length > 0 ? first.within : last.within;
  const piece = first.within.length > 0 ? first : last;
  const inner = within.at(-1);
  if (inner === undefined) return [];
  const stop = endOf(expansion, piece);
  const shown = exactPlace(inner, piece.start, {
    start: Math.max(start, piece.start),
    end: Math.min(end, stop),
  });
  const other = last.within.at(-1);
  const sameBody =
    piece === first &&
    other !== undefined &&
    last.within.length === within.length &&
    other.macro === inner.macro &&
    other.span.end > shown.start;
  const whole =
    sameBody && first !== last
      ? { ...shown, end: exactPlace(other, last.start, { start: last.start, end }).end }
      : shown;
  return [...within.slice(0, -1), { ...inner, span: whole }].map(relatedPlace);
}

function endOf({ sql, pieces }: Pieces, piece: ExpandedPiece): number {
  return pieces[pieces.indexOf(piece) + 1]?.start ?? sql.length;
}

/** The part of a place in a macro that a stretch of its piece is. */
function exactPlace(
  place: MacroPlace,
  pieceStart: number,
  stretch: { readonly start: number; readonly end: number },
): Span {
  if (!place.exact) return place.span;
  return cutOf(place.span, stretch.start - pieceStart, stretch.end - pieceStart);
}
