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
  let provers: ReadonlyMap<number, number> | undefined;
  for (const [i, value] of values.entries()) {
    const own = causesOf(value);
    if (own === undefined) return undefined;
    if (own.length === 0) continue;
    provers ??= proversOf(excluded);
    for (const id of own) {
      const prover = provers.get(id);
      if (prover === undefined || prover === i) causes.push(id);
    }
  }
  return causes.length > fewCauses ? [...new Set(causes)] : causes;
}

/** Up to this many, one that stands there twice does no harm. */
const fewCauses = 16;

/** Which operand proves a column to be not NULL, by the column; a number that no operand has where several do. */
function proversOf(excluded: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const provers = new Map<number, number>();
  for (const [i, proved] of excluded.entries()) {
    for (const id of proved) provers.set(id, provers.has(id) && provers.get(id) !== i ? several : i);
  }
  return provers;
}

const several = -1;
