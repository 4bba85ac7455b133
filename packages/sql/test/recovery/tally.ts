/** What was measured over the breaks of one kind. */
export interface Tally {
  /** Texts that DuckDB's parser refuses. */
  asked: number;
  /** Of them, texts in which we find no error. */
  missed: number;
  /** For each text the distance in tokens from the break to the nearest error. */
  readonly distances: number[];
  /** For each text the number of errors beyond the first. */
  readonly followers: number[];
  /** Output columns of the intact query whose text was not touched, and whose type was known. */
  columns: number;
  /** Of them, those that still have name and type. */
  kept: number;
  /** Of them, those that have the name with another type. */
  wrong: number;
  /** Texts for which an edit is offered, and those of them that DuckDB's parser takes after it. */
  edits: number;
  mended: number;
}

export function emptyTally(): Tally {
  return {
    asked: 0,
    missed: 0,
    distances: [],
    followers: [],
    columns: 0,
    kept: 0,
    wrong: 0,
    edits: 0,
    mended: 0,
  };
}

/** All tallies as one. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    for (const key of ["asked", "missed", "columns", "kept", "wrong", "edits", "mended"] as const) {
      sum[key] += tally[key];
    }
    sum.distances.push(...tally.distances);
    sum.followers.push(...tally.followers);
  }
  return sum;
}

/** A share in percent. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole;
}

/** The share of numbers up to a limit, in percent. */
export function upTo(limit: number, numbers: readonly number[]): number {
  return percent(numbers.filter((number) => number <= limit).length, numbers.length);
}

/** The rows of a table in Markdown, one for each kind and one for all. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): string {
  const rows = [...tallies, ["all", sumOf([...tallies.values()])] as const].map(([how, tally]) => [
    how,
    tally.asked.toLocaleString("en"),
    String(tally.missed),
    `${upTo(0, tally.followers).toFixed(1)} %`,
    `${upTo(1, tally.followers).toFixed(1)} %`,
    `${upTo(2, tally.distances).toFixed(1)} %`,
    `${upTo(5, tally.distances).toFixed(1)} %`,
    `${percent(tally.kept, tally.columns).toFixed(1)} %`,
    String(tally.wrong),
    `${percent(tally.edits, tally.asked).toFixed(0)} %`,
    `${percent(tally.mended, tally.edits).toFixed(1)} %`,
  ]);
  const head = [
    "broken by",
    "texts",
    "no error",
    "one error",
    "at most two",
    "within 2 tokens",
    "within 5",
    "columns kept",
    "wrong",
    "edit offered",
    "edit mends",
  ];
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
