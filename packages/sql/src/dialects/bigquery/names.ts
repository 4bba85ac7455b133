import type { DialectNames } from "../dialect.ts";

/** What BigQuery calls things that the author gives no name. */
export const bigqueryNames: DialectNames = {
  valuesColumn: () => "",
  keepsDuplicates: true,
  unnamedOutput: (index) => `f${index}_`,
  keywordColumn: () => undefined,
  keywordFunctions: new Map([
    ["current_date", "current_date"],
    ["current_datetime", "current_datetime"],
    ["current_time", "current_time"],
    ["current_timestamp", "current_timestamp"],
  ]),
  constantKeywords: new Map(),
};
