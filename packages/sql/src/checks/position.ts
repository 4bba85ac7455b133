import type { Expression, Star } from "../ast/expression.ts";
import { reportOnce, spanOf } from "../bind/context.ts";
import { proofIn, type Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import { stringText } from "../print/names.ts";
import type { Check } from "./check.ts";

/** E065: a position in ORDER BY, GROUP BY or DISTINCT ON that no column has. Error: the engine refuses it always. */
export const selectPosition: Check = {
  on: "select",
  look: ({ outer, node, outputs, complete, orderBy }) => {
    if (!complete) return;
    const place = { scope: outer, count: outputs.length };
    // What DISTINCT ON computes stands behind the columns.
    const ordered = { scope: outer, count: outputs.length + (node.distinct?.on.length ?? 0) };
    for (const item of orderBy) lookAt(item.expression, "ORDER BY", ordered);
    for (const item of node.groupBy?.items ?? []) {
      const keys = item.kind === "grouping-sets" ? item.sets.flat() : [item];
      for (const key of keys) lookAt(key, "GROUP BY", place);
    }
    for (const item of node.distinct?.on ?? []) lookAt(item, "DISTINCT ON", place);
  },
};

/** E065 after VALUES and set operations. */
export const queryPosition: Check = {
  on: "query",
  look: ({ scope, node, bound }) => {
    if (!bound.complete || node.body.kind === "select") return;
    for (const item of node.orderBy) {
      lookAt(item.expression, "ORDER BY", { scope, count: bound.columns.length });
    }
  },
};

const mostInt = 2_147_483_647;

interface Place {
  readonly scope: Scope;
  /** How many columns the query has. */
  readonly count: number;
}

/** ORDER BY and DISTINCT ON of a text, which means no column; GROUP BY takes any constant. */
function lookAtText(node: Expression | Star, clause: string, scope: Scope): void {
  if (clause === "GROUP BY" || node.kind !== "literal" || node.literal !== "string") return;
  const position = stringText(node.text);
  const help = `A text names no column. Write the name without quotes, or in double ones.`;
  reportOnce(
    scope.context,
    report.noSuchPosition(spanOf(scope.context, node), { clause, position }, { help, proof: proofIn(scope) }),
  );
}

function lookAt(node: Expression | Star, clause: string, { scope, count }: Place): void {
  lookAtText(node, clause, scope);
  // In GROUP BY `#2` is a column of FROM.
  const position = clause === "GROUP BY" && node.kind === "positional" ? undefined : positionIn(node);
  if (position === undefined || (position >= 1 && position <= count)) return;
  if (position > mostInt && scope.context.dialect.syntax.forms.has("int-positions")) return;
  const help =
    count === 1
      ? "The query has one column: write 1, or its name."
      : `Write a position from 1 to ${count}, or a column's name.`;
  reportOnce(
    scope.context,
    report.noSuchPosition(spanOf(scope.context, node), { clause, position }, { help, proof: proofIn(scope) }),
  );
}

/** The number that a bare integer means. */
function positionIn(node: Expression | Star): number | undefined {
  if (node.kind === "unary" && node.operator === "-") {
    const value = positionIn(node.operand);
    return value === undefined ? undefined : -value;
  }
  if (node.kind === "positional") return node.position;
  if (node.kind !== "literal" || node.literal !== "integer") return undefined;
  return Number(node.text.replaceAll("_", ""));
}
