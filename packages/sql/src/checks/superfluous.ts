import { lastName } from "../ast/last-name.ts";
import { asksForOthers } from "../bind/group-by.ts";
import { someNode } from "../ast/children.ts";
import type { Expression } from "../ast/expression.ts";
import type { SelectItem } from "../ast/query.ts";
import { hasAggregate, hasWindow } from "../bind/aggregate-search.ts";
import { callsUnknown, makesRows } from "../bind/makes-rows.ts";
import { structureOf } from "../bind/structure.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** I049: DISTINCT over groups that are distinct already, since all their keys are shown. Info: certain, and harmless. */
export const distinctGroups: Check = {
  on: "select",
  look: ({ scope, node }) => {
    if (node.distinct === undefined || node.distinct.on.length > 0 || node.groupBy === undefined) return;
    if (node.groupBy.all || node.groupBy.items.some((item) => item.kind === "grouping-sets")) return;
    if (node.items.some((item) => makesRows(scope.context.dialect, item.expression))) return;
    const rows = { ...scope, grouping: undefined };
    const shown = new Set(
      node.items.map((item) =>
        item.expression.kind === "star" ? undefined : structureOf(rows, item.expression),
      ),
    );
    const all = node.groupBy.items.every((key) => {
      if (key.kind === "grouping-sets") return false;
      if (key.kind === "literal") return true;
      const structure = structureOf(rows, key);
      return structure !== undefined && shown.has(structure);
    });
    if (!all) return;
    tell(scope, node.distinct, {
      row: report.superfluous,
      args: { what: "DISTINCT changes nothing, since each group gives one row that shows all its keys" },
    });
  },
};

/** I049: HAVING without an aggregate, which could be WHERE. Info: certain; WHERE has fewer rows to group. */
export const havingWithoutAggregate: Check = {
  on: "select",
  look: ({ scope, node }) => {
    if (node.having === undefined || node.groupBy === undefined || node.having.kind === "literal") return;
    const { dialect } = scope.context;
    // GROUP BY ALL makes keys of the columns that HAVING names.
    const { columns } = scope.grouping ?? {};
    if (node.groupBy.all && columns !== undefined && asksForOthers(scope, columns, node.having)) return;
    // Of several sets of keys, a condition on groups removes subtotals, and one on rows changes them.
    if (node.groupBy.items.some((item) => item.kind === "grouping-sets")) return;
    if (hasAggregate(dialect, node.having) || hasWindow(node.having) || asksMore(dialect, node.having))
      return;
    if (callsUnknown(dialect, node.having)) return;
    // A name may be that of an output, which may be an aggregate.
    const isOfGroups = ({ alias, expression }: SelectItem): boolean =>
      alias !== undefined &&
      expression.kind !== "star" &&
      (hasAggregate(dialect, expression) ||
        asksMore(dialect, expression) ||
        callsUnknown(dialect, expression));
    if (node.items.some(isOfGroups)) return;
    tell(scope, node.having, {
      row: report.superfluous,
      args: {
        what: "This condition asks for no aggregate, so it could stand in WHERE and leave fewer rows to group",
      },
    });
  },
};

/** Whether a condition asks how the groups were made or for chance, or has a query in it, which may have an aggregate of this one. */
function asksMore(dialect: Dialect, root: Expression): boolean {
  return someNode(root, (node) => {
    switch (node.kind) {
      case "subquery":
      case "exists":
      case "quantified":
        return "yes";
      case "in":
        return node.query === undefined ? "no" : "yes";
      case "call": {
        const name = lastName(node.name);
        if (/^grouping(_id)?$/i.test(name)) return "yes";
        return dialect.functions.lookup(name)?.deterministic === false ? "yes" : "no";
      }
      default:
        return "no";
    }
  });
}

/** I049: what stands in COALESCE after a value that is never NULL. Info: proved, and harmless. */
export const coalesceRest: Check = {
  on: "call",
  look: ({ scope, node, of }) => {
    if (node.arguments.length < 2) return;
    const name = lastName(node.name).toLowerCase();
    if (name !== "coalesce" && name !== "ifnull") return;
    const values = node.arguments.map((argument) => argument.value);
    const [first, next] = values;
    if (first === undefined || first.kind === "star" || next === undefined) return;
    // A constant is written on purpose, and a column's declaration may change.
    if (first.kind === "column" || of(first)?.nullability !== "not-null") return;
    tell(scope, next, {
      row: report.superfluous,
      args: { what: "This is never used, since the value before it is never NULL" },
    });
  },
};
