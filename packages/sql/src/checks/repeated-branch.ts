import { structureOf } from "../bind/structure.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** W053: a branch of CASE with the condition of one before it, or after WHEN TRUE. Warning: certain that it is never taken; the engine accepts it. */
export const repeatedBranch: Check = {
  on: "case",
  look: ({ scope, node }) => {
    if (node.branches.length === 1 && node.branches[0]?.when.kind !== "literal") return;
    const seen = new Set<string>();
    for (const [i, { when }] of node.branches.entries()) {
      if (node.operand === undefined && when.kind === "literal" && when.text.toLowerCase() === "true") {
        const next = node.branches[i + 1] ?? node.otherwise;
        if (next !== undefined) {
          tell(scope, next, { row: report.unreachable, args: { why: "the condition before it is TRUE" } });
        }
        return;
      }
      const structure = structureOf(scope, when);
      if (structure === undefined || /call:(random|uuid|gen_random_uuid|nextval)/.test(structure)) continue;
      if (seen.has(structure)) {
        tell(scope, when, {
          row: report.unreachable,
          args: { why: "an earlier branch has the same condition" },
        });
      }
      seen.add(structure);
    }
  },
};
