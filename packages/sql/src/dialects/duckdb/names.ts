import type { DialectNames } from "../dialect.ts";

/** What DuckDB calls things that the author gives no name. */
export const duckdbNames: DialectNames = {
  renamesRepeated: true,
  valuesColumn: (index) => `col${index}`,
  keywordColumn: (written) => written,
  keywordFunctions: new Map([
    ["current_catalog", "current_database"],
    ["current_date", "current_date"],
    ["current_role", "current_user"],
    ["current_schema", "current_schema"],
    ["current_time", "get_current_time"],
    ["current_timestamp", "get_current_timestamp"],
    ["current_user", "current_user"],
    ["localtime", "current_localtime"],
    ["localtimestamp", "current_localtimestamp"],
    ["session_user", "session_user"],
    ["user", "user"],
  ]),
  // They are macros of a constant text.
  constantKeywords: new Map([
    ["current_user", "duckdb"],
    ["session_user", "duckdb"],
    ["user", "duckdb"],
  ]),
};
