import type { Expression } from "../ast/expression.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E058: LIMIT or OFFSET with a negative number. Error: the engine refuses it always. */
export const negativeLimit: Check = {
  on: "query",
  look: ({ scope, node }) => {
    if (node.limit !== undefined) judge(scope, node.limit.count, "LIMIT");
    if (node.offset !== undefined) judge(scope, node.offset, "OFFSET");
  },
};

function judge(scope: Scope, node: Expression, clause: string): void {
  if (node.kind !== "unary" || node.operator !== "-") return;
  const { operand } = node;
  if (operand.kind !== "literal" || operand.literal !== "integer" || Number(operand.text) === 0) return;
  tell(scope, node, { row: report.negativeLimit, args: { clause } });
}
