import type { TableHint } from "../../../hints/hints.ts";

/** Functions in FROM that DuckDB does not have. */
export const tableHints: readonly TableHint[] = [
  {
    name: "flatten",
    dialects: "Snowflake",
    example: "SELECT f.value FROM t, LATERAL flatten(input => l) f",
    instead: "SELECT f.value FROM t, unnest(l) AS f(value)",
    help: "Write unnest(list) AS f(value) for a list, and json_each(value) for JSON.",
  },
  {
    name: "explode",
    dialects: "Spark and Hive",
    example: "SELECT item FROM t, LATERAL explode(l) AS x(item)",
    instead: "SELECT item FROM t, unnest(l) AS x(item)",
    help: "Write unnest(list) AS x(value).",
  },
  {
    name: "posexplode",
    dialects: "Spark and Hive",
    example: "SELECT item FROM t, LATERAL posexplode(l) AS x(p, item)",
    instead: "SELECT item FROM t, unnest(l) WITH ORDINALITY AS x(item, p)",
    help: "Write unnest(list) WITH ORDINALITY AS x(value, position); positions start at 1.",
  },
  {
    name: "split_to_table",
    dialects: "Snowflake",
    example: "SELECT x.value FROM t, LATERAL split_to_table(s, ',') x",
    instead: "SELECT x.value FROM t, unnest(string_split(s, ',')) AS x(value)",
    help: "Write unnest(string_split(text, separator)) AS x(value).",
  },
  {
    name: "string_split",
    dialects: "SQL Server",
    example: "SELECT x.value FROM t CROSS JOIN LATERAL string_split(s, ',') AS x(value)",
    instead: "SELECT x.value FROM t, unnest(string_split(s, ',')) AS x(value)",
    help: "Write unnest(string_split(text, separator)) AS x(value).",
  },
  {
    name: "openjson",
    dialects: "SQL Server",
    example: "SELECT x.value FROM t, LATERAL openjson(j) AS x",
    instead: "SELECT x.value FROM t, json_each(j) AS x",
    help: "Write json_each(value).",
  },
];
