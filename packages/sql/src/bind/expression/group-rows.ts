import type { Binary, Call } from "../../ast/expression.ts";
import type { NullRule } from "../../types/null-rule.ts";
import { strictFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import type { BoundValue } from "../value.ts";

/** What follows where an aggregate of a group is not NULL: unless it counts there was a row. */
export function groupValue(
  { grouping }: Scope,
  nulls: NullRule,
  { node, values }: { readonly node: Call; readonly values: readonly BoundValue[] },
): Partial<BoundValue> | undefined {
  if (grouping === undefined || grouping.inputRows === "certain") return undefined;
  if (nulls !== "no-rows" && nulls !== "no-input") return undefined;
  const rows = [grouping.rowsId];
  const byRows =
    node.filter === undefined &&
    (nulls === "no-rows" || values.every((value) => value.nullability === "not-null"));
  return { facts: strictFacts(rows), ...(byRows ? { nullBy: rows } : {}) };
}

/** What `count(…) > 0` proves: that the group has a row. */
export function countFacts({ grouping }: Scope, node: Binary): readonly number[] {
  if (grouping === undefined || grouping.inputRows === "certain") return [];
  const { operator, left, right } = node;
  if (left.kind !== "call" || right.kind !== "literal" || right.literal !== "integer") return [];
  if (left.over !== undefined || left.name.at(-1)?.name.toLowerCase() !== "count") return [];
  const least = operator === ">" ? 0 : operator === ">=" || operator === "=" ? 1 : Number.POSITIVE_INFINITY;
  return Number(right.text) >= least ? [grouping.rowsId] : [];
}
