import type { PageTexts } from "../engine-page.ts";
import type { EngineLine } from "./case.ts";

/** What `docs/accuracy-databricks.md` says beside the numbers. */
export function databricksTexts(engine: EngineLine): PageTexts {
  return {
    dialect: "Databricks",
    command: "cd packages/sql && vitest run accuracy-databricks -u",
    engine,
    evidence: "evidence/typing-databricks.md",
    measures: [
      "**exact**: Rocky names the type of the column that Spark names, to the letter, but for collations and reference systems of geometries. **unknown**: Rocky says that it does not know. **wrong**: it names another.",
      "**wrong names**: columns whose name differs. **unknown names**: columns of which Rocky says no name. **false errors**: queries in which Rocky reports an error and Spark does not.",
      "**not null**: columns that Spark says are not NULL; **missed**: those of them of which Rocky does not say so.",
    ],
    count: 10,
    refused: `## What Spark refuses

By Spark's class of error: how many texts it refuses, and in how many of them Rocky finds no error. What is not found is no wrong answer, but a mistake that shows only when the query runs.`,
    refusedBy: "class",
  };
}
