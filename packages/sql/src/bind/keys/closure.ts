import { allFacts, type Dependency } from "./grain.ts";

/** Columns that follow from some columns. */
export interface Closure {
  readonly has: (column: number) => boolean;
  /** The facts that it rests on that some columns follow; `undefined` when one of them does not. */
  readonly factsFor: (columns: readonly number[]) => readonly string[] | undefined;
}

/** Everything that follows from some columns; what needs no facts comes first. */
export function closureOf(given: (column: number) => boolean, dependencies: readonly Dependency[]): Closure {
  const closing = closingOver(given, () => undefined);
  const assumed = dependencies.filter((dependency) => dependency.assumed.length > 0);
  if (assumed.length === 0) {
    closing.start(dependencies);
    return { has: closing.has, factsFor: (columns) => (columns.every(closing.has) ? [] : undefined) };
  }
  closing.start(dependencies.filter((dependency) => dependency.assumed.length === 0));
  closing.start(assumed);
  return {
    has: closing.has,
    factsFor: (columns) => (columns.every(closing.has) ? factsOf(columns, closing.added) : undefined),
  };
}

/** A closure that starts from nothing and grows with each column that is added; `onNew` is told all that follows. */
export function growingClosure(
  dependencies: readonly Dependency[],
  onNew: (column: number) => void,
): { readonly add: (column: number) => void } {
  const closing = closingOver(() => false, onNew);
  closing.start(dependencies);
  return { add: closing.add };
}

interface Closing {
  /** Why each column is here that was not given; `undefined` for one that was added. */
  readonly added: ReadonlyMap<number, Dependency | undefined>;
  readonly has: (column: number) => boolean;
  readonly add: (column: number) => void;
  readonly start: (dependencies: readonly Dependency[]) => void;
}

/** Looks at each dependency once for each of its columns, whatever is added when. */
function closingOver(given: (column: number) => boolean, onNew: (column: number) => void): Closing {
  const added = new Map<number, Dependency | undefined>();
  const has = (column: number): boolean => added.has(column) || given(column);
  // What waits, by the column that it waits for: each dependency waits for one of its columns at a time.
  const waiting = new Map<number, Waiting[]>();
  const open: Waiting[] = [];
  const put = (column: number, reason: Dependency | undefined): void => {
    if (has(column)) return;
    added.set(column, reason);
    onNew(column);
    const freed = waiting.get(column);
    if (freed === undefined) return;
    waiting.delete(column);
    for (const one of freed) open.push(one);
  };
  const settle = (): void => {
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const { dependency } = one;
      const missing = nextMissing(one, has);
      if (missing === undefined) for (const column of dependency.to) put(column, dependency);
      else if (waiting.has(missing)) waiting.get(missing)?.push(one);
      else waiting.set(missing, [one]);
    }
  };
  return {
    added,
    has,
    add: (column) => {
      put(column, undefined);
      settle();
    },
    start: (dependencies) => {
      for (const dependency of dependencies) open.push({ dependency, at: 0 });
      settle();
    },
  };
}

/** A dependency with how many of the columns that it follows from are there already. */
interface Waiting {
  readonly dependency: Dependency;
  at: number;
}

function nextMissing(one: Waiting, has: (column: number) => boolean): number | undefined {
  const { from } = one.dependency;
  for (; one.at < from.length; one.at++) {
    const column = from[one.at];
    if (column !== undefined && !has(column)) return column;
  }
  return undefined;
}

function factsOf(
  columns: readonly number[],
  added: ReadonlyMap<number, Dependency | undefined>,
): readonly string[] {
  const used = new Set<Dependency>();
  const open = [...columns];
  for (let column = open.pop(); column !== undefined; column = open.pop()) {
    const reason = added.get(column);
    if (reason === undefined || used.has(reason)) continue;
    used.add(reason);
    for (const before of reason.from) open.push(before);
  }
  return allFacts([...used]);
}
