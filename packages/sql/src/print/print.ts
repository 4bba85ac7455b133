import type { Expression, Star } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { expressionText } from "./expression.ts";
import type { Printer } from "./printer.ts";
import { queryText } from "./query.ts";

function printerOf(dialect: Dialect): Printer {
  return { dialect, expression: expressionText, query: queryText };
}

/**
 * The SQL of a query on one line. Reading it gives the same tree again, spans aside; comments are gone. What was not
 * understood keeps its text, and what was in error is left out.
 */
export function printQuery(node: QueryNode, dialect: Dialect, settled?: Printer["settled"]): string {
  const printer: Printer = { ...printerOf(dialect), settled };
  return printer.query(printer, node);
}

/** The SQL of an expression on one line, with parentheses only where the dialect needs them. */
export function printExpression(node: Expression | Star, dialect: Dialect): string {
  const printer = printerOf(dialect);
  return printer.expression(printer, node, 0);
}
