import type { BoundQuery } from "@rocky/sql";
import { reasonOf, type Engine } from "../query-fuzz/engine.ts";
import { count, type Counted } from "../query-fuzz/tally.ts";

/** How a kind of mutation fared. */
export interface Score {
  readonly name: string;
  mutants: number;
  rejected: number;
  reported: number;
  accepted: number;
  falseErrors: number;
}

/** The scores of all mutations, with what went wrong. */
export interface Scores {
  readonly byName: Map<string, Score>;
  /** What DuckDB rejects and we say nothing about, by DuckDB's reason. */
  readonly survivors: Map<string, Counted>;
  /** The same, one by one. */
  readonly survived: { readonly name: string; readonly sql: string; readonly refusal: string }[];
  /** What DuckDB rejects for a file that is not there or that it may not open: no score counts it, since no text tells what files a machine has. */
  readonly files: Map<string, Counted>;
  /** What DuckDB accepts and we call an error. */
  readonly falseErrors: { readonly sql: string; readonly said: string }[];
}

export function emptyScores(): Scores {
  return { byName: new Map(), survivors: new Map(), survived: [], files: new Map(), falseErrors: [] };
}

/** DuckDB's words where it is a file that fails, not the query. */
const fileRefusal =
  /^(Permission Error: Cannot access (file|directory)|IO Error: (No files found|Cannot open))/;

/** What was asked of one mutant. */
export interface Mutant {
  readonly name: string;
  readonly sql: string;
  /** The codes of the warnings that the query had before it was broken. */
  readonly before: ReadonlySet<string>;
}

/** Counts how DuckDB and we take a mutant. */
export async function scoreMutant(
  scores: Scores,
  mutant: Mutant,
  judges: {
    readonly engine: Engine;
    readonly describe: (sql: string) => BoundQuery;
    readonly tables: ReadonlySet<string>;
  },
): Promise<void> {
  const verdict = await judges.engine.describe(mutant.sql);
  const { diagnostics, reads } = judges.describe(mutant.sql);
  const error =
    diagnostics.find(({ severity }) => severity === "error") ?? missingTable(reads, judges.tables);
  const warned = diagnostics.some(({ severity, code }) => severity === "warning" && !mutant.before.has(code));
  tally(scores, mutant, {
    refusal: "refusal" in verdict ? verdict.refusal : undefined,
    error: error && `${error.code} ${error.message}`,
    warned,
  });
}

/** What the compiler says of a name that no model and no table of the asked sources has (E090): the binder leaves it to whoever knows them. */
export function missingTable(
  reads: BoundQuery["reads"],
  tables: ReadonlySet<string>,
): { readonly code: string; readonly message: string } | undefined {
  const missing = reads.find(
    ({ parts, unread }) =>
      unread !== true &&
      parts.slice(0, -1).every((part) => part === "main" || part === "memory") &&
      !tables.has(parts.at(-1)?.toLowerCase() ?? "") &&
      !/[./\\*]|^(duckdb_|pragma_|sqlite_|pg_)/i.test(parts.at(-1) ?? ""),
  );
  return missing && { code: "E090", message: `There is no model and no table ${missing.parts.join(".")}.` };
}

/** Counts one answer. */
export function tally(
  scores: Scores,
  { name, sql }: Pick<Mutant, "name" | "sql">,
  {
    refusal,
    error,
    warned,
  }: { readonly refusal: string | undefined; readonly error: string | undefined; readonly warned: boolean },
): void {
  if (refusal !== undefined && fileRefusal.test(refusal)) {
    count(scores.files, reasonOf(refusal), sql);
    return;
  }
  const score = scores.byName.get(name) ?? {
    name,
    mutants: 0,
    rejected: 0,
    reported: 0,
    accepted: 0,
    falseErrors: 0,
  };
  scores.byName.set(name, score);
  score.mutants++;
  if (refusal === undefined) {
    score.accepted++;
    // A join of types that no cast brings together is described and fails when it runs.
    if (error !== undefined && !error.startsWith("E001")) {
      score.falseErrors++;
      scores.falseErrors.push({ sql, said: error });
    }
    return;
  }
  score.rejected++;
  if (error !== undefined || warned) score.reported++;
  else {
    count(scores.survivors, `${name}: ${reasonOf(refusal)}`, sql);
    scores.survived.push({ name, sql, refusal });
  }
}

/** The sum of all scores. */
export function totalScore(scores: Scores): Score {
  const total: Score = { name: "all", mutants: 0, rejected: 0, reported: 0, accepted: 0, falseErrors: 0 };
  for (const score of scores.byName.values()) {
    total.mutants += score.mutants;
    total.rejected += score.rejected;
    total.reported += score.reported;
    total.accepted += score.accepted;
    total.falseErrors += score.falseErrors;
  }
  return total;
}

/** The table of scores, the sum last. */
export function scoreTable(scores: Scores): readonly string[] {
  const rows = [...scores.byName.values()];
  const total = totalScore(scores);
  return [...rows, total].map(
    (s) =>
      `${s.name.padEnd(46)} ${String(s.mutants).padStart(6)} mutants ${String(s.rejected).padStart(6)} rejected ${String(s.reported).padStart(6)} reported ${percent(s).padStart(7)} ${String(s.accepted).padStart(6)} accepted ${String(s.falseErrors).padStart(4)} false errors`,
  );
}

/** Of the rejected, the reported. */
export function percent({ rejected, reported }: Score): string {
  return rejected === 0 ? "" : `${((100 * reported) / rejected).toFixed(2)} %`;
}
