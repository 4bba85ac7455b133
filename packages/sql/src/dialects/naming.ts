import type { ColumnName, Expression, Star } from "../ast/expression.ts";
import type { NamedWindow } from "../ast/query.ts";
import type { ValueType } from "../types/value-type.ts";

/**
 * What a name turned out to be: how many of its parts name its table; `alias`, the name of an item before it; `function`, one that is
 * written without parentheses.
 */
export type ColumnMeaning = number | "alias" | "function";

/** What the name of an output column may depend on beside its text. */
export interface Naming {
  /** The windows of the WINDOW clause. */
  readonly windows: readonly NamedWindow[];
  /** The value of an expression inside, where it was bound. */
  readonly valueOf: (node: Expression) => ValueType | undefined;
  readonly meaningOf: (node: ColumnName) => ColumnMeaning | undefined;
  /** The texts of the columns that a star among arguments stands for. */
  readonly starOf: (node: Star) => readonly string[] | undefined;
  /** The columns of the queries around a subquery that it reads. */
  readonly outerOf: (node: Expression) => readonly string[] | undefined;
}

/** Nothing is known but the text. */
export function plainNaming(windows: readonly NamedWindow[]): Naming {
  const nothing = (): undefined => undefined;
  return { windows, valueOf: nothing, meaningOf: nothing, starOf: nothing, outerOf: nothing };
}
