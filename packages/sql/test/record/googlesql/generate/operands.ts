/** A column of `everything` of each type. */
export const columns: readonly string[] = [
  "b", "i", "f", "n", "bn", "s", "x", "d", "dt", "ts", "t", "span", "j", "geo", "rd", "rdt", "rts",
  "ints", "floats", "numbers", "texts", "days", "pair", "fpair", "nested", "pairs",
]; // prettier-ignore

/** Constants, which coerce where a column of their type does not. */
export const constants: readonly string[] = [
  "1", "-1", "3000000000", "9223372036854775807", "1.5", "1e2", "NUMERIC '1.5'", "BIGNUMERIC '1.5'",
  "'a'", "'1'", "'2024-01-02'", "'2024-01-02 03:04:05'", "'03:04:05'", "b'a'", "TRUE", "NULL",
  "DATE '2024-01-02'", "DATETIME '2024-01-02 03:04:05'", "TIMESTAMP '2024-01-02 03:04:05+00'", "TIME '03:04:05'",
  "INTERVAL 1 DAY", `JSON '{"a": 1}'`, "[1]", "[1.5]", "['a']", "[]", "(1, 'a')", "STRUCT(1 AS x, 'a' AS y)",
]; // prettier-ignore

/** Expressions over columns and constants of every type. */
export const operands: readonly string[] = [...columns, ...constants];
