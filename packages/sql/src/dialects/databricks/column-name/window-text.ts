import type { Expression, Identifier } from "../../../ast/expression.ts";
import type { Frame, FrameBound, OrderItem, WindowSpecification } from "../../../ast/query.ts";
import { all, type Writing } from "./writing.ts";

/** The function before OVER, and how far away the row is that it looks at. */
interface Windowed {
  readonly name: string;
  readonly offset: Expression | undefined;
}

const countsRows = /^(row_number|rank|dense_rank|percent_rank|ntile|counter_diff)$/;

/** ` OVER (…)` with its frame, also one that goes without saying. */
export function windowText(
  over: WindowSpecification | Identifier,
  windowed: Windowed,
  writing: Writing,
): string | undefined {
  const window = over.kind === "window" ? over : named(over, writing);
  if (window === undefined) return undefined;
  const base = window.base === undefined ? undefined : named(window.base, writing);
  if (window.base !== undefined && base === undefined) return undefined;
  const partitions = [...(base?.partitionBy ?? []), ...window.partitionBy];
  const orders = [...(base?.orderBy ?? []), ...window.orderBy];
  const parts = [
    listText("PARTITION BY ", partitions.map((part) => writing.text(part, writing))),
    listText("ORDER BY ", orders.map((item) => orderText(item, writing))),
    frameText(window.frame ?? base?.frame, { ...windowed, isOrdered: orders.length > 0 }, writing),
  ];
  return all(parts, (...texts) => ` OVER (${texts.filter((text) => text !== "").join(" ")})`);
} // prettier-ignore

function named({ name }: Identifier, { windows }: Writing): WindowSpecification | undefined {
  return windows.find((window) => window.name.name.toLowerCase() === name.toLowerCase())?.window;
}

function listText(head: string, parts: readonly (string | undefined)[]): string | undefined {
  return parts.length === 0 ? "" : all(parts, (...texts) => `${head}${texts.join(", ")}`);
}

/** `a ASC NULLS FIRST`. */
export function orderText({ expression, direction, nulls }: OrderItem, writing: Writing): string | undefined {
  if (expression.kind === "star") return undefined;
  const isDown = direction === "desc";
  const place = nulls ?? (isDown ? "last" : "first");
  return all([writing.text(expression, writing)], (text) =>
    `${text} ${isDown ? "DESC" : "ASC"} NULLS ${place.toUpperCase()}`,
  );
} // prettier-ignore

function frameText(
  frame: Frame | undefined,
  { name, offset, isOrdered }: Windowed & { readonly isOrdered: boolean },
  writing: Writing,
): string | undefined {
  if (name === "lag" || name === "lead") {
    const rows = offset === undefined ? "1" : writing.text(offset, writing);
    if (rows === undefined || !/^\d+$/.test(rows)) return undefined;
    const bound = `${name === "lag" ? "-" : ""}${rows} FOLLOWING`;
    return `ROWS BETWEEN ${bound} AND ${bound}`;
  }
  if (countsRows.test(name)) return "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
  if (frame === undefined) {
    return isOrdered
      ? "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
      : "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
  }
  const to = frame.to === undefined ? "CURRENT ROW" : boundText(frame.to, writing);
  return all([boundText(frame.from, writing), to], (first, last) =>
    `${frame.unit.toUpperCase()} BETWEEN ${first} AND ${last}`,
  );
} // prettier-ignore

function boundText({ bound, offset }: FrameBound, writing: Writing): string | undefined {
  if (offset === undefined) return bound.toUpperCase();
  return all([writing.text(offset, writing)], (text) => `${text} ${bound.toUpperCase()}`);
}
