/** How a source column influences an output column or the rows of the output. */
export type EdgeRole = "value" | "filter" | "join" | "group" | "order" | "window" | "set" | "pivot";

/** What happens to a value on its way; `aggregation` carries the function's lower-case name. */
export type Transform =
  | { readonly kind: "direct" }
  | { readonly kind: "cast" }
  | { readonly kind: "try-cast" }
  | { readonly kind: "aggregation"; readonly function: string }
  | { readonly kind: "expression" };

/** A column of a relation that a query reads. */
export interface ColumnReference {
  /** The relation's id: a model's name, or a table's dotted name. */
  readonly relation: string;
  readonly column: string;
}

/**
 * One column of one relation that a query reads influences the query's output.
 * `output` is the index of the output column, or absent when every row depends on it (filters, join keys, grouping …).
 */
export interface ColumnEdge {
  readonly from: ColumnReference;
  readonly output?: number;
  readonly role: EdgeRole;
  readonly transform: Transform;
}
