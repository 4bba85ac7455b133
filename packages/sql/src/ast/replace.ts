import { childrenOf } from "./children.ts";
import type { Expression } from "./expression.ts";

/**
 * The expression with one node inside it (by identity) replaced; everything else is shared.
 * `undefined` when the node is not found, or stands inside a query.
 */
export function replaceNode(
  root: Expression,
  old: Expression,
  replacement: Expression,
): Expression | undefined {
  if (root === old) return replacement;
  for (const child of childrenOf(root)) {
    if (child.kind === "star") continue;
    const changed = replaceNode(child, old, replacement);
    if (changed !== undefined) return withChild(root, child, changed);
  }
  return undefined;
}

/** A copy of a node in which the member that is `old`, at any depth short of another expression, is `changed`. */
function withChild(node: Expression, old: Expression, changed: Expression): Expression {
  return substitute(node, old, changed) as Expression;
}

function substitute(value: unknown, old: Expression, changed: Expression): unknown {
  if (value === old) return changed;
  if (Array.isArray(value)) return value.map((item: unknown) => substitute(item, old, changed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, substitute(member, old, changed)]),
  );
}
