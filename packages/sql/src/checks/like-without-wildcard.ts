import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** I046: LIKE with a constant that has neither % nor _. Info: it is = in other words, or a wildcard was forgotten. */
export const likeWithoutWildcard: Check = {
  on: "like",
  look: ({ scope, node }) => {
    const { pattern } = node;
    if (node.operator !== "like" && node.operator !== "ilike") return;
    if (pattern.kind !== "literal" || pattern.literal !== "string" || /[%_]/.test(pattern.text)) return;
    tell(scope, pattern, {
      row: report.likeWithoutWildcard,
      args: { operator: node.operator.toUpperCase() },
    });
  },
};
