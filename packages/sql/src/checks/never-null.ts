import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { nameOf, tell } from "./tell.ts";

/**
 * W044: IS NULL on a value that is never NULL. Warning: proved by the query and the columns it reads. A column of a SELECT over one relation is left
 * alone: there the test guards the data, and the finding would rest on the declaration that it guards.
 */
export const neverNull: Check = {
  on: "is",
  look: ({ scope, node, of }) => {
    if (node.test !== "null" || node.negated) return;
    if (node.operand.kind === "column" && scope.relations.length < 2) return;
    if (node.operand.kind === "literal") return;
    if (of(node.operand)?.nullability !== "not-null") return;
    tell(scope, node, {
      row: report.alwaysSame,
      args: { why: `${nameOf(node.operand, "what is tested")} is never NULL here`, result: "never true" },
      extras: { help: "Test a column of the side of the join that may be missing, or remove the test." },
    });
  },
};
