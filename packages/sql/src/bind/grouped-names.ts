import type { Select } from "../ast/query.ts";
import { foldName } from "./context.ts";
import { noFacts } from "./facts.ts";
import type { OutputNames, Scope } from "./scope.ts";
import { valueOf, type BoundValue } from "./value.ts";

/**
 * The output names that an item of the SELECT list sees: those of the items before it, and any that GROUP BY names. `keys` is the scope of
 * GROUP BY, which knows all of them.
 */
export function namesForItems(keys: Scope, node: Select, before: OutputNames): OutputNames {
  const { groupBy } = node;
  if (groupBy === undefined || groupBy.all) return before;
  return {
    keys: () => before.keys(),
    get: (key) =>
      before.get(key) ?? (isGrouped(keys, groupBy, key) ? keyNamed(keys, groupBy, key) : undefined),
  };
}

type GroupBy = NonNullable<Select["groupBy"]>;

function isGrouped({ context }: Scope, { items }: GroupBy, key: string): boolean {
  const expressions = items.flatMap((item) => (item.kind === "grouping-sets" ? item.sets.flat() : [item]));
  return expressions.some((expression) => {
    const [name, ...more] = expression.kind === "column" ? expression.parts : [];
    return name !== undefined && more.length === 0 && foldName(context, name.name) === key;
  });
}

/** A key that one of several sets leaves out is NULL there. */
function keyNamed(keys: Scope, { items }: GroupBy, key: string): BoundValue | undefined {
  const value = keys.aliases.get(key);
  if (value === undefined || items.every((item) => item.kind !== "grouping-sets")) return value;
  const { type, sources } = value;
  return valueOf({ type, sources, nullability: "nullable", facts: noFacts });
}
