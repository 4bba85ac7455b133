import type { Where } from "../ast.ts";
import { endSelect } from "./end-select.ts";
import { keyOf } from "./identifiers.ts";
import { freshColumn, type Pipeline } from "./pipeline.ts";
import { hasWindow, isCaptured, type Rows } from "./rows.ts";
import { namesIn } from "./said-later.ts";
import { columnName, madeName } from "./sql-nodes.ts";
import { valueAt, type Value } from "./value-at.ts";

/** `where`: WHERE, or HAVING after groups. What is cut, made distinct or seen by a window before must not be filtered first. */
export function filterRows(pipeline: Pipeline, before: Rows, node: Where): Rows {
  const isClosed = before.limit !== undefined || before.distinct !== undefined || before.whole !== undefined;
  const seesAll = hasWindow(before) || readsWindow(pipeline, before);
  const rows = isClosed || seesAll ? endSelect(pipeline, before) : before;
  const value = valueAt(pipeline, rows, node.condition);
  if (value.traits.window) return filterByColumn(pipeline, value);
  if (value.rows.grouped === undefined) return filtered(value, node.end);
  if (!isCaptured(value.traits, value.rows)) {
    const { expression, traits } = value;
    return { ...value.rows, having: [...value.rows.having, { expression, traits }], end: node.end };
  }
  if (value.traits.hasOwnAggregate) return filterByColumn(pipeline, value);
  const ended = endSelect(pipeline, value.rows);
  return filtered(valueAt(pipeline, ended, node.condition), node.end);
}

/** Whether a column over a window that `select` left out is read from here on: it has seen the rows before this filter. */
function readsWindow({ rest }: Pipeline, { left }: Rows): boolean {
  if (!left.some(({ traits }) => traits.window)) return false;
  const names = namesIn(rest);
  return left.some(({ name, traits }) => traits.window && names.has(keyOf(name)));
}

function filtered({ rows, expression, traits }: Value, end: number): Rows {
  const isOne = rows.tables.size === 1;
  const known = isOne ? new Set([...rows.known, ...traits.reads]) : rows.known;
  return { ...rows, where: [...rows.where, expression], known, end };
}

/** A condition over a window, or over aggregates of its own, is computed as a column first. */
function filterByColumn(pipeline: Pipeline, { rows, expression, traits }: Value): Rows {
  const { start, end } = expression;
  const name = madeName({ start, end }, freshColumn(pipeline));
  const ended = endSelect(pipeline, {
    ...rows,
    outputs: [...rows.outputs, { kind: "named", name, expression, traits }],
  });
  return {
    ...ended,
    where: [columnName({ start, end }, [name])],
    outputs: ended.outputs
      .filter((output) => output.kind === "star" || output.name.name !== name.name)
      .map((output) => (output.kind === "star" ? { ...output, exclude: [...output.exclude, name] } : output)),
    end,
  };
}
