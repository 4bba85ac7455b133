import type { Expression } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import { printType } from "../types/type-name.ts";
import { report } from "../diagnostics.ts";
import { reportOnce, spanOf } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { emptyScope, proofIn, type Scope } from "./scope.ts";

/** Binds LIMIT and OFFSET, which see no columns; a plain number needs no look. */
export function bindLimit(scope: Scope, { limit, offset }: QueryNode): void {
  if (limit !== undefined) bindCount(scope, limit.count, "LIMIT");
  if (offset !== undefined) bindCount(scope, offset, "OFFSET");
}

function bindCount(scope: Scope, node: Expression, clause: string): void {
  if (node.kind === "literal" && node.literal !== "string") return;
  const { context } = scope;
  const here = emptyScope(context, scope.commonTables, undefined);
  const value = bindExpression(here, node);
  if (value.type.kind === "unknown" || node.kind === "subquery") return;
  const whole = { kind: "integer", bits: 64, signed: true } as const;
  const isNumber = value.literal?.kind !== "string" || !Number.isNaN(Number(value.literal.text));
  if (isNumber && context.dialect.types.cast(value, whole, { safe: false }).allowed !== "no") return;
  const types = printType(context.dialect.types.settle(value), context.dialect);
  reportOnce(
    context,
    report.operatorMismatch(
      spanOf(context, node),
      { operator: clause, types },
      { proof: proofIn(here), help: "Write a number of rows." },
    ),
  );
}
