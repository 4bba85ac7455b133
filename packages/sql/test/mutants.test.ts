import { expect, test } from "vitest";
import { listed, total } from "./query-fuzz/tally.ts";
import { duckdb } from "./query-fuzz/fuzz.ts";
import { runMutants } from "./mutants/run.ts";
import { scoreTable, totalScore } from "./mutants/score.ts";

/** How many of the mutants that DuckDB refuses must be reported: the score may only rise. */
const floor = 0.99;

test(
  "what is broken in correct queries and projects is reported where DuckDB refuses it, and is no error where it does not",
  { timeout: 600_000 },
  async () => {
    const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 20_260_101);
    const { scores, queries, projects, notCorrect } = await runMutants({
      dialect: duckdb(),
      seed,
      each: 1,
      stride: 16,
    });
    const { mutants, rejected, reported, falseErrors } = totalScore(scores);
    console.log(
      `mutants of ${queries} queries and ${projects} projects, seed ${seed}: ${mutants}, ${rejected} refused by DuckDB, ${reported} of them reported, ${falseErrors} false errors; ${total(scores.files)} apart that fail for a file`,
    );
    if (process.env["ROCKY_FUZZ_LINES"] !== undefined)
      console.log([...scoreTable(scores), ...listed(scores.survivors, 40)].join("\n"));
    expect(notCorrect).toEqual([]);
    expect(scores.falseErrors).toEqual([]);
    expect(reported / rejected).toBeGreaterThan(floor);
  },
);
