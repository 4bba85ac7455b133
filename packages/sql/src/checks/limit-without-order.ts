import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** I047: LIMIT without ORDER BY, which keeps any rows. Info: it is often meant, to look at some rows. */
export const limitWithoutOrder: Check = {
  on: "query",
  look: ({ scope, node, bound }) => {
    if (node.limit === undefined || node.orderBy.length > 0 || node.orderByAll !== undefined) return;
    const { count } = node.limit;
    if (count.kind === "literal" && (count.text === "0" || count.literal === "null")) return;
    if (node.body.kind !== "select" || node.body.from.length === 0) return;
    if (bound.rows === "one" || bound.keys.some((key) => key.columns.length === 0)) return;
    // EXISTS (SELECT 1 … LIMIT 1) asks for no particular row.
    if (node.body.items.length > 0 && node.body.items.every((item) => item.expression.kind === "literal"))
      return;
    tell(scope, node.limit, { row: report.limitWithoutOrder, args: {} });
  },
};
