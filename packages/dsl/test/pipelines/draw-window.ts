import { drawExpression, type Readable, type Source } from "./draw-expression.ts";
import type { Bound, Expression, Frame, SortKey, Window } from "./pipeline.ts";

/** Keys to sort by, some of them downwards. */
export function drawKeys({ choices, columns }: Source, least: number): readonly SortKey[] {
  return choices
    .some(columns, least, 3)
    .map(({ named }) => ({ column: named, descending: choices.rarely(2) }));
}

/** A random window function over columns. */
export function drawWindow(source: Source): Expression {
  const { choices, columns } = source;
  const partition = choices.some(columns, 0, 2).map(({ named }) => named);
  if (choices.rarely(3)) return ranking(source, partition);
  const sort = drawKeys(source, 0);
  const frame = sort.length > 0 && choices.rarely(2) ? drawFrame(source, sort) : undefined;
  const window = { partition, sort, frame };
  const name = choices.pick(["count", "sum", "avg", "min", "max"]);
  return { kind: "window", name, args: aggregated(source, name), window };
}

function ranking(source: Source, partition: Window["partition"]): Expression {
  const { choices, columns } = source;
  const name = choices.pick(["row_number", "rank", "dense_rank", "lag", "lead"]);
  const args =
    name === "lag" || name === "lead" ? [drawExpression(source, choices.pick(columns).kind, 1)] : [];
  return { kind: "window", name, args, window: { partition, sort: drawKeys(source, 1), frame: undefined } };
}

/** What an aggregate is about: sums of whole numbers only, whose order does not matter. */
export function aggregated(source: Source, name: string): readonly Expression[] {
  const { choices } = source;
  if (name === "count" && choices.rarely(2)) return [];
  const kind =
    name === "sum" || name === "avg" ? "int" : choices.pick(["int", "text", "real", "date"] as const);
  return [drawExpression(source, kind, 1)];
}

function drawFrame({ choices, columns }: Source, sort: readonly SortKey[]): Frame {
  const { column } = sort[0]!;
  const isNumber = (readable: Readable): boolean =>
    readable.kind === "int" &&
    readable.named.name === column.name &&
    readable.named.qualifier === column.qualifier;
  const hasDistance = sort.length === 1 && columns.some(isNumber);
  const unit = choices.pick(["rows", "range"] as const);
  const bounds: readonly Bound[] =
    unit === "rows" || hasDistance ? ["unbounded", "current", 1, 2] : ["unbounded", "current"];
  return { unit, start: choices.pick(bounds), end: choices.pick(bounds) };
}
