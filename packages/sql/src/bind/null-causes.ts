import { union } from "./facts.ts";
import type { BoundValue } from "./value.ts";

const none: readonly number[] = [];

/** Columns (by id) of which one is NULL where the value is; `undefined` where it may be NULL for another reason. */
export function causesOf(value: BoundValue): readonly number[] | undefined {
  return value.nullability === "not-null" ? none : value.nullBy;
}

/** The causes of a value that is NULL only where one of several values is. */
export function causesOfAny(values: readonly BoundValue[]): readonly number[] | undefined {
  let all = none;
  for (const value of values) {
    const causes = causesOf(value);
    if (causes === undefined) return undefined;
    all = union([all, causes]);
  }
  return all;
}

/**
 * The causes of `a AND b`, which is NULL only where one of them is and none is FALSE: what an operand that is not FALSE
 * proves to be not NULL is no cause of another. `excluded` gives what each operand proves.
 */
export function causesBeside(
  values: readonly BoundValue[],
  excluded: readonly (readonly number[])[],
): readonly number[] | undefined {
  const causes: number[] = [];
  for (const [i, value] of values.entries()) {
    const own = causesOf(value);
    if (own === undefined) return undefined;
    for (const id of own) {
      if (!excluded.some((proved, j) => j !== i && proved.includes(id))) causes.push(id);
    }
  }
  return causes;
}
