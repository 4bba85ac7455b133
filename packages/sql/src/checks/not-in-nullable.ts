import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { nameOf, tell } from "./tell.ts";

/**
 * W043: NOT IN over a query whose column may be NULL. Warning: one NULL is enough for no row at all to pass, but there need not be one. Silent where
 * nobody knows whether the column may be NULL.
 */
export const notInNullable: Check = {
  on: "in",
  look: ({ scope, node, of }) => {
    if (!node.negated || node.query === undefined) return;
    const { body } = node.query;
    const [item, ...more] = body.kind === "select" ? body.items : [];
    if (item === undefined || more.length > 0 || item.expression.kind === "star") return;
    if (of(item.expression)?.nullability !== "nullable") return;
    const column = nameOf(item.expression, "its column");
    tell(scope, item.expression, {
      row: report.notInNullable,
      args: { column },
      extras: { help: `Add WHERE ${column} IS NOT NULL to the inner query, or write NOT EXISTS.` },
    });
  },
};
