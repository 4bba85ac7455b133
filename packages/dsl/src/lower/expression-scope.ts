import type { Dialect, Expression } from "@rocky/sql";
import type { Expression as AstExpression } from "../ast.ts";
import type { Rows } from "./rows.ts";
import type { Traits } from "./traits.ts";

/** Where an expression stands, and what is found out about it. */
export interface ExpressionScope {
  readonly dialect: Dialect;
  readonly rows: Rows;
  readonly traits: Traits;
  /** Among the arguments of an aggregate over groups that are made already: names are those of the rows before. */
  readonly inAggregate: boolean;
  /** The SQL of an expression inside this one. */
  readonly lower: (scope: ExpressionScope, node: AstExpression) => Expression;
}
