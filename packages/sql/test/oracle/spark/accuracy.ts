import type { PageTexts } from "../engine-page.ts";
import type { EngineLine } from "./case.ts";

const causes: readonly string[] = [
  "**session** (false errors, unknown): variables, functions and views that a session declared before are not known to Rocky, which looks at one query; a variable looks like a column that nothing has.",
  "**surprises** (false errors): at the end of a text Spark takes nearly every word for an alias: `FROM orders WHERE` reads all of a table called WHERE. Rocky says that the text breaks off.",
  "**operators** (false errors, wrong): a text with a collation plus a date is a date to Spark, one without a collation is refused, and less a date it is another type. A type of Rocky has no collation.",
  "**collations**, and wrong names in most other categories: Spark writes the collation of a constant into a name: `(sc = 'a' collate UTF8_LCASE)`.",
  "**not null missed**: a type of Rocky does not say whether elements of lists, values of maps and fields of structs may be NULL; dates past the last one and results of functions that Rocky calls nullable are NULL for some engine or mode.",
  "**not null beyond**: Spark's flag is an upper bound. Conditions of WHERE, ON and HAVING, keys of joins and GROUP BY prove more, and with ANSI mode on what Spark calls NULL fails instead. `pnpm oracle:claims` runs these queries over rows with NULLs and looks for one that refutes it.",
  "**refused, but taken**: casts and mixtures of types that Rocky lets pass where it is not sure, rows of other engines' grammar that it reads as well, and what fails only when constants are computed.",
];

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
      "**not null**: columns that Spark says are not NULL; **missed**: those of them of which Rocky does not say so; **beyond**: other columns of which Rocky says it.",
    ],
    count: 11,
    refused: `## What Spark refuses

By Spark's class of error: how many texts it refuses, and in how many of them Rocky finds no error. What is not found is no wrong answer, but a mistake that shows only when the query runs.`,
    refusedBy: "class",
    causes,
  };
}
