import { lastName } from "../ast/last-name.ts";
import type { Call, Expression } from "../ast/expression.ts";
import { isAggregateCall } from "../bind/aggregate-search.ts";
import { reportOnce, spanOf } from "../bind/context.ts";
import { belongsNextOutside, belongsOutside } from "../bind/outside-aggregate.ts";
import { proofIn, type Clause, type NamedItem, type Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { isOwn } from "./mentions.ts";

/** Where an aggregate cannot stand, and what to do instead. */
const noAggregate: Readonly<Partial<Record<Clause, readonly [string, string]>>> = {
  WHERE: ["WHERE", "Put this condition into HAVING, which is asked of whole groups."],
  ON: ["a join's ON", "Aggregate in a subquery, and join that."],
  "GROUP BY": ["GROUP BY", "Group by columns of the rows, and keep aggregates in the SELECT list."],
  aggregate: [
    "another aggregate",
    "Compute the inner one in a subquery, or put OVER () after the outer one to go over the groups.",
  ],
};

/** Where a window function cannot stand, and what to do instead. */
const noWindow: Readonly<Partial<Record<Clause, readonly [string, string]>>> = {
  WHERE: ["WHERE", "Put this condition into QUALIFY, which is asked after windows."],
  ON: ["a join's ON", "Compute it in a subquery, and join that."],
  "GROUP BY": ["GROUP BY", "Compute it in a subquery, and group that."],
  HAVING: ["HAVING", "Put this condition into QUALIFY, which is asked after windows."],
  aggregate: ["the arguments of an aggregate", "Compute it in a subquery, and aggregate that."],
  window: ["another window function", "Compute the inner one in a subquery."],
};

/** E055, E056: an aggregate or a window function where there are only single rows. Error: the engine refuses it always. */
export const functionPlace: Check = {
  on: "call",
  look: ({ scope, node }) => {
    if (outsideClause(scope, node) !== undefined) return tellOutside(scope, node);
    if (scope.clause === undefined) return;
    const isWindow = node.over !== undefined;
    const place = (isWindow ? noWindow : noAggregate)[scope.clause];
    if (isWindow && scope.clause === "window" && scope.context.dialect.syntax.forms.has("nested-windows"))
      return;
    if (place === undefined || (!isWindow && !isAggregateCall(scope.context.dialect, node))) return;
    // An aggregate of columns of the query around belongs to that one.
    if (!isWindow && !isOwn(scope, node)) return;
    if (!isWindow && belongsOutside(scope, node)) return;
    const [where, help] = place;
    const finding = isWindow ? report.windowPlace : report.aggregatePlace;
    const called = lastName(node.name);
    // What is wrong is the name in the clause, not the item that it stands for.
    const named = scope.clause === "aggregate" || scope.clause === "window" ? undefined : scope.named;
    const name = named === undefined ? called : nameBehind(named, node, called);
    const span = spanOf(scope.context, named?.mention ?? node);
    reportOnce(scope.context, finding(span, { name, where }, { help, proof: proofIn(scope) }));
  },
};

/** The clause of the query around in which an aggregate of that query stands, where none may. */
function outsideClause(scope: Scope, node: Call): "WHERE" | "ON" | undefined {
  const clause = scope.parent?.clause;
  if (clause !== "WHERE" && clause !== "ON") return undefined;
  if (node.over !== undefined || !isAggregateCall(scope.context.dialect, node)) return undefined;
  if (!belongsNextOutside(scope, node)) return undefined;
  return scope.relations.every(({ complete }) => complete) ? clause : undefined;
}

function tellOutside(scope: Scope, node: Call): void {
  const name = lastName(node.name);
  const place = noAggregate[scope.parent?.clause ?? "WHERE"];
  if (place === undefined) return;
  const [where] = place;
  const help =
    "Its columns are those of the query around, so it is an aggregate of that one: is a FROM missing?";
  const span = spanOf(scope.context, node);
  reportOnce(scope.context, report.aggregatePlace(span, { name, where }, { help, proof: proofIn(scope) }));
}

function nameBehind({ name, item }: NamedItem, node: Expression, called: string): string {
  return item === node ? name : `${called} (behind ${name})`;
}
