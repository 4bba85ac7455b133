import { lowerAscii } from "../../../types/lower-ascii.ts";
import type { Identifier } from "../../../ast/expression.ts";
import type { Frame, FrameBound, OrderItem, WindowSpecification } from "../../../ast/query.ts";
import { commas, give, type Writer } from "./writer.ts";

/** `a DESC NULLS LAST, b`. */
export function orderText(w: Writer, items: readonly OrderItem[]): string {
  return items
    .map((item) => {
      const direction = item.direction === undefined ? "" : ` ${item.direction.toUpperCase()}`;
      const nulls = item.nulls === undefined ? "" : ` NULLS ${item.nulls.toUpperCase()}`;
      return w.text(w, item.expression) + direction + nulls;
    })
    .join(", ");
}

/** What stands in the parentheses after OVER; a named window is written out. */
export function overText(w: Writer, over: WindowSpecification | Identifier): string {
  const window = over.kind === "window" ? resolved(w, over) : named(w, over.name);
  if (window === undefined) return give(w);
  const parts: string[] = [];
  if (window.partitionBy.length > 0) parts.push(`PARTITION BY ${commas(w, window.partitionBy)}`);
  if (window.orderBy.length > 0) parts.push(`ORDER BY ${orderText(w, window.orderBy)}`);
  const frame = window.frame === undefined ? "" : frameText(w, window.frame);
  if (frame !== "") parts.push(frame);
  return parts.join(" ");
}

function named(w: Writer, name: string, depth = 0): WindowSpecification | undefined {
  const wanted = lowerAscii(name);
  const found = w.windows.find((window) => lowerAscii(window.name.name) === wanted);
  return found === undefined || depth > 100 ? undefined : resolved(w, found.window, depth + 1);
}

function resolved(w: Writer, window: WindowSpecification, depth = 0): WindowSpecification | undefined {
  if (window.base === undefined) return window;
  const base = named(w, window.base.name, depth);
  if (base === undefined) return undefined;
  return {
    ...window,
    partitionBy: base.partitionBy.length > 0 ? base.partitionBy : window.partitionBy,
    orderBy: window.orderBy.length > 0 ? window.orderBy : base.orderBy,
    frame: window.frame ?? base.frame,
  };
}

function frameText(w: Writer, frame: Frame): string {
  const from = frame.from;
  const to = frame.to?.bound ?? "current row";
  const exclude =
    frame.exclude === undefined || frame.exclude === "no others"
      ? ""
      : ` EXCLUDE ${frame.exclude.toUpperCase()}`;
  const toText = frame.to === undefined ? "CURRENT ROW" : boundText(w, frame.to);
  const everything = from.bound === "unbounded preceding" && to === "unbounded following";
  const usual = from.bound === "unbounded preceding" && to === "current row";
  if (frame.unit === "range" && usual) return exclude.trim();
  const unit = everything ? "ROWS" : frame.unit.toUpperCase();
  return `${unit} BETWEEN ${boundText(w, from)} AND ${toText}${exclude}`;
}

function boundText(w: Writer, bound: FrameBound): string {
  const text = bound.bound.toUpperCase();
  return bound.offset === undefined ? text : `${w.text(w, bound.offset)} ${text}`;
}
