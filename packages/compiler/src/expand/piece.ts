import type { MacroPlace, RelatedPlace, Span } from "@rocky/ir";
import type { CutText, Macro } from "./macro.ts";

/** A stretch of text on its way into the expanded SQL, with where it comes from. See `ExpandedPiece`. */
export interface Piece {
  readonly text: string;
  readonly place: Span;
  readonly exact: boolean;
  readonly call?: Span;
  readonly within: readonly MacroPlace[];
  /** The value of a run variable: a literal that must stay one token. */
  readonly isValue?: true;
}

/** What an argument stands for in the body of a macro. */
export interface Argument {
  readonly pieces: readonly Piece[];
}

/** A text that is being expanded: the model's own, or the body of a macro in a call. */
export interface Frame {
  readonly source: CutText;
  readonly depth: number;
  /** Of a call: the macro, what it was given, the call in the model's text, and the way to it. */
  readonly inside?: {
    readonly macro: Macro;
    readonly arguments: ReadonlyMap<string, Argument>;
    readonly call: Span;
    /** The calls in the bodies of other macros that led here. */
    readonly within: readonly MacroPlace[];
    /** Names of the macros, this one last. */
    readonly path: readonly string[];
  };
}

type Offsets = { readonly start: number; readonly end: number };

/** The text of a frame between two offsets as a piece. */
export function verbatim(frame: Frame, offsets: Offsets): Piece {
  return { text: frame.source.text.slice(offsets.start, offsets.end), ...originOf(frame, offsets, "exact") };
}

/** A text that stands for what is between two offsets of a frame. */
export function inPlaceOf(frame: Frame, offsets: Offsets, text: string): Piece {
  return { text, ...originOf(frame, offsets, "stands-for") };
}

function originOf(
  { source, inside }: Frame,
  { start, end }: Offsets,
  how: "exact" | "stands-for",
): Omit<Piece, "text"> {
  const span: Span = { file: source.file, start, end };
  const exact = how === "exact";
  if (inside === undefined) return { place: span, exact, within: [] };
  const within = [...inside.within, { macro: inside.macro.name, span, exact }];
  return { place: inside.call, exact: false, call: inside.call, within };
}

/** Where a finding about a part of a frame belongs, in the model's text and in the macros. */
export function findingPlace(
  frame: Frame,
  offsets: Offsets,
): { readonly span: Span; readonly related: readonly RelatedPlace[] } {
  const { place, within } = originOf(frame, offsets, "exact");
  return { span: place, related: within.map(relatedPlace) };
}

/** A place in a macro as findings show it. */
export function relatedPlace({ macro, span }: MacroPlace): RelatedPlace {
  return { span, message: `in the macro ${macro}` };
}

/** The text of pieces. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

/** Pieces in parentheses. */
export function inParentheses(pieces: readonly Piece[]): readonly Piece[] {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return pieces;
  return [bracket(first, "("), ...pieces, bracket(last, ")")];
}

function bracket({ place, call, within }: Piece, text: string): Piece {
  const standsFor = within.map((each) => ({ ...each, exact: false }));
  return { text, place, exact: false, within: standsFor, ...(call === undefined ? {} : { call }) };
}
