import type { Expression } from "../ast/expression.ts";
import type { BoundValue } from "./value.ts";

/** The expressions that were bound inside those that are being bound, with their values: the last one on top. */
export interface ValueStack {
  readonly nodes: Expression[];
  readonly values: BoundValue[];
  size: number;
}

/** A stack with nothing on it. */
export function emptyStack(): ValueStack {
  return { nodes: [], values: [], size: 0 };
}

/** Puts the value of an expression in the place of everything above `mark`, which was inside it. */
export function settle(
  stack: ValueStack,
  mark: number,
  bound: { node: Expression; value: BoundValue },
): void {
  stack.nodes[mark] = bound.node;
  stack.values[mark] = bound.value;
  stack.size = mark + 1;
}

const longSearch = 16;

function noValue(): undefined {
  return undefined;
}

/** Finds the values of what was bound above `mark`; of one node that was bound twice, the last. */
export function valuesAbove(
  { nodes, values, size }: ValueStack,
  mark: number,
): (node: Expression) => BoundValue | undefined {
  if (size === mark) return noValue;
  if (size - mark <= longSearch) {
    return (node) => {
      for (let i = size - 1; i >= mark; i--) if (nodes[i] === node) return values[i];
      return undefined;
    };
  }
  let index: ReadonlyMap<Expression, number> | undefined;
  return (node) => {
    index ??= new Map(nodes.slice(mark, size).map((bound, i) => [bound, mark + i]));
    const at = index.get(node);
    return at === undefined ? undefined : values[at];
  };
}
