import { lowerAscii } from "../types/lower-ascii.ts";
import type { ColumnName } from "../ast/expression.ts";
import { structureOf } from "../bind/structure.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { comparisons, isStandIn, nameOf, tell } from "./tell.ts";

/**
 * W044: a column compared with itself. Warning: certain from the text alone; the engine accepts it, and for `=` it still tells NULL from
 * other values.
 */
export const selfComparison: Check = {
  on: "binary",
  look: ({ scope, node }) => {
    const { left, right } = node;
    if (left.kind !== "column" || right.kind !== "column" || !comparisons.has(node.operator)) return;
    if (mayDiffer(left, right) || isStandIn(left)) return;
    const structure = structureOf(scope, left);
    if (structure === undefined || !structure.startsWith("#") || structure !== structureOf(scope, right))
      return;
    const equal = node.operator.includes("=") && !["<>", "!="].includes(node.operator);
    tell(scope, node, {
      row: report.alwaysSame,
      args: {
        why: `${nameOf(left, "")} is compared with itself`,
        result: equal ? "true unless it is NULL" : "never true",
      },
      extras: { help: "Name the column that it is to be compared with; IS NOT NULL says the rest." },
    });
  },
};

/** Whether the names alone say that these are two columns. */
function mayDiffer({ parts: left }: ColumnName, { parts: right }: ColumnName): boolean {
  const isSame = (at: number): boolean =>
    lowerAscii(left.at(at)?.name ?? "") === lowerAscii(right.at(at)?.name ?? "");
  return !isSame(-1) || (left.length === 2 && right.length === 2 && !isSame(0));
}
