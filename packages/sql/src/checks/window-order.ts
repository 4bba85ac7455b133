import { lastName } from "../ast/last-name.ts";
import { windowChain } from "../bind/expression/window.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

const ordered: ReadonlySet<string> = new Set([
  "row_number",
  "rank",
  "dense_rank",
  "percent_rank",
  "cume_dist",
  "ntile",
  "lag",
  "lead",
  "first_value",
  "last_value",
  "nth_value",
]);

/**
 * W054: a window function that speaks of an order, over a window without one. Warning: the result depends on the order in which rows happen to come.
 * `row_number() OVER ()` is left alone: any numbering is what it asks for.
 */
export const windowOrder: Check = {
  on: "call",
  look: ({ scope, node }) => {
    if (node.over === undefined) return;
    const name = lastName(node.name).toLowerCase();
    if (!ordered.has(name) || node.orderBy.length > 0) return;
    const chain = windowChain(scope, node.over);
    if (chain.length === 0 || chain.some((window) => window.orderBy.length > 0)) return;
    if (name === "row_number" && chain.every((window) => window.partitionBy.length === 0)) return;
    tell(scope, node, { row: report.windowOrder, args: { name } });
  },
};
