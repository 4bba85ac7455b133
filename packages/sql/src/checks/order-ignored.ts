import { someNode } from "../ast/children.ts";
import type { Expression, Star } from "../ast/expression.ts";
import type { DerivedTable, Relation } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

const orderFree: ReadonlySet<string> = new Set([
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "count_star",
  "coalesce",
  "round",
  "upper",
  "lower",
]);

/**
 * I045: ORDER BY in a query in FROM, whose rows are then grouped, joined or ordered anew. Info: the result does not depend on it. Silent with LIMIT, DISTINCT ON and
 * wherever a function may look at the order.
 */
export const orderIgnored: Check = {
  on: "select",
  look: ({ scope, node, orderBy }) => {
    const isAnew = orderBy.length > 0 || node.groupBy !== undefined;
    const tables = isAnew ? node.from.flatMap(derivedIn).filter(isOrdered) : [];
    if (tables.length === 0 || node.items.some((item) => mayLookAtOrder(item.expression))) return;
    for (const table of tables) {
      const [first] = table.query.orderBy;
      if (first !== undefined) tell(scope, first, { row: report.orderIgnored, args: {} });
    }
  },
};

function derivedIn(node: Relation): readonly DerivedTable[] {
  if (node.kind === "derived") return [node];
  return node.kind === "join" ? [...derivedIn(node.left), ...derivedIn(node.right)] : [];
}

function isOrdered({ query }: DerivedTable): boolean {
  if (query.orderBy.length === 0 || query.limit !== undefined || query.offset !== undefined) return false;
  return query.body.kind === "select" && query.body.distinct === undefined;
}

function mayLookAtOrder(node: Expression | Star): boolean {
  return someNode(node, (child) => {
    if (child.kind !== "call") return "no";
    return orderFree.has(child.name.at(-1)?.name.toLowerCase() ?? "") && child.over === undefined
      ? "no"
      : "yes";
  });
}
