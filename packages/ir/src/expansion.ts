import type { Span } from "./span.ts";

/** A place in the body of a macro that a piece of expanded SQL went through. */
export interface MacroPlace {
  readonly macro: string;
  readonly span: Span;
  /** Whether the piece is this text, character by character. */
  readonly exact: boolean;
}

/** A stretch of expanded SQL that comes from one place; it ends where the next one starts. */
export interface ExpandedPiece {
  /** Offset in the expanded SQL. */
  readonly start: number;
  /** Where it comes from in the model's file: this very text when `exact`, else the call that stands for it. */
  readonly place: Span;
  readonly exact: boolean;
  /** The outermost macro call around it. */
  readonly call?: Span;
  /** The macros that it went through, the one that the model calls first. */
  readonly within: readonly MacroPlace[];
}

/** The SQL that runs for a model: with its run variables and macros put in, or made of a text in another language. */
export interface Expansion {
  readonly sql: string;
  /** The names of relations in `sql`, in the order of the model's `reads`; offsets in `sql`. */
  readonly reads: readonly { readonly start: number; readonly end: number }[];
  /** In order, from offset 0. */
  readonly pieces: readonly ExpandedPiece[];
}
