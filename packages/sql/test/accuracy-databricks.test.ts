import { fileURLToPath } from "node:url";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { databricks, databricksAnsiOff } from "../src/dialects/databricks/databricks.ts";
import {
  accuracyPage,
  readSparkTallies,
  sparkTallies,
  worseThanSpark,
  type JudgedCase,
  type JudgedRefusal,
} from "./oracle/spark/accuracy.ts";
import { ansiOffFile, databricksFile, readRecording, type Recording } from "./oracle/spark/case.ts";
import { judgeSpark } from "./oracle/spark/judge.ts";
import type { Dialect } from "@rocky/sql";
import { describeOver } from "./oracle/spark/tables.ts";

const recording = readRecording(databricksFile);
const describe = describeOver(recording, databricks);
const page = new URL("../../../docs/accuracy-databricks.md", import.meta.url);
const floor = existsSync(page) ? readFileSync(page, "utf8") : "";

function judgedBy({ tables, cases }: Recording, dialect: Dialect): readonly JudgedCase[] {
  const answer = describeOver({ tables }, dialect);
  return cases.flatMap((recorded): JudgedCase[] =>
    "columns" in recorded
      ? [{ recorded, judgement: judgeSpark(recorded, answer(recorded.sql, recorded.setup), dialect) }]
      : [],
  );
}

const off = readRecording(ansiOffFile);
const judged = [
  ...judgedBy(recording, databricks),
  ...judgedBy(
    { ...off, cases: off.cases.map((recorded) => ({ ...recorded, category: "ANSI mode off" })) },
    databricksAnsiOff,
  ),
];

/** Of the texts of one row the first ones: the others differ in their operands only. */
const mostTexts = 8;

const refusals = recording.cases.flatMap((recorded): JudgedRefusal[] => {
  if ("columns" in recorded || recorded.category.startsWith("only: ")) return [];
  const { sql, setup, each } = recorded;
  const texts = each?.slice(0, mostTexts).map((part) => sql.replace("?", () => part)) ?? [sql];
  const taken = texts.filter((text) =>
    describe(text, setup).diagnostics.every(({ severity }) => severity !== "error"),
  );
  return [{ recorded, texts: texts.length, taken: taken.length }];
});

test("nothing is worse than the page of accuracy says", () => {
  const before = readSparkTallies(floor);
  const worse = [...sparkTallies(judged)].flatMap(([category, tally]) => {
    const was = before.get(category);
    return was === undefined ? [] : worseThanSpark(was, tally).map((text) => `${category}: ${text}`);
  });
  expect(
    worse,
    "mend it; if the recording grew, delete docs/accuracy-databricks.md, run this with -u and read its diff",
  ).toEqual([]);
});

test("a page is read back as it was printed", () => {
  expect(readSparkTallies(accuracyPage(recording.engine, judged, refusals))).toEqual(sparkTallies(judged));
});

test("the page of accuracy is up to date", async () => {
  await expect(accuracyPage(recording.engine, judged, refusals)).toMatchFileSnapshot(fileURLToPath(page));
});
