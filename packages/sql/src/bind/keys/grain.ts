/** Columns (by id) of which no two rows agree in all. */
export interface RowKey {
  readonly columns: readonly number[];
  /** Whether two NULLs agree, as in DISTINCT, or differ, as in a UNIQUE constraint. */
  readonly nulls: "agree" | "differ";
  /** What is taken on trust, in words; empty for a key that follows from the query alone. */
  readonly assumed: readonly string[];
}

/** Rows that agree in `from` agree in `to`; two NULLs agree. */
export interface Dependency {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly assumed: readonly string[];
}

/** What is known of the rows of a relation: what tells them apart, and which columns follow from others. */
export interface Grain {
  readonly keys: readonly RowKey[];
  readonly dependencies: readonly Dependency[];
  /** What follows for a row of one relation from the conditions of all joins, where it has a partner in the others. */
  readonly matched: readonly Dependency[];
}

const none: readonly string[] = [];

/** Nothing is known. */
export const unknownGrain: Grain = { keys: [], dependencies: [], matched: [] };

/** At most one row: nothing is needed to tell rows apart. */
export const oneRow: Grain = {
  keys: [{ columns: [], nulls: "agree", assumed: none }],
  dependencies: [],
  matched: [],
};

/** A key that follows from the query. */
export function provedKey(columns: readonly number[]): RowKey {
  return { columns, nulls: "agree", assumed: none };
}

/** A dependency that follows from the query. */
export function provedDependency(from: readonly number[], to: readonly number[]): Dependency {
  return { from, to, assumed: none };
}

/** The grain of a relation with these columns: rows that agree in a key are one row. */
export function grainOf(keys: readonly RowKey[], columns: readonly number[]): Grain {
  const dependencies = dependenciesOf(keys, columns);
  return { keys, dependencies, matched: dependencies };
}

/** Every column follows from each key. */
export function dependenciesOf(keys: readonly RowKey[], columns: readonly number[]): readonly Dependency[] {
  return keys
    .filter((key) => key.nulls === "agree")
    .map((key) => ({ from: key.columns, to: columns, assumed: key.assumed }));
}

/** Keys whose NULLs differ are keys like others where none of their columns can be NULL. */
export function settledKeys(
  keys: readonly RowKey[],
  isNotNull: (column: number) => boolean,
): readonly RowKey[] {
  return keys.map((key) =>
    key.nulls === "differ" && key.columns.every(isNotNull) ? { ...key, nulls: "agree" } : key,
  );
}

/** Most keys that are carried along; more would only say the same in other words. */
const mostKeys = 4;

/** Every row of one with every row of the other. */
export function product(left: Grain, right: Grain): Grain {
  if (right === oneRow) return left;
  if (left === oneRow) return right;
  const keys = bothKeys(left.keys, right.keys);
  const dependencies = together(left.dependencies, right.dependencies);
  const matched = together(left.matched, right.matched);
  return keys.length === 0 && matched.length === 0 ? unknownGrain : { keys, dependencies, matched };
}

/** Two lists as one. */
export function together<T>(left: readonly T[], right: readonly T[]): readonly T[] {
  if (right.length === 0) return left;
  return left.length === 0 ? right : [...left, ...right];
}

/** The keys of rows that are put together from a row of each of two relations. */
export function bothKeys(left: readonly RowKey[], right: readonly RowKey[]): readonly RowKey[] {
  const keys: RowKey[] = [];
  for (const l of left) for (const r of right) if (keys.length < mostKeys) keys.push(both(l, r));
  return keys;
}

function both(left: RowKey, right: RowKey): RowKey {
  return {
    columns: [...left.columns, ...right.columns],
    nulls: left.nulls === "differ" || right.nulls === "differ" ? "differ" : "agree",
    assumed: allFacts([left, right]),
  };
}

/** The facts that several keys or dependencies rest on, each once. */
export function allFacts(parts: readonly { readonly assumed: readonly string[] }[]): readonly string[] {
  const facts = parts.flatMap((part) => part.assumed);
  return facts.length === 0 ? none : [...new Set(facts)];
}

/** Keys whose columns have new ids; what speaks of a column without one is left out. */
export function keysWithIds(
  keys: readonly RowKey[],
  idOf: (column: number) => number | undefined,
): readonly RowKey[] {
  const renewed: RowKey[] = [];
  for (const { columns, nulls, assumed } of keys) {
    const ids = mapped(columns, idOf);
    if (ids !== undefined) renewed.push({ columns: ids, nulls, assumed });
  }
  return renewed;
}

/** Dependencies whose columns have new ids; what speaks of a column without one is left out. */
export function dependenciesWithIds(
  dependencies: readonly Dependency[],
  idOf: (column: number) => number | undefined,
): readonly Dependency[] {
  const renewed: Dependency[] = [];
  for (const dependency of dependencies) {
    const from = mapped(dependency.from, idOf);
    if (from === undefined) continue;
    const to = known(dependency.to, idOf);
    if (to.length > 0) renewed.push({ from, to, assumed: dependency.assumed });
  }
  return renewed;
}

/** The ids of the columns that have one. */
function known(columns: readonly number[], idOf: (column: number) => number | undefined): readonly number[] {
  const ids: number[] = [];
  for (const column of columns) {
    const id = idOf(column);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

function mapped(
  columns: readonly number[],
  idOf: (column: number) => number | undefined,
): readonly number[] | undefined {
  const ids = known(columns, idOf);
  return ids.length === columns.length ? ids : undefined;
}
