/**
 * Functions whose result has no type of its own before their arguments are known, and which DuckDB does not call for a
 * NULL: with a bare or typed NULL as an argument the whole call is a bare NULL.
 */
export const nullPropagating: ReadonlySet<string> = new Set([
  "%",
  "*",
  "+",
  "-",
  "@",
  "ceil",
  "floor",
  "list_transform",
  "list_filter",
  "list_reduce",
  "round",
  "trunc",
  "||",
]);
