import type { EngineTally } from "./engine-accuracy.ts";
import type { PageTexts } from "./engine-page.ts";

/** What `docs/accuracy-snowflake.md` says beside the numbers. */
export function snowflakeTexts(grades: ReadonlyMap<string, EngineTally>): PageTexts {
  return {
    dialect: "Snowflake",
    command: "cd packages/sql && vitest run accuracy-snowflake -u",
    engine: { engine: "its source", version: "(a page of the vendor, or what others recorded)" },
    evidence: "evidence/typing-snowflake.md",
    measures: [
      "No Snowflake can run here, so a row is only as good as its grade: **vendor page** is what Snowflake's documentation states, **recorded by others** what others' tests and notes say that accounts answered, **inferred** what follows from pages as we remember them.",
      "**exact**: Rocky names the type of the column that the source names, to the letter. **unknown**: Rocky says that it does not know. **wrong**: it names another.",
      "**wrong names**: columns whose name differs. **unknown names**: columns of which Rocky says no name. **false errors**: queries in which Rocky reports an error.",
      ...["vendor page", "recorded by others", "inferred"].map((grade) =>
        gradeLine(grade, grades.get(grade)),
      ),
    ],
    count: 8,
    refused: `## What Snowflake refuses

By what was recorded: how many texts it refuses, and in how many of them Rocky finds no error. What is not found is no wrong answer, but a mistake that shows only when the query runs.`,
    refusedBy: "what",
  };
}

function gradeLine(grade: string, tally: EngineTally | undefined): string {
  if (tally === undefined) return `${grade}: none.`;
  const share = ((100 * tally.exact) / tally.columns).toFixed(2);
  return `${grade}: ${tally.columns} columns of ${tally.queries} queries, ${share} % exact, ${tally.wrong} wrong, ${tally["false errors"]} false errors.`;
}
