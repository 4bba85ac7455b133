import type { Expression, Star } from "./expression.ts";

/** For a walk over nodes: whether a node is a query as a value. */
export function isQuery({ kind }: { readonly kind: string }): "yes" | "no" {
  return kind === "subquery" || kind === "exists" ? "yes" : "no";
}

/** For a walk over nodes: whether a node is a query as a value, or compares a value with the rows of one. */
export function asksQuery(node: Expression | Star): "yes" | "no" {
  const isCompared = (node.kind === "in" || node.kind === "quantified") && node.query !== undefined;
  return isCompared ? "yes" : isQuery(node);
}
