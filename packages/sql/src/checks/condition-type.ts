import type { Expression } from "../ast/expression.ts";
import type { Scope } from "../bind/scope.ts";
import type { BoundValue } from "../bind/value.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell, typeOf } from "./tell.ts";

/** W041: WHERE, HAVING or QUALIFY with what cannot become a condition. Warning: it fails for every value but NULL, of which there may be none. */
export const selectCondition: Check = {
  on: "select",
  look: ({ scope, node, where, having, qualify }) => {
    judge(scope, node.where, where);
    judge(scope, node.having, having);
    judge(scope, node.qualify, qualify);
  },
};

/** W041: ON with what cannot become a condition. Warning, as above. */
export const joinCondition: Check = {
  on: "join",
  look: ({ scope, node, condition }) => judge(scope, node.on, condition),
};

/** W041: FILTER with what cannot become a condition. Warning, as above. */
export const filterCondition: Check = {
  on: "call",
  look: ({ scope, node, of }) => {
    if (node.filter !== undefined) judge(scope, node.filter, of(node.filter));
  },
};

/** W041: CASE WHEN with what cannot become a condition. Warning, as above. */
export const caseCondition: Check = {
  on: "case",
  look: ({ scope, node, of }) => {
    if (node.operand !== undefined) return;
    for (const { when } of node.branches) judge(scope, when, of(when));
  },
};

/** W041: an operand of AND or OR that cannot become a condition. Warning, as above. */
export const logicalOperand: Check = {
  on: "logical",
  look: ({ scope, node, of }) => {
    for (const operand of node.operands) judge(scope, operand, of(operand));
  },
};

/** W041: NOT before what cannot become a condition. Warning, as above. */
export const negatedOperand: Check = {
  on: "unary",
  look: ({ scope, node, of }) => {
    if (node.operator === "not") judge(scope, node.operand, of(node.operand));
  },
};

function judge(scope: Scope, node: Expression | undefined, value: BoundValue | undefined): void {
  if (node === undefined || value === undefined) return;
  const { kind } = value.type;
  if (kind === "boolean" || kind === "unknown" || kind === "null") return;
  const { types } = scope.context.dialect;
  if (types.cast(value, { kind: "boolean" }, { safe: false }).allowed !== "no") return;
  tell(scope, node, {
    row: report.impossibleCast,
    args: { from: typeOf(scope, value), to: types.print({ kind: "boolean" }) },
    extras: { help: "Write a comparison, or IS NOT NULL." },
  });
}
