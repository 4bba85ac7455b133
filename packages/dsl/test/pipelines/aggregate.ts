import type { Value } from "./pipeline.ts";
import { converted, ordered } from "./scalar.ts";

/** Functions of many rows. */
export const aggregates: readonly string[] = ["count", "sum", "min", "max", "avg"];

/** What an aggregate says of some rows: its argument in each of them, or undefined where it has none, and how many rows there are. */
export function aggregate(name: string, values: readonly Value[] | undefined, rows: number): Value {
  if (values === undefined) return rows;
  const present = values.filter((value) => value !== null);
  if (name === "count") return present.length;
  if (present.length === 0) return null;
  const sum = (): number => present.reduce((total: number, value) => total + (value as number), 0);
  switch (name) {
    case "sum":
      return converted(sum(), "real");
    case "avg":
      return sum() / present.length;
    case "min":
      return present.toSorted(ordered)[0]!;
    case "max":
      return present.toSorted(ordered).at(-1)!;
  }
  throw new Error(`nobody knows the aggregate ${name}`);
}
