import type { ColumnName, Expression, NodeSpan, Star } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";

/** The rules that call each other in a circle, and what they print for. */
export interface Printer {
  readonly dialect: Dialect;
  /** An expression, in parentheses when its operator binds less tightly than `minimum`. */
  expression(printer: Printer, node: Expression | Star, minimum: number): string;
  /** A query without parentheses around it. */
  query(printer: Printer, node: QueryNode): string;
  /** What stands between clauses: a space unless told. */
  readonly between?: string;
  /** What to write for some nodes. */
  readonly settled?: ReadonlyMap<Star | ColumnName, Star | ColumnName | "nothing"> | undefined;
  /** Notes what a text is printed for. */
  readonly mark?: (text: string, node: NodeSpan, kind: "expression" | "relation") => string;
}

/** An expression that needs no parentheses whatever its operator. */
export function free(printer: Printer, node: Expression | Star): string {
  return printer.expression(printer, node, 0);
}

/** Expressions with commas between them. */
export function commas(printer: Printer, nodes: readonly (Expression | Star)[]): string {
  return nodes.map((node) => free(printer, node)).join(", ");
}
