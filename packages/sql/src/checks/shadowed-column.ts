import { lowerAscii } from "../types/lower-ascii.ts";
import type { Expression } from "../ast/expression.ts";
import { isAggregateCall } from "../bind/aggregate-search.ts";
import { foldName } from "../bind/context.ts";
import { findName } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import { someNode } from "../ast/children.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/**
 * W052: GROUP BY with a name that is both a column and the alias of something else. Warning: certain that the engine takes the column; that the alias is meant is
 * only likely. In WHERE and ORDER BY the same double meaning is common and does what is expected, so they are left alone.
 */
export const shadowedColumn: Check = {
  on: "select",
  look: ({ scope, node }) => {
    for (const key of node.groupBy?.items ?? []) {
      if (key.kind !== "column" || key.parts.length !== 1) continue;
      const [name] = key.parts;
      if (name === undefined) continue;
      const wanted = foldName(scope.context, name.name);
      // Folding keeps the length of a name.
      const position = node.items.findIndex(
        ({ alias }) => alias?.name.length === wanted.length && foldName(scope.context, alias.name) === wanted,
      );
      const expression = node.items[position]?.expression;
      if (expression === undefined || isSame(expression, wanted)) continue;
      const hasAggregate = someNode(expression, (child) =>
        child.kind === "call" && (child.over !== undefined || isAggregateCall(scope.context.dialect, child))
          ? "yes"
          : "no",
      );
      const columns = { ...scope, aliases: new Map(), grouping: undefined, parent: undefined };
      if (hasAggregate || findName(columns, name.name).kind !== "column") continue;
      tell(scope, key, {
        row: report.shadowedColumn,
        args: { name: name.name },
        extras: { help: `Write GROUP BY ${position + 1} for the expression, or give it another alias.` },
      });
    }
  },
};

/** The column itself under its own name. */
function isSame(node: Expression | { readonly kind: "star" }, wanted: string): boolean {
  return (
    node.kind === "star" ||
    (node.kind === "column" && lowerAscii(node.parts.at(-1)?.name ?? "") === lowerAscii(wanted))
  );
}
