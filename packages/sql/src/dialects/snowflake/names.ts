import type { Expression } from "../../ast/expression.ts";
import type { SqlType } from "@rocky/ir";
import type { DialectNames } from "../dialect.ts";

/** A text keeps its quotes in the name of the column. */
function pivotedValue(value: Expression): string | undefined {
  if (value.kind !== "literal") return undefined;
  return value.literal === "string" ? `'${value.text}'` : value.text;
}

/** The alias of the aggregate stands inside the quotes. */
function pivotedColumn(value: string, aggregate: string | undefined): string {
  if (aggregate === undefined) return value;
  return value.endsWith("'") ? `${value.slice(0, -1)}_${aggregate}'` : `${value}_${aggregate}`;
}

/** What Snowflake calls things that the author gives no name. */
export const snowflakeNames: DialectNames = {
  valuesColumn: (index) => `COLUMN${index + 1}`,
  pivot: { value: pivotedValue, column: pivotedColumn },
  textName: (text) => text.toUpperCase(),
  // Of streams and of staged files; how long the texts are is not documented.
  pseudoColumns: new Map(
    [
      "action",
      "isupdate",
      "row_id",
      "filename",
      "file_row_number",
      "file_content_key",
      "file_last_modified",
      "start_scan_time",
    ].map((name): [string, SqlType] => [
      `metadata$${name}`,
      name === "isupdate"
        ? { kind: "boolean" }
        : { kind: "unknown", reason: `the type of METADATA$${name.toUpperCase()} is not documented in full` },
    ]),
  ),
  keywordColumn: (written) => written.toUpperCase(),
  constantKeywords: new Map(),
  keywordFunctions: new Map(
    ["current_date", "current_time", "current_timestamp", "current_user", "localtime", "localtimestamp"].map(
      (name) => [name, name],
    ),
  ),
};
