import { isCaptured, outputFor, type OrderKey, type Rows } from "./rows.ts";
import { columnName } from "./sql-nodes.ts";
import { noTraits } from "./traits.ts";

/** Whether the order or a condition on groups would be read as if it spoke of the columns of the result. */
export function isConfused(rows: Rows): boolean {
  return (
    rows.having.some(({ traits }) => isCaptured(traits, rows)) ||
    rows.order.some(
      ({ traits, expression }) => outputFor(rows, expression) === undefined && isCaptured(traits, rows),
    )
  );
}

/** The rows where no name is confused, maybe with an order that says its table; `undefined` where that does not help. */
export function clear(rows: Rows): Rows | undefined {
  if (!isConfused(rows)) return rows;
  if (rows.tables.size !== 1 || rows.grouped !== undefined) return undefined;
  const said = { ...rows, order: qualifiedOrder(rows) };
  return isConfused(said) ? undefined : said;
}

function qualifiedOrder({ order, alias }: Rows): readonly OrderKey[] {
  return order.map((key) => {
    const { expression } = key;
    if (expression.kind !== "column" || expression.parts.length !== 1) return key;
    return { ...key, expression: columnName(expression, [alias, ...expression.parts]), traits: noTraits() };
  });
}
