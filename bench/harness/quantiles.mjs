/** Least, median and most of some numbers. */
export function quantiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
  return { least: sorted[0], median, most: sorted.at(-1) };
}

/** A number with at most one digit behind the point. */
export function tenths(value) {
  return Math.round(value * 10) / 10;
}
