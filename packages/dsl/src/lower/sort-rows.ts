import type { Sort } from "../ast.ts";
import { isConfused } from "./confused-names.ts";
import { endSelect } from "./end-select.ts";
import { keyOf } from "./identifiers.ts";
import { lowered } from "./lower-expression.ts";
import type { Pipeline } from "./pipeline.ts";
import { namedOutput, type OrderKey, type Rows } from "./rows.ts";

/** `sort`: ORDER BY. */
export function sortRows(pipeline: Pipeline, before: Rows, node: Sort): Rows {
  const isMixed = before.distinct !== undefined && before.from[0]?.kind === "join";
  const isOpen = (before.limit ?? before.whole) === undefined && !isMixed;
  const rows = isOpen ? before : endSelect(pipeline, before);
  const order = orderKeys(pipeline, rows, node);
  const sorted: Rows = { ...rows, order, end: node.end };
  if (!isConfused(sorted)) return sorted;
  const ended = endSelect(pipeline, rows);
  return { ...ended, order: orderKeys(pipeline, ended, node), end: node.end };
}

function orderKeys(pipeline: Pipeline, rows: Rows, { items }: Sort): readonly OrderKey[] {
  return items.map(({ column, descending, start, end }) => {
    const [first, second] = column.parts;
    const named = first === undefined || second !== undefined ? undefined : namedOutput(rows, keyOf(first));
    const value = named ?? lowered(column, { dialect: pipeline.dialect, rows });
    return { expression: value.expression, traits: value.traits, descending, start, end };
  });
}
