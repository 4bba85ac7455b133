import {
  functionHintsOf,
  syntaxHintsOf,
  typeHintsOf,
  type Hints,
  type SyntaxRow,
  type WordRow,
} from "../../../hints/hints.ts";

const bigquery = "BigQuery";
const databricks = "Databricks";
const duckdb = "DuckDB";

const functions: readonly WordRow[] = [
  ["Databricks, BigQuery and DuckDB", "if(a > 1, b, c)", "iff(a > 1, b, c)"],
  [bigquery, "safe_divide(a, b)", "a / nullif(b, 0)"],
  [databricks, "date_format(ts, 'yyyy-MM')", "to_char(ts, 'YYYY-MM')"],
  [duckdb, "strftime(ts, '%Y-%m')", "to_char(ts, 'YYYY-MM')"],
  [duckdb, "strptime(s, '%Y-%m-%d')", "to_timestamp(s, 'YYYY-MM-DD')"],
  [bigquery, "format_date('%Y', d)", "to_char(d, 'YYYY')"],
  [bigquery, "parse_date('%Y-%m-%d', s)", "to_date(s, 'YYYY-MM-DD')"],
  [databricks, "unix_timestamp(ts)", "date_part('epoch_second', ts)"],
  [databricks, "from_unixtime(a)", "to_timestamp(a)"],
  [databricks, "collect_list(a)", "array_agg(a)"],
  [databricks, "collect_set(a)", "array_unique_agg(a)"],
  ["BigQuery and DuckDB", "string_agg(s, ',')", "listagg(s, ',')"],
  ["MySQL and DuckDB", "group_concat(s)", "listagg(s)"],
  [bigquery, "json_value(s, '$.a')", "parse_json(s):a::string"],
  [databricks, "get_json_object(s, '$.a')", "parse_json(s):a::string"],
  [databricks, "size(l)", "array_size(l)"],
  [bigquery, "array_length(l)", "array_size(l)"],
  [bigquery, "starts_with(s, 'a')", "startswith(s, 'a')"],
  [bigquery, "ends_with(s, 'a')", "endswith(s, 'a')"],
  [bigquery, "strpos(s, 'a')", "position('a', s)"],
  ["BigQuery and SQL Server", "generate_uuid()", "uuid_string()"],
  [databricks, "uuid()", "uuid_string()"],
  [bigquery, "logical_or(a > 1)", "boolor_agg(a > 1)"],
  [bigquery, "logical_and(a > 1)", "booland_agg(a > 1)"],
  ["DuckDB and PostgreSQL", "bool_or(a > 1)", "boolor_agg(a > 1)"],
  ["DuckDB and PostgreSQL", "bool_and(a > 1)", "booland_agg(a > 1)"],
  [bigquery, "regexp_contains(s, 'a')", "regexp_instr(s, 'a') > 0"],
  [databricks, "named_struct('k', a)", "object_construct('k', a)"],
  [duckdb, "list_value(a, b)", "array_construct(a, b)"],
  [duckdb, "arg_max(a, b)", "max_by(a, b)"],
  [duckdb, "arg_min(a, b)", "min_by(a, b)"],
  ["SQL Server", "isnull(a, b)", "ifnull(a, b)"],
];

const types: readonly WordRow[] = [
  [bigquery, "int64", "NUMBER(38, 0)"],
  [bigquery, "float64", "FLOAT"],
  [bigquery, "bytes", "BINARY"],
  [bigquery, "bignumeric", "NUMBER(38, 9)"],
  [duckdb, "hugeint", "NUMBER(38, 0)"],
  [duckdb, "blob", "BINARY"],
  ["BigQuery and DuckDB", "json", "VARIANT"],
  ["PostgreSQL", "jsonb", "VARIANT"],
];

const syntax: readonly SyntaxRow[] = [
  [
    "SAFE_CAST",
    bigquery,
    "SAFE_CAST ( <any> AS",
    { write: "TRY_CAST($1 AS" },
    "SELECT SAFE_CAST(s AS INT) FROM t",
    "SELECT TRY_CAST(s AS INT) FROM t",
  ],
];

/** What people write for Snowflake who come from other dialects; the tests describe each row. */
export const snowflakeHints: Hints = {
  functions: functionHintsOf(functions),
  renames: {
    "if/3": "iff",
    "isnull/2": "ifnull",
    "collect_list/1": "array_agg",
    "string_agg/2": "listagg",
    "size/1": "array_size",
    "array_length/1": "array_size",
    "starts_with/2": "startswith",
    "ends_with/2": "endswith",
    "generate_uuid/0": "uuid_string",
    "uuid/0": "uuid_string",
    "logical_or/1": "boolor_agg",
    "logical_and/1": "booland_agg",
    "bool_or/1": "boolor_agg",
    "bool_and/1": "booland_agg",
    "arg_max/2": "max_by",
    "arg_min/2": "min_by",
  },
  overloads: [],
  types: typeHintsOf(types),
  tables: [
    {
      name: "unnest",
      dialects: "BigQuery and DuckDB",
      example: "SELECT f.value FROM t, LATERAL unnest(l) f",
      instead: "SELECT f.value FROM t, LATERAL flatten(input => l) f",
      help: "Write LATERAL FLATTEN(INPUT => array) f, and f.value for the element.",
    },
    {
      name: "explode",
      dialects: databricks,
      example: "SELECT f.value FROM t, LATERAL explode(l) f",
      instead: "SELECT f.value FROM t, LATERAL flatten(input => l) f",
      help: "Write LATERAL FLATTEN(INPUT => array) f, and f.value for the element.",
    },
  ],
  names: { systimestamp: "current_timestamp()" },
  operators: {},
  misused: { "&&": "AND", "!": "NOT" },
  syntax: syntaxHintsOf(syntax),
};
