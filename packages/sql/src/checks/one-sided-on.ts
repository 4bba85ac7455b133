import { lowerAscii } from "../types/lower-ascii.ts";
import { report } from "../diagnostics.ts";
import type { Expression, Identifier } from "../ast/expression.ts";
import type { FromResult } from "../bind/from-result.ts";
import type { Check } from "./check.ts";
import { relationsIn } from "./mentions.ts";
import { tell } from "./tell.ts";

/**
 * W047: an ON that names columns of one side only, so that nothing ties the sides together. Warning: certain from the text, but it may be meant. Silent for conditions
 * that name no column, such as ON TRUE, and where a side has at most one row.
 */
export const oneSidedOn: Check = {
  on: "join",
  look: ({ scope, node, left, right }) => {
    if (node.on === undefined || isPlainEquality(node.on, right)) return;
    const relations = [...left.relations, ...right.relations];
    if (
      relations.some(
        (relation) => relation.correlated || relation.keys.some((key) => key.columns.length === 0),
      )
    )
      return;
    const found = relationsIn(scope, node.on);
    if (found === undefined || found.size === 0) return;
    const onLeft = left.relations.some((relation) => found.has(relation));
    const onRight = right.relations.some((relation) => found.has(relation));
    if (onLeft && onRight) return;
    tell(scope, node.on, { row: report.oneSidedOn, args: { side: onLeft ? "left" : "right" } });
  },
};

/** `a.x = b.y` with a qualifier of each side, the usual condition. */
function isPlainEquality(node: Expression, right: FromResult): boolean {
  if (node.kind !== "binary" || node.left.kind !== "column" || node.right.kind !== "column") return false;
  const [first, second] = [node.left.parts, node.right.parts];
  if (first.length !== 2 || second.length !== 2) return false;
  return isOf(right, first[0]) !== isOf(right, second[0]);
}

function isOf({ relations }: FromResult, qualifier: Identifier | undefined): boolean {
  const name = qualifier && lowerAscii(qualifier.name);
  return relations.some((relation) => relation.alias !== undefined && lowerAscii(relation.alias) === name);
}
