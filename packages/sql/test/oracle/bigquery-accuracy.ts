import type { BigqueryRecorder } from "./bigquery.ts";
import type { PageTexts } from "./engine-page.ts";

const causes: readonly string[] = [
  "**literals, language, names** (unknown): a parameter (`@p`, `?`) has no type before it has a value; the analyser takes the type that its place asks for.",
  "**common types** (unknown): in a list of structs whose structs give fields of fields different names, which of the names stay is not modelled.",
  "**functions: scalar, operands of functions** (unknown): REGEXP_EXTRACT_GROUPS makes a struct whose fields are the groups of its pattern, which Rocky does not read.",
  "**functions that BigQuery's manual lacks** (false errors): FLATTEN lets its argument name a field of the structs of an array, as nothing that the manual has does.",
  "**clause pairs** (unknown): behind SELECT AS STRUCT rows are values, and what a pipe adds beside a value is not modelled.",
];

/** What `docs/accuracy-bigquery.md` says beside the numbers. */
export function bigqueryTexts({ engine, version }: BigqueryRecorder): PageTexts {
  return {
    dialect: "BigQuery",
    command: "cd packages/sql && vitest run accuracy-bigquery -u",
    engine: { engine: `the ${engine}`, version: version.replace(/^.* /, "") },
    evidence: "evidence/typing-bigquery.md",
    measures: [
      "**exact**: Rocky names the type of the column that the analyser names, to the letter. **unknown**: Rocky says that it does not know. **wrong**: it names another.",
      "**wrong names**: columns whose name differs. **unknown names**: columns of which Rocky says no name. **false errors**: queries in which Rocky reports an error and the analyser does not.",
      "Nothing is said of NULLs: GoogleSQL's types have none.",
    ],
    count: 8,
    refused: `## What the analyser refuses

How many texts it refuses, and in how many of them Rocky finds no error. What is not found is no wrong answer, but a mistake that shows only when the query runs. Of expressions that are
refused one by one the first eight of each list are tried.`,
    refusedBy: "category",
    causes,
  };
}
