import { pivotColumnName, pivotValueName } from "./column-name/pivot-name.ts";
import type { DialectNames } from "../dialect.ts";

/** What BigQuery calls things that the author gives no name. */
export const bigqueryNames: DialectNames = {
  valuesColumn: () => "",
  pivot: { value: pivotValueName, column: pivotColumnName },
  pseudoColumns: new Map([
    ["_partitiontime", { kind: "timestamp", precision: 6, zone: "instant" }],
    ["_partitiondate", { kind: "date" }],
    ["_table_suffix", { kind: "string" }],
    ["_file_name", { kind: "string" }],
  ]),
  unpivotsValuesFirst: true,
  refusesRepeated: true,
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
