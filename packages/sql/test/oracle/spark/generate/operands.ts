/** A column of `everything` of each type. */
export const columns: readonly string[] = [
  "b", "i8", "i16", "i32", "i64", "f32", "f64", "d53", "d102", "d200", "d3818", "s", "sc", "x", "day", "ts", "tn", "ym", "mo", "ds",
  "da", "hr", "ci", "ints", "doubles", "texts", "counts", "pair", "wide", "v", "geo",
]; // prettier-ignore

/** A constant of each kind that has a type of its own. */
export const constants: readonly string[] = [
  "1", "1L", "3000000000", "9223372036854775808", "1.5", "123.45", "0.001", "1e2", "1F", "'a'", "'1'", "'2024-01-02'", "true", "NULL",
  "DATE'2024-01-02'", "TIMESTAMP'2024-01-02 03:04:05'", "INTERVAL 1 DAY", "INTERVAL 1 HOUR", "INTERVAL 1 MONTH", "array(1)", "array()",
  "X'41'",
]; // prettier-ignore

/** Both. */
export const operands: readonly string[] = [...columns, ...constants];

/** Types as a cast names them. */
export const typeNames: readonly string[] = [
  "BOOLEAN", "TINYINT", "SMALLINT", "INT", "BIGINT", "FLOAT", "DOUBLE", "DECIMAL", "DECIMAL(5,3)", "DECIMAL(10,2)", "DECIMAL(20)",
  "DECIMAL(38,18)", "STRING", "STRING COLLATE UTF8_LCASE", "CHAR(3)", "VARCHAR(10)", "BINARY", "DATE", "TIMESTAMP", "TIMESTAMP_NTZ",
  "TIMESTAMP_LTZ", "INTERVAL", "INTERVAL YEAR TO MONTH", "INTERVAL YEAR", "INTERVAL MONTH", "INTERVAL DAY TO SECOND", "INTERVAL DAY",
  "INTERVAL HOUR", "INTERVAL HOUR TO SECOND", "ARRAY<INT>", "ARRAY<STRING>", "MAP<STRING, INT>", "STRUCT<x: INT, y: STRING>",
  "STRUCT<a: BIGINT, b: STRING>", "VARIANT", "VOID", "GEOMETRY(4326)", "TIME",
]; // prettier-ignore
