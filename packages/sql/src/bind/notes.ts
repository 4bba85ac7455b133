import type { ColumnName, Expression, Identifier, Star } from "../ast/expression.ts";
import type { NamedWindow } from "../ast/query.ts";
import { plainNaming, type ColumnMeaning, type Naming } from "../dialects/naming.ts";
import type { BindContext } from "./context.ts";
import type { BoundValue } from "./value.ts";

/** What is kept of what was bound, for dialects in which the name of an output column depends on it. */
export interface Notes {
  readonly values: Map<Expression, BoundValue>;
  /** By the first part of a name. */
  readonly meanings: Map<Identifier, ColumnMeaning>;
  readonly stars: Map<Star, readonly string[]>;
  /** The columns of queries around that were read, in order. */
  readonly outer: string[];
  readonly outerOf: Map<Expression, readonly string[]>;
}

/** Nothing noted yet. */
export function emptyNotes(): Notes {
  return { values: new Map(), meanings: new Map(), stars: new Map(), outer: [], outerOf: new Map() };
}

/** Notes what a name turned out to be. */
export function noteMeaning({ notes }: BindContext, name: Identifier, meaning: ColumnMeaning): void {
  notes?.meanings.set(name, meaning);
}

/** What naming a column may ask. */
export function namingOf({ notes }: BindContext, windows: readonly NamedWindow[]): Naming {
  if (notes === undefined) return plainNaming(windows);
  return {
    windows,
    valueOf: (node) => notes.values.get(node),
    meaningOf: ({ parts: [first] }: ColumnName) => (first === undefined ? undefined : notes.meanings.get(first)),
    starOf: (node) => notes.stars.get(node),
    outerOf: (node) => notes.outerOf.get(node),
  };
} // prettier-ignore
