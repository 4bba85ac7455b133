import type { Identifier } from "../ast/expression.ts";
import type { Frame, FrameBound, OrderItem, WindowSpecification } from "../ast/query.ts";
import { identifierText } from "./names.ts";
import { commas, free, type Printer } from "./printer.ts";

/** `a DESC NULLS LAST, b`. */
export function orderText(q: Printer, items: readonly OrderItem[]): string {
  return items.map((item) => free(q, item.expression) + orderSuffix(item)).join(", ");
}

/** ` DESC NULLS LAST`. */
export function orderSuffix(item: Pick<OrderItem, "direction" | "nulls">): string {
  const direction = item.direction === undefined ? "" : ` ${item.direction.toUpperCase()}`;
  return item.nulls === undefined ? direction : `${direction} NULLS ${item.nulls.toUpperCase()}`;
}

/** What follows OVER. */
export function overText(q: Printer, over: WindowSpecification | Identifier): string {
  return over.kind === "identifier" ? identifierText(over, q.dialect) : windowText(q, over);
}

/** `(PARTITION BY … ORDER BY … ROWS …)`. */
export function windowText(q: Printer, window: WindowSpecification): string {
  const parts: string[] = [];
  if (window.base !== undefined) parts.push(identifierText(window.base, q.dialect));
  if (window.partitionBy.length > 0) parts.push(`PARTITION BY ${commas(q, window.partitionBy)}`);
  if (window.orderBy.length > 0) parts.push(`ORDER BY ${orderText(q, window.orderBy)}`);
  if (window.frame !== undefined) parts.push(frameText(q, window.frame));
  return `(${parts.join(" ")})`;
}

function frameText(q: Printer, frame: Frame): string {
  const from = boundText(q, frame.from);
  const range = frame.to === undefined ? from : `BETWEEN ${from} AND ${boundText(q, frame.to)}`;
  const exclude = frame.exclude === undefined ? "" : ` EXCLUDE ${frame.exclude.toUpperCase()}`;
  return `${frame.unit.toUpperCase()} ${range}${exclude}`;
}

function boundText(q: Printer, bound: FrameBound): string {
  const text = bound.bound.toUpperCase();
  return bound.offset === undefined ? text : `${q.expression(q, bound.offset, 10)} ${text}`;
}
