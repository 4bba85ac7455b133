import type { Value } from "./pipeline.ts";
import { ordered } from "./scalar.ts";

/** Rows that share a key are told apart by nothing: they are peers. */
export type Keys = readonly { readonly values: readonly Value[]; readonly descending: boolean }[];

/** Compares two rows by their keys; NULL comes last, whichever the direction. */
export function compareRows(keys: Keys): (a: number, b: number) => number {
  return (a, b) => {
    for (const { values, descending } of keys) {
      const [x, y] = [values[a]!, values[b]!];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      return descending ? ordered(y, x) : ordered(x, y);
    }
    return 0;
  };
}

/** Rows with the same text have the same values. */
export function rowText(values: readonly Value[]): string {
  return JSON.stringify(values.map((value) => (value === 0 ? 0 : value)));
}

/** The places of equal values together, in order of first sight. */
export function grouped(
  size: number,
  columns: readonly (readonly Value[])[],
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < size; row++) {
    const text = rowText(columns.map((values) => values[row]!));
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
