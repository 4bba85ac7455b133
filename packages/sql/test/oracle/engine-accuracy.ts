import type { BoundQuery } from "@rocky/sql";
import type { OracleCase } from "./case.ts";
import type { EngineJudgement } from "./engine-judge.ts";

/** What is counted of a query, in the order of the page. */
export const measures = [
  "queries",
  "columns",
  "exact",
  "unknown",
  "wrong",
  "wrong names",
  "unknown names",
  "false errors",
  "not null",
  "not null missed",
  "not null beyond",
] as const;

type Measure = (typeof measures)[number];

/** One number of each measure. */
export type EngineTally = Readonly<Record<Measure, number>>;

/** A query that the engine takes, with what was found about it. */
export interface JudgedCase {
  readonly recorded: OracleCase;
  readonly judgement: EngineJudgement;
}

/** A query that the engine refuses, by the row that it counts in, and how many of its texts we take. */
export interface JudgedRefusal {
  readonly row: string;
  readonly texts: number;
  readonly taken: number;
}

function tallyOf(judged: readonly JudgedCase[]): EngineTally {
  const sum = (of: (judgement: EngineJudgement) => number): number =>
    judged.reduce((total, { judgement }) => total + of(judgement), 0);
  return {
    queries: judged.length,
    columns: sum(({ columns }) => columns),
    exact: sum(({ exact }) => exact),
    unknown: sum(({ unknown }) => unknown),
    wrong: sum(({ wrong }) => wrong),
    "wrong names": sum(({ wrongNames }) => wrongNames),
    "unknown names": sum(({ unknownNames }) => unknownNames),
    "false errors": sum(({ falseError }) => (falseError ? 1 : 0)),
    "not null": sum(({ required }) => required),
    "not null missed": sum(({ missed }) => missed),
    "not null beyond": sum(({ beyond }) => beyond.length),
  };
}

/** Of the texts of one row the first ones: the others differ in their operands only. */
const mostTexts = 8;

/** How many of the texts that the engine refuses we take, of the first ones. */
export function takenOf(
  row: string,
  texts: readonly string[],
  describe: (text: string) => BoundQuery,
): JudgedRefusal {
  const asked = texts.slice(0, mostTexts);
  const taken = asked.filter((text) =>
    describe(text).diagnostics.every(({ severity }) => severity !== "error"),
  );
  return { row, texts: asked.length, taken: taken.length };
}

/** The numbers of each category, and of all. */
export function talliesOf(judged: readonly JudgedCase[]): ReadonlyMap<string, EngineTally> {
  const groups = Map.groupBy(judged, ({ recorded }) => recorded.category);
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([
    ...rows.map(([category, group]) => [category, tallyOf(group)] as const),
    ["all", tallyOf(judged)] as const,
  ]);
}

/** Reads the first table of a page that was printed before, which has the first `count` measures. */
export function readTallies(page: string, count: number): ReadonlyMap<string, EngineTally> {
  const rows = [...page.matchAll(new RegExp(`^\\| ([^|]+?) +\\|((?: +\\d+ \\|){${count}})$`, "gm"))];
  return new Map(
    rows.map(([, category = "", numbers = ""]) => {
      const values = numbers.split("|").map(Number);
      const entries = measures.slice(0, count).map((measure, i) => [measure, values[i] ?? 0] as const);
      return [category, Object.fromEntries(entries) as EngineTally];
    }),
  );
}

/** What is worse than it was, of what the page shows. */
export function worseThan(before: Partial<EngineTally>, now: EngineTally): readonly string[] {
  const falling = ["unknown", "wrong", "wrong names", "unknown names", "false errors", "not null missed", "not null beyond"] as const;
  return falling
    .filter((measure) => now[measure] > (before[measure] ?? Infinity))
    .map((measure) => `${measure}: ${now[measure]}, was ${before[measure]}`);
} // prettier-ignore
