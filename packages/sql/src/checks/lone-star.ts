import { findColumns } from "../bind/columns-expression.ts";
import { reportOnce, spanOf } from "../bind/context.ts";
import { proofIn } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";

/** E068: a star in a SELECT that reads nothing. Error: the engine refuses it always. */
export const starWithoutFrom: Check = {
  on: "select",
  look: ({ outer, node }) => {
    if (node.from.length > 0 || outer.context.dialect.syntax.forms.has("empty-stars")) return;
    for (const { expression } of node.items) {
      const star = expression.kind === "star" ? expression : findColumns(expression);
      if (star === undefined || (star.kind === "star" && star.qualifier.length > 0)) continue;
      reportOnce(
        outer.context,
        report.starAlone(
          spanOf(outer.context, star),
          { problem: "there is no FROM" },
          { help: "Add FROM and a table, or name what is selected.", proof: proofIn(outer) },
        ),
      );
    }
  },
};

/** E068: a SELECT list of stars of which nothing is left. Error: the engine refuses it always. */
export const starWithoutColumns: Check = {
  on: "select",
  look: ({ outer, node: { items }, outputs, complete }) => {
    const [item] = items;
    if (item === undefined || outputs.length > 0 || !complete) return;
    if (outer.context.dialect.syntax.forms.has("empty-stars")) return;
    // Where a pattern chose nothing, that is what is wrong.
    const isBare = items.every(({ expression }) => {
      const star = expression.kind === "star" ? expression : findColumns(expression)?.pattern;
      return star?.kind === "star" && star.filter === undefined;
    });
    if (!isBare) return;
    const problem = "nothing is left of it, and nothing else is selected";
    reportOnce(
      outer.context,
      report.starAlone(spanOf(outer.context, item), { problem }, { proof: proofIn(outer) }),
    );
  },
};

/** E068: a star beside other arguments. Error: the engine refuses it always. */
export const starArgument: Check = {
  on: "call",
  look: ({ scope, node }) => {
    if (node.arguments.length < 2 || scope.context.dialect.syntax.forms.has("star-arguments")) return;
    const star = node.arguments.find((argument) => argument.value.kind === "star");
    if (star === undefined) return;
    reportOnce(
      scope.context,
      report.starAlone(
        spanOf(scope.context, star),
        { problem: "there are other arguments beside it" },
        { help: "Leave the others away as in count(*), or write *COLUMNS(*).", proof: proofIn(scope) },
      ),
    );
  },
};
