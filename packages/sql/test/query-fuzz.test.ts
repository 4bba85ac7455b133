import { expect, test } from "vitest";
import { fuzz } from "./query-fuzz/fuzz.ts";
import { total, type Finding, type Tally } from "./query-fuzz/tally.ts";

/**
 * Queries drawn at random, judged by DuckDB: a seed that is always the same, and one of this run. ROCKY_FUZZ_SEED and ROCKY_FUZZ_RUNS (queries
 * that DuckDB accepts) make other runs; `pnpm fuzz` shows each disagreement made as small as it gets.
 */
const seeds = [20_260_101, Number(process.env["ROCKY_FUZZ_SEED"] ?? Math.floor(Math.random() * 1e6))];
const accepted = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 500);

/** Of queries that nobody drew before one may disagree (docs/evidence/typing-duckdb.md says how many do); of a seed that somebody gave, none. */
const mostNew = process.env["ROCKY_FUZZ_SEED"] === undefined ? 1 : 0;

function summary(seed: number, tally: Tally): string {
  const { wrong, unsound, columns } = tally;
  return (
    `queries drawn with seed ${seed}: ${tally.asked} asked, ${tally.accepted} accepted by DuckDB with ${columns} columns, ${wrong.length} wrong, ` +
    `${total(tally.unknown)} columns unknown, ${tally.refusedByBoth} refused by both, ${total(tally.lenient)} by DuckDB only; ` +
    `${tally.executed} executed: ${tally.notNull} columns not null and ${tally.keys} keys claimed, ${unsound.length} unsound`
  );
}

function shown(findings: readonly Finding[]): readonly string[] {
  return findings.slice(0, 10).map(({ sql, detail }) => `${detail}\n  ${sql}`);
}

test.each(seeds)(
  "what DuckDB accepts has its names and types here, and no error (seed %i)",
  { timeout: 600_000 },
  async (seed) => {
    const tally = await fuzz({ seed, accepted });
    console.log(summary(seed, tally));
    const findings = [...tally.wrong, ...tally.unsound];
    if (seed === seeds[0] || findings.length > mostNew) expect(shown(findings)).toEqual([]);
    expect(total(tally.unknown)).toBeLessThan(tally.columns / 20);
  },
);
