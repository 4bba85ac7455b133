import { allFacts, type Dependency, type RowKey } from "./grain.ts";

/** Columns that follow from some columns. */
export interface Closure {
  readonly has: (column: number) => boolean;
  /** The facts that it rests on that some columns follow; `undefined` when one of them does not. */
  readonly factsFor: (columns: readonly number[]) => readonly string[] | undefined;
}

/** Everything that follows from some columns; what needs no facts comes first. */
export function closureOf(given: (column: number) => boolean, dependencies: readonly Dependency[]): Closure {
  const added = new Set<number>();
  const has = (column: number): boolean => added.has(column) || given(column);
  fire(
    dependencies.filter((dependency) => dependency.assumed.length === 0),
    { added, has },
  );
  const proved = new Set(added);
  const used = fire(dependencies, { added, has });
  return {
    has,
    factsFor: (columns) => {
      if (columns.every((column) => proved.has(column) || given(column))) return [];
      return columns.every(has) ? allFacts(used) : undefined;
    },
  };
}

/** Adds what follows until nothing new does; the dependencies that were used. */
function fire(
  dependencies: readonly Dependency[],
  { added, has }: { readonly added: Set<number>; readonly has: (column: number) => boolean },
): readonly Dependency[] {
  const used: Dependency[] = [];
  let open = dependencies;
  for (let grown = true; grown;) {
    grown = false;
    const waiting: Dependency[] = [];
    for (const dependency of open) {
      if (!dependency.from.every(has)) {
        waiting.push(dependency);
        continue;
      }
      if (dependency.to.every(has)) continue;
      used.push(dependency);
      for (const column of dependency.to) added.add(column);
      grown = true;
    }
    open = waiting;
  }
  return used;
}

/** A key without the columns that follow from the others; the first ones are kept. */
function minimalKey(key: RowKey, dependencies: readonly Dependency[]): RowKey {
  if (key.nulls === "differ" || dependencies.length === 0 || key.columns.length === 0) return key;
  let columns = [...new Set(key.columns)];
  let assumed = key.assumed;
  for (const column of [...columns].reverse()) {
    const rest = columns.filter((other) => other !== column);
    const closure = closureOf((other) => rest.includes(other), dependencies);
    const facts = closure.factsFor([column]);
    if (facts === undefined) continue;
    columns = rest;
    assumed = allFacts([{ assumed }, { assumed: facts }]);
  }
  return columns.length === key.columns.length ? key : { ...key, columns, assumed };
}

/** Keys of which none holds another, each minimal. */
export function minimalKeys(keys: readonly RowKey[], dependencies: readonly Dependency[]): readonly RowKey[] {
  const minimal = keys
    .map((key) => minimalKey(key, dependencies))
    .sort((a, b) => a.columns.length - b.columns.length || a.assumed.length - b.assumed.length);
  const kept: RowKey[] = [];
  for (const key of minimal) {
    const isWider = kept.some(
      (other) =>
        (other.nulls === "agree" || key.nulls === "differ") &&
        (other.assumed.length === 0 || key.assumed.length > 0) &&
        other.columns.every((column) => key.columns.includes(column)),
    );
    if (!isWider) kept.push(key);
  }
  return kept;
}
