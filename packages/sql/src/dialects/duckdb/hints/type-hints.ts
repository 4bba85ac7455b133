import { typeHintsOf, type TypeHint, type WordRow } from "../../../hints/hints.ts";

const oracle = "Oracle and Snowflake";
const server = "SQL Server";
const mysql = "MySQL";
const snowflake = "Snowflake";

const rows: readonly WordRow[] = [
  [oracle, "number", "DECIMAL(38, 0)"],
  ["Oracle", "varchar2", "VARCHAR"],
  ["Oracle", "nvarchar2", "VARCHAR"],
  ["Oracle", "clob", "VARCHAR"],
  ["Oracle", "binary_float", "FLOAT"],
  ["Oracle", "binary_double", "DOUBLE"],
  [server, "ntext", "VARCHAR"],
  [server, "money", "DECIMAL(19, 4)"],
  [server, "smallmoney", "DECIMAL(10, 4)"],
  [server, "datetime2", "TIMESTAMP"],
  [server, "smalldatetime", "TIMESTAMP"],
  [server, "datetimeoffset", "TIMESTAMPTZ"],
  [server, "uniqueidentifier", "UUID"],
  [server, "image", "BLOB"],
  [snowflake, "timestamp_ntz", "TIMESTAMP"],
  ["Snowflake and Spark", "timestamp_ltz", "TIMESTAMPTZ"],
  [snowflake, "timestamp_tz", "TIMESTAMPTZ"],
  [snowflake, "byteint", "TINYINT"],
  [snowflake, "object", "JSON"],
  ["BigQuery", "float64", "DOUBLE"],
  ["BigQuery", "bigdecimal", "DECIMAL(38, 9)"],
  ["BigQuery", "bignumeric", "DECIMAL(38, 9)"],
  ["Redshift", "super", "JSON"],
  ["PostgreSQL", "jsonb", "JSON"],
  ["PostgreSQL", "serial", "INTEGER"],
  ["PostgreSQL", "citext", "VARCHAR"],
  [mysql, "mediumint", "INTEGER"],
  [mysql, "tinytext", "VARCHAR"],
  [mysql, "mediumtext", "VARCHAR"],
  [mysql, "longtext", "VARCHAR"],
  [mysql, "unsigned", "UBIGINT"],
];

/** Every row. */
export const typeHints: readonly TypeHint[] = typeHintsOf(rows);
