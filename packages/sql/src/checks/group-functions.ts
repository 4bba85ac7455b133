import type { Call } from "../ast/expression.ts";
import { isLeaf, someNode } from "../ast/children.ts";
import type { Select } from "../ast/query.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** E066: GROUPING where there are no groups, or of a constant. Error: the engine refuses it always. */
export const groupingPlace: Check = {
  on: "call",
  look: ({ scope, node }) => {
    const [name] = node.name;
    if (name === undefined || !isGrouping(name.name)) return;
    scope.context.hasGrouping = true;
    const problem =
      scope.clause === "WHERE" || scope.clause === "ON" || scope.clause === "aggregate"
        ? "belongs to the groups, and here are single rows"
        : scope.grouping?.kinds.has("literal") === true
          ? undefined
          : problemOf(node);
    if (problem !== undefined)
      tell(scope, node, { row: report.aggregateForm, args: { name: name.name, problem } });
  },
};

/** Every call is asked, so that the length goes before the letters. */
function isGrouping(name: string): boolean {
  return (name.length === 8 || name.length === 11) && /^grouping(_id)?$/i.test(name);
}

function problemOf({ arguments: args }: Call): string | undefined {
  const constant = args.find(({ value }) => value.kind === "literal" && value.literal !== "integer");
  const beside = args.some(({ value }) => value.kind === "literal") && args.length > 1;
  return constant !== undefined || beside ? "takes keys of GROUP BY, and a constant is none here" : undefined;
}

/** E066: GROUPING in a SELECT without GROUP BY, and QUALIFY without a window. Error: the engine refuses it always. */
export const groupingWithoutGroups: Check = {
  on: "select",
  look: ({ outer, node }) => {
    if (node.qualify !== undefined && !hasWindow(outer, node))
      tell(outer, node.qualify, {
        row: report.aggregateForm,
        args: { name: "QUALIFY", problem: "asks for a function with OVER, here or in the SELECT list" },
        extras: { help: "Conditions on rows belong in WHERE, those on groups in HAVING." },
      });
    if (!outer.context.hasGrouping || (node.groupBy !== undefined && node.groupBy.items.length > 0)) return;
    for (const { expression } of node.items) {
      if (isLeaf(expression)) continue;
      someNode(expression, (at) => {
        const name = at.kind === "call" && at.over === undefined ? at.name[0]?.name : undefined;
        if (name === undefined || !isGrouping(name)) return "no";
        if (at.kind === "call" && at.name.length > 1) return "no";
        const problem = "asks about the keys of GROUP BY, and there are none";
        tell(outer, at, { row: report.aggregateForm, args: { name, problem } });
        return "skip";
      });
    }
  },
};

/** Whether there is a function with OVER, or what may hide one. */
function hasWindow({ context }: Scope, { items, qualify }: Select): boolean {
  return [qualify, ...items.map(({ expression }) => expression)].some(
    (root) =>
      root !== undefined &&
      someNode(root, (at) => {
        if (at.kind === "opaque" || at.kind === "error") return "yes";
        if (at.kind !== "call") return "no";
        const definition = context.dialect.functions.lookup(at.name.at(-1)?.name ?? "");
        // What is not known may be a macro of a window function.
        return at.over !== undefined || definition === undefined || definition.kind === "window"
          ? "yes"
          : "no";
      }),
  );
}
