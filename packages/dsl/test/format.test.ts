import { rockyFormatter, rockyReader } from "@rocky/dsl";
import fc from "fast-check";
import { expect, test } from "vitest";
import { choicesOf } from "./pipelines/choices.ts";
import { drawPipeline } from "./pipelines/draw-pipeline.ts";
import { datasetOf } from "./pipelines/example-tables.ts";
import { printPipeline } from "./pipelines/print-pipeline.ts";
import { scrambled } from "./scrambled.ts";

const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 200);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? Date.now() % 0x7fffffff);

const formatter = rockyFormatter();
const reader = rockyReader();

/** The tree without the places of its nodes. */
function treeOf(text: string): unknown {
  const { file, diagnostics } = reader.parse(text, { file: "a.rocky" });
  expect(diagnostics, text).toEqual([]);
  const isPlace = (key: string): boolean =>
    ["start", "end", "operatorStart", "operatorEnd", "comments"].includes(key);
  return JSON.parse(JSON.stringify(file, (key, value: unknown) => (isPlace(key) ? undefined : value)));
}

function commentsOf(text: string): readonly string[] {
  return reader.parse(text, { file: "a.rocky" }).file.comments.map((comment) => comment.text.trimEnd());
}

function formatted(text: string): string {
  const result = formatter.format(text, "a.rocky");
  expect(result.diagnostics, text).toEqual([]);
  return result.formatted ?? expect.fail("it has no form");
}

test(
  `formatting keeps the tree and the comments, and what is formatted stays (seed ${seed})`,
  { timeout: 600_000 },
  () => {
    const { tables } = datasetOf(1);
    const numbers = fc.array(fc.noBias(fc.nat()), { size: "max", maxLength: 300 });
    fc.assert(
      fc.property(numbers, numbers, (drawn, white) => {
        const text = scrambled(printPipeline(drawPipeline(drawn, tables).pipeline), choicesOf(white));
        const once = formatted(text);
        expect(treeOf(once), text).toEqual(treeOf(text));
        expect(commentsOf(once), text).toEqual(commentsOf(text));
        expect(formatted(once), text).toBe(once);
      }),
      { numRuns: runs, seed },
    );
  },
);
