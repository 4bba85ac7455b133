import { isUnnest } from "../bind/makes-rows.ts";
import type { Clause } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

const places: Readonly<Record<Clause, string>> = {
  WHERE: "WHERE",
  ON: "a join's ON",
  "GROUP BY": "GROUP BY",
  HAVING: "HAVING",
  aggregate: "an aggregate",
  window: "a window function",
};

/** E066: unnest where no rows can be made. Error: the engine refuses it always. */
export const unnestPlace: Check = {
  on: "call",
  look: ({ scope, node }) => {
    if (scope.clause === undefined || !isUnnest(node.name)) return;
    // Only where the grammar takes the name for itself is it certain what is called.
    if (!scope.context.dialect.functions.isSyntaxCall("unnest")) return;
    const named = scope.clause === "aggregate" || scope.clause === "window" ? undefined : scope.named;
    tell(scope, named?.mention ?? node, {
      row: report.aggregateForm,
      args: {
        name:
          named === undefined || named.item === node
            ? (named?.name ?? "unnest")
            : `unnest behind ${named.name}`,
        problem: `makes rows, so it cannot stand in ${places[scope.clause]}`,
      },
      extras: { help: "Unnest in FROM or in a subquery, and ask for its column." },
    });
  },
};
