import type { NodeSpan } from "../../ast/expression.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce } from "../context.ts";
import type { Scope } from "../scope.ts";

/** An operation with the place of its sign. */
export interface OperatorPlace extends NodeSpan {
  readonly operatorStart?: number;
  readonly operatorEnd?: number;
}

/** Warns of a sign that is an operator elsewhere; a macro of the database may define it. */
export function reportForeignOperator(scope: Scope, operator: string, node: OperatorPlace): void {
  const { hints, engine } = scope.context.dialect.syntax;
  const write = hints.operators[operator];
  if (write === undefined) return;
  const { file } = scope.context;
  const span = { file, start: node.operatorStart ?? node.start, end: node.operatorEnd ?? node.end };
  reportOnce(
    scope.context,
    report.unknownOperator(
      span,
      { engine, operator, write },
      {
        proof: { kind: "unknown", missing: ["the operators that the database itself defines"] },
        edit: { span, newText: write },
      },
    ),
  );
}
