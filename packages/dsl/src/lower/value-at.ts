import type { Expression } from "@rocky/sql";
import type { Expression as AstExpression } from "../ast.ts";
import { endSelect } from "./end-select.ts";
import { lowered } from "./lower-expression.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Rows } from "./rows.ts";
import type { Traits } from "./traits.ts";

/** A value with the rows that it is one of. */
export interface Value {
  readonly rows: Rows;
  readonly expression: Expression;
  readonly traits: Traits;
}

/** The value of an expression for the rows; where it reads a column that must not be computed twice, their SELECT ends before it. */
export function valueAt(pipeline: Pipeline, rows: Rows, node: AstExpression): Value {
  const { dialect } = pipeline;
  const first = lowered(node, { dialect, rows });
  if (!first.traits.blocked || (first.traits.hasOwnAggregate && rows.grouped !== undefined))
    return { rows, ...first };
  const ended = endSelect(pipeline, rows);
  return { rows: ended, ...lowered(node, { dialect, rows: ended }) };
}
