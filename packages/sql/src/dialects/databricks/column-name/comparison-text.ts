import type { Binary, Expression } from "../../../ast/expression.ts";
import type { Writing } from "./writing.ts";

/** `a < b`. Beside a whole number Spark makes a whole number of a decimal constant: `i < 1.5` becomes `(i < 2)`. */
export function comparisonText(node: Binary, [left, right]: readonly [string, string], writing: Writing): string {
  const isWhole = (part: Expression): boolean => writing.valueOf(part)?.type.kind === "integer";
  const { operator } = node;
  const less = operator.startsWith("<");
  const open = !operator.endsWith("=");
  if (isWhole(node.left) && isDecimal(node.right, writing)) {
    const bound = rounded(right, less === open ? "up" : "down");
    return outside(bound, less) ?? `(${left} ${operator} ${bound})`;
  }
  if (isDecimal(node.left, writing) && isWhole(node.right)) {
    const bound = rounded(left, less === open ? "down" : "up");
    return outside(bound, !less) ?? `(${bound} ${operator} ${right})`;
  }
  return `(${left} ${operator} ${right})`;
} // prettier-ignore

function isDecimal(node: Expression, { valueOf }: Writing): boolean {
  return node.kind === "literal" && valueOf(node)?.type.kind === "decimal";
}

function rounded(text: string, to: "up" | "down"): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole) + (to === "up" && /[1-9]/.test(fraction) ? 1n : 0n);
}

/** What a comparison with more than any BIGINT comes to. */
function outside(bound: bigint, isBelow: boolean): string | undefined {
  return bound > 9223372036854775807n ? String(isBelow) : undefined;
}
