import type { Diagnostic, DiagnosticExtras, Span } from "@rocky/ir";
import type { ColumnName, Expression, NodeSpan } from "../ast/expression.ts";
import { reportOnce, spanOf } from "../bind/context.ts";
import { proofIn, type Scope } from "../bind/scope.ts";
import type { BoundValue } from "../bind/value.ts";

/** Reports a finding about a node; it rests on the facts of the relations in sight. */
export function tell<A>(
  scope: Scope,
  node: NodeSpan,
  finding: {
    readonly row: (span: Span, args: A, extras: DiagnosticExtras) => Diagnostic;
    readonly args: A;
    readonly extras?: DiagnosticExtras;
  },
): void {
  const extras = { proof: proofIn(scope), ...finding.extras };
  reportOnce(scope.context, finding.row(spanOf(scope.context, node), finding.args, extras));
}

/** A short name of an expression: that of a column, else `other`. */
export function nameOf(node: Expression, other: string): string {
  if (node.kind !== "column") return other;
  return isStandIn(node) ? "one of these columns" : node.parts.map((part) => part.name).join(".");
}

/** Whether a column stands where COLUMNS stood: its name is a mark that nobody wrote. */
export function isStandIn({ parts }: ColumnName): boolean {
  return parts[0]?.name.startsWith("\0") === true;
}

/** The name of a value's type as the engine prints it. */
export function typeOf(scope: Scope, value: BoundValue): string {
  const { types } = scope.context.dialect;
  return types.print(types.settle(value));
}

/** Operators that compare two values. */
export const comparisons: ReadonlySet<string> = new Set(["=", "==", "<>", "!=", "<", ">", "<=", ">="]);
