import type { NodeSpan } from "../ast/expression.ts";
import { isUnnest } from "../bind/makes-rows.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E066: a query inside a lambda. Error: the engine refuses it always. */
export const queryInLambda: readonly Check[] = [
  { on: "subquery", look: ({ scope, node }) => judge(scope, node, "A subquery") },
  { on: "exists", look: ({ scope, node }) => judge(scope, node, "EXISTS") },
  {
    on: "in",
    look: ({ scope, node }) => {
      if (node.query !== undefined) judge(scope, node, "IN with a query");
    },
  },
  {
    on: "quantified",
    look: ({ scope, node }) => {
      judge(scope, node, node.query === undefined ? "ANY and ALL with a list" : "A subquery");
    },
  },
  {
    on: "call",
    look: ({ scope, node }) => {
      if (scope.lambdas > 0 && isUnnest(node.name)) judge(scope, node, "unnest");
    },
  },
];

function judge(scope: Scope, node: NodeSpan, name: string): void {
  // In an aggregate the engine takes the query out of the lambda before it looks.
  if (scope.tried || scope.clause === "aggregate" || scope.clause === "window") return;
  if (scope.grouping !== undefined) return;
  if (scope.lambdas === 0 || !scope.context.dialect.syntax.forms.has("lambda-without-query")) return;
  tell(scope, node, {
    row: report.aggregateForm,
    args: { name, problem: "cannot stand in a lambda" },
    extras: { help: "Unnest the list in FROM, and join what the query reads." },
  });
}
