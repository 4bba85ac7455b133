import type { FunctionHint } from "../../../hints/hints.ts";

/** Calls of another dialect that DuckDB refuses although it has a function of that name. */
export const overloadHints: readonly FunctionHint[] = [
  { dialects: "MySQL and BigQuery", call: "date_sub(d, INTERVAL 1 DAY)", write: "d - INTERVAL 1 DAY" },
  { dialects: "Oracle", call: "decode(a, 1, 'x', 'y')", write: "CASE a WHEN 1 THEN 'x' ELSE 'y' END" },
  { dialects: "Oracle and Snowflake", call: "to_timestamp(s, 'YYYY')", write: "strptime(s, '%Y')" },
  { dialects: "Oracle", call: "trunc(d, 'MM')", write: "date_trunc('month', d)" },
  { dialects: "MySQL and Spark", call: "datediff(d, e)", write: "date_diff('day', e, d)" },
];
