import { count, type Counted, type Finding } from "../query-fuzz/tally.ts";
import type { Comparison } from "./compare.ts";

/** What a run counted. */
export interface Counts {
  asked: number;
  accepted: number;
  columns: number;
  unknownNames: number;
  required: number;
  beyond: number;
  /** Queries whose variants were compared. */
  variants: number;
  readonly unknown: Map<string, Counted>;
  /** By class of the engine's error: what we refuse too, and what we take. */
  readonly refused: Map<string, Counted>;
  readonly lenient: Map<string, Counted>;
  /** Another name, another type, or an error where the engine has none. */
  readonly wrong: Finding[];
  /** A variant of a query whose answer differs. */
  readonly broken: Finding[];
  /** The engine says that a column is not null, and we do not. */
  readonly missed: Finding[];
}

/** Nothing yet. */
export function noCounts(): Counts {
  return {
    asked: 0,
    accepted: 0,
    columns: 0,
    unknownNames: 0,
    required: 0,
    beyond: 0,
    variants: 0,
    unknown: new Map(),
    refused: new Map(),
    lenient: new Map(),
    wrong: [],
    broken: [],
    missed: [],
  };
}

/** Counts one comparison. */
export function counted(counts: Counts, sql: string, verdict: Comparison): void {
  counts.asked++;
  switch (verdict.kind) {
    case "refused":
      count(counts.refused, verdict.class, sql);
      return;
    case "lenient":
      count(counts.lenient, verdict.class, `${sql} -- ${verdict.message}`);
      return;
    case "wrong":
      counts.accepted++;
      counts.wrong.push({ sql, cause: verdict.cause, detail: verdict.detail });
      return;
    case "agreed":
      counts.accepted++;
      counts.columns += verdict.columns;
      counts.unknownNames += verdict.unknownNames;
      counts.required += verdict.required;
      counts.beyond += verdict.beyond;
      for (const reason of verdict.unknown) count(counts.unknown, reason, sql);
      for (const detail of verdict.missed) counts.missed.push({ sql, cause: "not null missed", detail });
  }
}
