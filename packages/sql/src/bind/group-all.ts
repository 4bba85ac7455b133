import { someNode } from "../ast/children.ts";
import type { ColumnName, Expression } from "../ast/expression.ts";
import type { Select } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { isAggregateCall, isUnread } from "./aggregate-search.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { belongsOutside } from "./outside-aggregate.ts";
import { findName, findRelation, proofIn, type Scope } from "./scope.ts";

/** What an item of the SELECT list has in it, with what its names stand for. */
interface Found {
  column: ColumnName | undefined;
  aggregate: boolean;
  window: boolean;
}

/**
 * E064: an item that GROUP BY ALL can neither take for a key nor for a value of the group: one with a column beside an
 * aggregate or a window function. Error: the engine refuses it always.
 */
export function checkAllItem(scope: Scope, node: Select, position: number): void {
  const item = node.items[position];
  if (item === undefined || item.expression.kind === "star") return;
  const found: Found = { column: undefined, aggregate: false, window: false };
  look({ scope, node, found }, item.expression, position);
  const { column, aggregate, window } = found;
  if (column === undefined || (!aggregate && !window)) return;
  const name = column.parts.at(-1)?.name ?? "";
  const beside = aggregate ? "an aggregate" : "a window function";
  const span = spanOf(scope.context, item.expression);
  reportOnce(scope.context, report.mixedAllItem(span, { name, beside }, { proof: proofIn(scope) }));
}

interface Search {
  readonly scope: Scope;
  readonly node: Select;
  readonly found: Found;
}

/** Looks through an expression; names of items before `position` stand for these. */
function look(search: Search, root: Expression, position: number): void {
  const { scope, found } = search;
  someNode(root, (node) => {
    if (node.kind === "lambda" || node.kind === "columns") return "skip";
    if (node.kind === "call" && isUnread(scope.context.dialect, node)) return "skip";
    if (node.kind === "call" && isAggregateCall(scope.context.dialect, node)) {
      found.aggregate ||= !belongsOutside(scope, node);
      return "skip";
    }
    if (node.kind === "call" && node.over !== undefined) found.window = true;
    if (node.kind === "column") lookAtName(search, node, position);
    return "no";
  });
}

function lookAtName({ scope, node, found }: Search, name: ColumnName, position: number): void {
  const here: Scope = { ...scope, aliases: new Map(), parent: undefined };
  const names = name.parts.map((part) => part.name);
  const last = foldName(scope.context, names.at(-1) ?? "");
  if (names.length > 1) {
    const relation = findRelation(here, names.slice(0, -1), last)?.relation;
    if (relation?.byName.has(last) === true) found.column ??= name;
    return;
  }
  const meaning = findName(here, last);
  if (meaning.kind === "column" && !meaning.parameter) found.column ??= name;
  if (meaning.kind !== "missing") return;
  for (let at = position - 1; at >= 0; at--) {
    const item = node.items[at];
    if (item?.alias === undefined || foldName(scope.context, item.alias.name) !== last) continue;
    const inner: Found = { column: undefined, aggregate: false, window: false };
    if (item.expression.kind !== "star") look({ scope, node, found: inner }, item.expression, at);
    if (inner.column !== undefined) found.column ??= name;
    found.aggregate ||= inner.aggregate;
    found.window ||= inner.window;
    return;
  }
}
