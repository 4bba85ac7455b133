import type { Expression } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { comparisons, tell } from "./tell.ts";

function isNull(node: Expression): boolean {
  return node.kind === "literal" && node.literal === "null";
}

/** W042: `x = NULL`, which is NULL whatever x is. Warning: certain from the text alone, but the engine accepts it. */
export const nullComparison: Check = {
  on: "binary",
  look: ({ scope, node }) => {
    if (!comparisons.has(node.operator) || (!isNull(node.left) && !isNull(node.right))) return;
    const test =
      node.operator === "=" || node.operator === "=="
        ? "IS NULL"
        : node.operator === "<>" || node.operator === "!="
          ? "IS NOT NULL"
          : undefined;
    const isPlain = test !== undefined && isNull(node.right) && !isNull(node.left);
    const span = { file: scope.context.file, start: node.operatorStart, end: node.end };
    tell(scope, node, {
      row: report.nullComparison,
      args: { what: `A comparison with NULL by ${node.operator}` },
      extras: isPlain
        ? { help: `Write ${test}.`, edit: { span, newText: test } }
        : { help: "Write IS NULL or IS NOT NULL." },
    });
  },
};

/** W042: a NULL in the list of IN. Warning: as an item it matches nothing, and NOT IN is then never true. */
export const nullInList: Check = {
  on: "in",
  look: ({ scope, node }) => {
    const item = node.list?.find(isNull);
    if (item === undefined) return;
    tell(scope, item, {
      row: report.nullComparison,
      args: { what: node.negated ? "NOT IN a list with NULL" : "A comparison with this NULL" },
      extras: {
        help: node.negated
          ? "Take the NULL out of the list; add IS NOT NULL if rows without a value are not wanted either."
          : "Take the NULL out of the list, and add OR … IS NULL.",
      },
    });
  },
};

/** W042: `CASE x WHEN NULL`, which x never equals. Warning: certain from the text alone. */
export const nullWhen: Check = {
  on: "case",
  look: ({ scope, node }) => {
    if (node.operand === undefined) return;
    for (const { when } of node.branches) {
      if (!isNull(when)) continue;
      tell(scope, when, {
        row: report.nullComparison,
        args: { what: "WHEN NULL after CASE with a value" },
        extras: { help: "Write CASE WHEN … IS NULL THEN …" },
      });
    }
  },
};
