import type { DialectNames } from "../dialect.ts";

/** What Snowflake calls things that the author gives no name. */
export const snowflakeNames: DialectNames = {
  valuesColumn: (index) => `COLUMN${index + 1}`,
  textName: (text) => text.toUpperCase(),
  keywordColumn: (written) => written.toUpperCase(),
  constantKeywords: new Map(),
  keywordFunctions: new Map(
    ["current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp"].map(
      (name) => [name, name],
    ),
  ),
};
