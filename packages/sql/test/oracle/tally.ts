import type { Judgement } from "./judge.ts";

/** The columns of the page's table, in order; `lower` ones must not rise, `share` ones must not fall. */
export const measures = [
  "queries",
  "columns",
  "exact",
  "unknown",
  "wrong",
  "wrong names",
  "unknown names",
  "false errors",
  "not null claimed",
  "unsound",
  "nullable shown %",
  "nullability unknown",
] as const;

/** One number of each measure. */
export type Tally = Readonly<Record<(typeof measures)[number], number>>;

/** Adds up what was found about the queries of a category. */
export function tallyOf(judgements: readonly Judgement[]): Tally {
  const sum = (of: (judgement: Judgement) => number): number =>
    judgements.reduce((total, judgement) => total + of(judgement), 0);
  const verdicts = (verdict: string): number =>
    sum(({ types }) => types.filter((type) => type === verdict).length);
  const nullable = sum((judgement) => judgement.nullable);
  const shown = sum((judgement) => judgement.shown);
  return {
    queries: judgements.length,
    columns: sum(({ types }) => types.length),
    exact: verdicts("exact"),
    unknown: verdicts("unknown"),
    wrong: verdicts("wrong"),
    "wrong names": sum(({ wrongNames }) => wrongNames),
    "unknown names": sum(({ unknownNames }) => unknownNames),
    "false errors": judgements.filter(({ falseError }) => falseError).length,
    "not null claimed": sum(({ claimed }) => claimed),
    unsound: sum(({ unsound }) => unsound),
    "nullable shown %": nullable === 0 ? 100 : Math.floor((1000 * shown) / nullable) / 10,
    "nullability unknown": sum(({ undecided }) => undecided),
  };
}

/** What is worse in a category than it was; numbers of a corpus that grew are compared as shares. */
export function worseThan(before: Tally, now: Tally): readonly string[] {
  const worse: string[] = [];
  for (const measure of [
    "unknown",
    "wrong",
    "wrong names",
    "unknown names",
    "false errors",
    "unsound",
    "nullability unknown",
  ] as const) {
    if (now[measure] > before[measure]) worse.push(`${measure}: ${now[measure]}, was ${before[measure]}`);
  }
  const shares = {
    exact: (tally: Tally) => tally.exact / tally.columns,
    "rightly claimed not null": (tally: Tally) => (tally["not null claimed"] - tally.unsound) / tally.columns,
  };
  for (const [name, of] of Object.entries(shares)) {
    const [was, is] = [of(before), of(now)];
    if (is < was - 0.0005) worse.push(`${name}: ${(100 * is).toFixed(2)} %, was ${(100 * was).toFixed(2)} %`);
  }
  if (now["nullable shown %"] < before["nullable shown %"] - 0.1)
    worse.push(`nullable shown: ${now["nullable shown %"]} %, was ${before["nullable shown %"]} %`);
  return worse;
}
