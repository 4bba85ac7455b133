import type { Judgement } from "./judge.ts";

/** A disagreement with the text that shows it. */
export interface Finding {
  readonly sql: string;
  readonly cause: string;
  readonly detail: string;
}

/** What a run counted. */
export interface Tally {
  asked: number;
  accepted: number;
  columns: number;
  refusedByBoth: number;
  /** Queries that DuckDB describes, but that fail for every pair of values that meets (E001). */
  failing: number;
  readonly unknown: Map<string, Counted>;
  readonly lenient: Map<string, Counted>;
  readonly wrong: Finding[];
  /** Queries that were executed because something is claimed of their rows, and the claims. */
  executed: number;
  notNull: number;
  keys: number;
  /** Claims that the rows break. */
  readonly unsound: Finding[];
  readonly warnings: Map<string, Counted>;
  /** The part of `asked` that was broken on purpose, and how many of those DuckDB refused. */
  broken: number;
  brokenRefused: number;
}

/** How often something was seen, with its shortest example. */
export interface Counted {
  count: number;
  example: string;
}

export function emptyTally(): Tally {
  return {
    asked: 0,
    accepted: 0,
    columns: 0,
    refusedByBoth: 0,
    failing: 0,
    unknown: new Map(),
    lenient: new Map(),
    wrong: [],
    executed: 0,
    notNull: 0,
    keys: 0,
    unsound: [],
    warnings: new Map(),
    broken: 0,
    brokenRefused: 0,
  };
}

export function count(counts: Map<string, Counted>, key: string, example: string): void {
  const found = counts.get(key);
  if (found === undefined) counts.set(key, { count: 1, example });
  else {
    found.count++;
    if (example.length < found.example.length) found.example = example;
  }
}

export function record(tally: Tally, sql: string, judgement: Judgement): void {
  tally.asked++;
  switch (judgement.kind) {
    case "agreed":
      tally.accepted++;
      tally.columns += judgement.columns;
      for (const reason of judgement.unknown) count(tally.unknown, reason, sql);
      return;
    case "refused":
      tally.refusedByBoth++;
      return;
    case "lenient":
      count(tally.lenient, judgement.reason, sql);
      return;
    case "failing":
      tally.accepted++;
      tally.failing++;
      return;
    case "wrong":
      tally.accepted++;
      tally.wrong.push({ sql, cause: judgement.cause, detail: judgement.detail });
  }
}

/** The most frequent first, with examples. */
export function listed(counts: ReadonlyMap<string, Counted>, limit: number): readonly string[] {
  return [...counts]
    .sort((a, b) => b[1].count - a[1].count)
    .slice(0, limit)
    .map(
      ([key, { count: times, example }]) =>
        `${String(times).padStart(6)}  ${key}\n          ${example.slice(0, 300)}`,
    );
}

export function total(counts: ReadonlyMap<string, Counted>): number {
  let sum = 0;
  for (const { count: times } of counts.values()) sum += times;
  return sum;
}
