import type { BindContext } from "./context.ts";
import { noFacts, strictFacts } from "./facts.ts";
import type { BoundValue } from "./value.ts";

/** The keys of GROUP BY by their structure, and those that stand twice. */
interface Keys {
  readonly keys: ReadonlyMap<string, BoundValue>;
  /** Of these, a condition on one says nothing of the other. */
  readonly twofold: ReadonlySet<number | string>;
}

/** The keys as grouping sets leave them: NULL in the groups of the sets without them; those in `always` are in all sets. */
export function keysOfSets(
  context: BindContext,
  { keys, twofold }: Keys,
  always: ReadonlySet<string>,
): ReadonlyMap<string, BoundValue> {
  const all = new Map<string, BoundValue>();
  for (const [key, value] of keys) {
    const nullable = asNullableKey(context, value);
    if (twofold.has(key)) all.set(key, { ...nullable, identity: undefined, facts: noFacts });
    else all.set(key, always.has(key) ? value : nullable);
  }
  return all;
}

function asNullableKey(context: BindContext, value: BoundValue): BoundValue {
  const id = context.nextColumnId++;
  return {
    ...value,
    truth: undefined,
    literal: undefined,
    unsure: undefined,
    nullability: "nullable",
    facts: strictFacts([id]),
    nullBy: [id],
  };
}
