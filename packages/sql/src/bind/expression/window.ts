import type { Identifier } from "../../ast/expression.ts";
import type { Frame, FrameBound, WindowSpecification } from "../../ast/query.ts";
import { foldName } from "../context.ts";
import type { Scope } from "../scope.ts";
import { inRole, joined, type Source } from "../source.ts";
import { bindExpression } from "./bind.ts";

/** What a window contributes to a value over it. */
export interface BoundWindow {
  readonly sources: readonly Source[];
  /** Whether the frame of a row always has at least that row in it. */
  readonly currentRow: "certain" | "possible";
  /** Whether the frame is one of rows, which it also is without an order, or goes on to equal rows; absent where the window is not known. */
  readonly frame?: "rows" | "range";
}

/** Binds `OVER (…)` or `OVER name`; a name that is not defined gives no sources. */
export function bindWindow(outer: Scope, over: WindowSpecification | Identifier): BoundWindow {
  const chain = windowChain(outer, over);
  const scope: Scope = { ...outer, clause: "window" };
  const lists: (readonly Source[])[] = [];
  for (const { partitionBy, orderBy } of chain) {
    for (const node of partitionBy) lists.push(bindExpression(scope, node).sources);
    for (const { expression } of orderBy) {
      if (expression.kind !== "star") lists.push(bindExpression(scope, expression).sources);
    }
  }
  const frame = chain.find((window) => window.frame !== undefined)?.frame;
  const known = over.kind === "window" || chain.length > 0;
  const sources = inRole(joined(lists), "window");
  if (!known) return { sources, currentRow: "possible" };
  const currentRow = hasCurrentRow(frame) ? "certain" : "possible";
  return { sources, currentRow, frame: frameKind(chain, frame) };
}

function frameKind(chain: readonly WindowSpecification[], frame: Frame | undefined): "rows" | "range" {
  if (frame !== undefined) return frame.unit === "rows" ? "rows" : "range";
  return chain.some((window) => window.orderBy.length > 0) ? "range" : "rows";
}

/** The specification and the named ones that it starts from, itself first. */
export function windowChain(
  scope: Scope,
  over: WindowSpecification | Identifier,
): readonly WindowSpecification[] {
  const chain: WindowSpecification[] = [];
  let at = over.kind === "window" ? over : named(scope, over);
  while (at !== undefined && !chain.includes(at)) {
    chain.push(at);
    at = at.base === undefined ? undefined : named(scope, at.base);
  }
  return chain;
}

function named(scope: Scope, name: Identifier): WindowSpecification | undefined {
  return scope.windows.get(foldName(scope.context, name.name));
}

function hasCurrentRow(frame: Frame | undefined): boolean {
  if (frame === undefined) return true;
  if (frame.exclude !== undefined && frame.exclude !== "no others") return false;
  return (
    reaches(frame.from, frame, "preceding") &&
    (frame.to === undefined || reaches(frame.to, frame, "following"))
  );
}

/** Whether a bound stands at the current row or on the given side of it. */
function reaches(bound: FrameBound, frame: Frame, side: "preceding" | "following"): boolean {
  if (bound.bound === "current row" || bound.bound === `unbounded ${side}`) return true;
  if (bound.bound !== side) return false;
  // Only ROWS takes a negative offset, which leads to the other side.
  const { offset } = bound;
  return frame.unit !== "rows" || (offset?.kind === "literal" && offset.literal === "integer");
}
