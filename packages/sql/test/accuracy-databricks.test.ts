import type { Dialect } from "@rocky/sql";
import { databricks, databricksAnsiOff } from "../src/dialects/databricks/databricks.ts";
import { accuracyTests } from "./oracle/accuracy-tests.ts";
import { takenOf, type JudgedCase, type JudgedRefusal } from "./oracle/engine-accuracy.ts";
import { databricksTexts } from "./oracle/spark/accuracy.ts";
import { ansiOffFile, databricksFile, readRecording, type Recording } from "./oracle/spark/case.ts";
import { judgeSpark } from "./oracle/spark/judge.ts";
import { describeOver } from "./oracle/spark/tables.ts";

const recording = readRecording(databricksFile);
const describe = describeOver(recording, databricks);

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

const refusals = recording.cases.flatMap((recorded): JudgedRefusal[] => {
  if ("columns" in recorded || recorded.category.startsWith("only: ")) return [];
  const { sql, setup, each } = recorded;
  const texts = each?.map((part) => sql.replace("?", () => part)) ?? [sql];
  return [takenOf(recorded.refused.class ?? "none", texts, (text) => describe(text, setup))];
});

accuracyTests("accuracy-databricks.md", databricksTexts(recording.engine), { judged, refusals });
