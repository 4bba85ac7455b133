import { closureOf, growingClosure } from "./closure.ts";
import { allFacts, type Dependency, type RowKey } from "./grain.ts";

/** Keys of which none holds another, each minimal. */
export function minimalKeys(keys: readonly RowKey[], dependencies: readonly Dependency[]): readonly RowKey[] {
  if (keys.length === 0 || (keys.length === 1 && dependencies.length === 0)) return keys;
  const derivable = derivableOf(keys, dependencies);
  const minimal = keys
    .map((key) => minimalKey(key, dependencies, derivable))
    .sort((a, b) => a.columns.length - b.columns.length || a.assumed.length - b.assumed.length);
  const kept: RowKey[] = [];
  for (const key of minimal) if (!isWider(key, kept)) kept.push(key);
  return kept;
}

/** Whether one of some keys, none longer, says all that a key does. */
function isWider(key: RowKey, kept: readonly RowKey[]): boolean {
  if (kept.length === 0) return false;
  const columns = new Set(key.columns);
  return kept.some(
    (other) =>
      (other.nulls === "agree" || key.nulls === "differ") &&
      (other.assumed.length === 0 || key.assumed.length > 0) &&
      other.columns.every((column) => columns.has(column)),
  );
}

/** The columns of some keys that follow from others by some dependency; all others have to stay. */
function derivableOf(keys: readonly RowKey[], dependencies: readonly Dependency[]): ReadonlySet<number> {
  if (dependencies.length === 0) return noColumns;
  const derivable = new Set<number>();
  const wanted = new Set(keys.flatMap((key) => key.columns));
  for (const { from, to } of dependencies) {
    for (const column of to) if (wanted.has(column) && !from.includes(column)) derivable.add(column);
  }
  return derivable;
}

const noColumns: ReadonlySet<number> = new Set();

/** A key without the columns that follow from the others; the first ones are kept. */
function minimalKey(
  key: RowKey,
  dependencies: readonly Dependency[],
  derivable: ReadonlySet<number>,
): RowKey {
  if (key.nulls === "differ" || dependencies.length === 0) return key;
  const distinct = [...new Set(key.columns)];
  const columns = distinct.some((column) => derivable.has(column))
    ? firstEnough(distinct, { dependencies, derivable })
    : distinct;
  if (columns.length === key.columns.length) return key;
  const known = new Set(columns);
  const facts = closureOf((column) => known.has(column), dependencies).factsFor(distinct) ?? [];
  return { ...key, columns, assumed: allFacts([key, { assumed: facts }]) };
}

/** What columns follow by. */
interface Rules {
  readonly dependencies: readonly Dependency[];
  /** The columns that follow by some of them. */
  readonly derivable: ReadonlySet<number>;
}

/** So much work at most: keys of hundreds of columns, which nobody reads, stay longer than they need to be. */
const mostWork = 200_000;

/**
 * The first columns that are enough for all of some columns to follow, as if the last that are not needed were taken away one by one:
 * columns are added in order until all follow, so that the one added last is needed; then again with it and those before it.
 */
function firstEnough(columns: readonly number[], { dependencies, derivable }: Rules): readonly number[] {
  const all = new Set(columns);
  const needed = new Set(columns.filter((column) => !derivable.has(column)));
  let candidates = columns.filter((column) => derivable.has(column));
  const round = dependencies.length + columns.length;
  for (let work = round; candidates.length > 0 && work < mostWork; work += round) {
    let missing = columns.length;
    const closure = growingClosure(dependencies, (column) => {
      if (all.has(column)) missing--;
    });
    for (const column of needed) closure.add(column);
    let last = -1;
    while (missing > 0 && last < candidates.length - 1) {
      last++;
      closure.add(candidates[last] ?? 0);
    }
    const needs = candidates[last];
    if (needs !== undefined) needed.add(needs);
    candidates = candidates.slice(0, Math.max(last, 0));
  }
  const kept = new Set([...needed, ...candidates]);
  return columns.filter((column) => kept.has(column));
}
