import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawPipeline } from "./pipelines/draw-pipeline.ts";
import { datasetOf, datasets, type Dataset } from "./pipelines/example-tables.ts";
import { rowsDiffer, type Answer } from "./pipelines/rows-differ.ts";
import { printPipeline } from "./pipelines/print-pipeline.ts";
import { everyUse, usesOf } from "./pipelines/uses.ts";
import { sqlOf } from "./sql-of.ts";

/** Other runs are made with ROCKY_FUZZ_RUNS (pipelines) and ROCKY_FUZZ_SEED. */
const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 500);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 20_261_121);

const sets: readonly Dataset[] = Array.from({ length: datasets }, (_, number) => datasetOf(number));
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  for (const [number, { statements }] of sets.entries())
    await connection.run([`CREATE SCHEMA s${number}`, `USE s${number}`, ...statements].join(";\n"));
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

const numbersArbitrary = fc.array(fc.noBias(fc.nat()), { size: "max", maxLength: 400 });

async function answerOf(sql: string): Promise<Answer> {
  const reader = await connection.runAndReadAll(sql).catch((cause: unknown) => {
    throw new Error(`${String(cause)}\n${sql}`, { cause });
  });
  return { names: reader.columnNames(), rows: reader.getRows() };
}

test(
  `what DuckDB returns is what the steps mean, one after the other (seed ${seed})`,
  { timeout: 3_600_000 },
  async () => {
    const uses = new Map<string, number>();
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(datasets - 1), numbersArbitrary, async (number, numbers) => {
        const { pipeline, result } = drawPipeline(numbers, sets[number]!.tables);
        const text = printPipeline(pipeline);
        for (const use of usesOf(pipeline)) uses.set(use, (uses.get(use) ?? 0) + 1);
        const { known, unknown } = sqlOf(text, sets[number]!.known);
        await connection.run(`USE s${number}`);
        const answer = await answerOf(known);
        expect(rowsDiffer(result, answer), `${text}\n${known}`).toBeUndefined();
        if (unknown === known) return;
        // A star that nothing is left of is refused, and without knowing the columns nobody can tell that it is one.
        const blind = await answerOf(unknown).catch((error: unknown) => {
          if (!String(error).includes("resulted in an empty set of columns")) throw error;
          refused++;
          return undefined;
        });
        const difference = blind === undefined ? undefined : rowsDiffer(result, blind);
        expect(difference, `${text}\n${unknown}`).toBeUndefined();
      }),
      { numRuns: runs, seed },
    );
    console.log(
      `${runs} pipelines, seed ${seed}: ${[...uses]
        .toSorted(([, a], [, b]) => b - a)
        .map(([use, count]) => `${use} ${count}`)
        .join(", ")}`,
    );
    console.log(`${refused} without known columns are refused, because a star of them shows none`);
    expect(refused).toBeLessThan(runs / 100);
    expect([...everyUse].filter((use) => !uses.has(use))).toEqual([]);
  },
);
