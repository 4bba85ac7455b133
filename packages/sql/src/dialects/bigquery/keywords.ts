import { keywordTable, type KeywordTable } from "../../lex/keywords.ts";

/** BigQuery's reserved words; those that are names of functions too stand by themselves. Source: its lexical reference. */
export const bigqueryKeywords: KeywordTable = keywordTable({
  unreserved: "offset pivot unpivot materialized values system_time table",
  columnName: "",
  typeFunction: "array collate extract grouping if interval left range right struct unnest",
  reserved:
    "all and any as asc assert_rows_modified at between by case cast contains create cross cube current default " +
    "define desc distinct else end enum escape except exclude exists false fetch following for from full group " +
    "groups hash having ignore in inner intersect into is join lateral like limit lookup match_recognize merge natural new no not " +
    "null nulls of on or order outer over partition preceding proto qualify recursive respect rollup rows " +
    "select set some tablesample then to treat true unbounded union using when where window with within",
});
