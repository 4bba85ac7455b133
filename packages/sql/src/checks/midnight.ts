import type { Expression } from "../ast/expression.ts";
import type { BoundValue } from "../bind/value.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { nameOf, tell, typeOf } from "./tell.ts";

/**
 * W045: `ordered_at = DATE '2024-01-01'`, which only midnight equals. Warning: a column may hold nothing else. Only plain columns of stored tables
 * are looked at, since what a query computes may be cut to days already.
 */
export const midnight: Check = {
  on: "binary",
  look: ({ scope, node, of }) => {
    if (node.operator !== "=" && node.operator !== "==") return;
    if (node.left.kind !== "column" && node.right.kind !== "column") return;
    if (!isConstant(node.left) && !isConstant(node.right)) return;
    const [left, right] = [of(node.left), of(node.right)];
    if (left === undefined || right === undefined) return;
    const column = isMoment(node.left, left) && isDay(node.right, right) ? node.left : undefined;
    const other = isMoment(node.right, right) && isDay(node.left, left) ? node.right : undefined;
    const found = column ?? other;
    if (found === undefined) return;
    const name = nameOf(found, "");
    tell(scope, node, {
      row: report.implicitCast,
      args: {
        name,
        type: typeOf(scope, found === node.left ? left : right),
        other: "a day",
        consequence: "only midnight is equal",
      },
      extras: {
        help: `Write CAST(${name} AS DATE) = …, or compare with the start of the day and of the next one.`,
      },
    });
  },
};

function isMoment(node: Expression, { type, sources }: BoundValue): boolean {
  const [source, ...more] = sources;
  return (
    node.kind === "column" &&
    type.kind === "timestamp" &&
    more.length === 0 &&
    source?.transform.kind === "direct"
  );
}

function isDay(node: Expression, { type, literal }: BoundValue): boolean {
  if (node.kind === "typed-literal") return type.kind === "date";
  // What is no day is told as a text that cannot be read.
  return (
    literal?.kind === "string" && /^\d{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])$/.test(literal.text)
  );
}

function isConstant({ kind }: Expression): boolean {
  return kind === "literal" || kind === "typed-literal";
}
