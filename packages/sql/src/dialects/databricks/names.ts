import { unknownType } from "@rocky/ir";
import type { DialectNames } from "../dialect.ts";
import { pivotColumnName, pivotValueName } from "./column-name/pivot-name.ts";

/** What Spark calls things that the author gives no name. */
export const databricksNames: DialectNames = {
  valuesColumn: (index) => `col${index + 1}`,
  pivot: { value: pivotValueName, column: pivotColumnName, namesOneByValue: true },
  keywordColumn: (written) => `${written.toLowerCase()}()`,
  keywordFunctions: new Map([
    ["current_date", "current_date"],
    ["current_timestamp", "current_timestamp"],
    ["current_user", "current_user"],
    ["localtimestamp", "localtimestamp"],
    ["session_user", "session_user"],
    ["user", "user"],
  ]),
  pseudoColumns: new Map([["_metadata", unknownType("its fields depend on the files")]]),
  constantKeywords: new Map(),
};
