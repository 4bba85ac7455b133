import type { Analyser } from "../analyser.ts";
import { recordWhereAccepted, type Book } from "../book.ts";
import { sift } from "./sift.ts";

/** Constants in every spelling. */
const spellings = [
  "0", "007", "0x1F", "0XabC", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1.", ".5", "1.50", "1e3", "1E-3", "1.5e+10", "1e400",
  "'a'", '"a"', "'''a'''", '"""a"""', "r'\\d'", 'R"\\d"', "b'a'", 'B"a"', "rb'\\d'", "br'\\d'", "b'''a'''", "'\\n\\t\\\\'", "'\\x41'", "'\\u0041'", "'\\U0001F600'", "''", "'\\q'",
  "TRUE", "false", "NULL", "null", "DATE '2024-02-29'", "DATE '2023-02-29'", "DATE \"2024-1-2\"", "DATETIME '2024-01-02'", "DATETIME '2024-01-02T03:04:05.123456'",
  "TIMESTAMP '2024-01-02'", "TIMESTAMP '2024-01-02 03:04:05 America/New_York'", "TIMESTAMP '2024-01-02T03:04:05Z'", "TIMESTAMP '2024-01-02 03:04:05+05:30'", "TIME '03:04:05.5'", "TIME '3:4:5'", "TIME '25:00:00'",
  "NUMERIC '1.5'", "NUMERIC '-0.000000001'", "NUMERIC '1e5'", "NUMERIC '99999999999999999999999999999'", "NUMERIC '0.0000000001'", "DECIMAL '1.5'", "BIGNUMERIC '1.5'", "BIGDECIMAL '1e30'",
  "JSON '1'", "JSON '{\"a\": [1, null]}'", "JSON 'x'", "INTERVAL 1 YEAR", "INTERVAL '1-2 3 4:5:6' YEAR TO SECOND", "INTERVAL '5' HOUR", "INTERVAL -5 DAY",
  "RANGE<DATE> '[2024-01-01, 2024-02-01)'", "RANGE<DATE> '[UNBOUNDED, 2024-02-01)'", "RANGE<DATETIME> '[2024-01-01 00:00:00, UNBOUNDED)'", "RANGE<TIMESTAMP> '[2024-01-01, UNBOUNDED)'", "RANGE<DATE> '[2024-02-01, 2024-01-01)'",
  "[]", "[1]", "[1, 2.5]", "[1, NULL]", "[NULL]", "ARRAY[1, 2]", "ARRAY<INT64>[]", "ARRAY<FLOAT64>[1]", "ARRAY<STRING>['a', NULL]", "ARRAY<NUMERIC>[1, 1.5]", "ARRAY<DATE>['2024-01-01']", "ARRAY<STRUCT<INT64, STRING>>[(1, 'a')]",
  "(1, 2)", "(1, 'a', NULL)", "STRUCT()", "STRUCT(1)", "STRUCT(1 AS a)", "STRUCT(1 AS a, 1 AS a)", "STRUCT<INT64>(1)", "STRUCT<a INT64, b ARRAY<STRING>>(1, ['x'])", "STRUCT<FLOAT64, DATE>(1, '2024-01-01')", "STRUCT([1, 2] AS xs, STRUCT(1 AS y) AS st)",
  "STRUCT<a NUMERIC>(1.5)", "STRUCT<a NUMERIC(3, 1)>(1.5)", "1 AS `a`", "-(-1)", "+1.5", "- 1", "~1", "@@time_zone",
]; // prettier-ignore

/** Targets of the literals that coerce: an expression with the place of the literal. */
const places = [
  "n + {}", "n = {}", "bn * {}", "COALESCE(n, {})", "n IN ({})", "n BETWEEN {} AND 9", "[n, {}]", "ROUND({}, 1)", "SQRT({})", "IF(b, n, {})", "GREATEST(bn, {})", "f + {}", "i + {}", "SUM({}) OVER ()",
  "d = {}", "d IN ({})", "COALESCE(d, {})", "DATE_ADD({}, INTERVAL 1 DAY)", "DATE_DIFF(d, {}, DAY)", "d BETWEEN {} AND CURRENT_DATE()", "[d, {}]", "CASE WHEN b THEN d ELSE {} END", "LAST_DAY({})", "EXTRACT(YEAR FROM {})",
  "dt < {}", "COALESCE(dt, {})", "DATETIME_ADD({}, INTERVAL 1 DAY)", "ts >= {}", "COALESCE(ts, {})", "TIMESTAMP_SUB({}, INTERVAL 1 DAY)", "TIMESTAMP_DIFF(ts, {}, HOUR)", "t = {}", "TIME_ADD({}, INTERVAL 1 HOUR)", "FORMAT_DATE('%Y', {})",
  "UNIX_DATE({})", "GENERATE_DATE_ARRAY({}, d)", "RANGE(d, {})", "x = {}", "COALESCE(x, {})", "CONCAT(x, {})", "LENGTH({})", "j = {}", "b = {}", "s = {}", "COALESCE(s, {})", "CONCAT(s, {})", "STARTS_WITH(s, {})",
  "SAFE_DIVIDE(n, {})", "MOD(n, {})", "POW(n, {})", "PERCENTILE_CONT(n, {}) OVER ()", "LAG(n, 1, {}) OVER (ORDER BY i)", "CAST({} AS NUMERIC)", "RANGE_BUCKET(n, [1, {}])", "ARRAY_CONCAT(numbers, [{}])", "n IN UNNEST([{}])",
]; // prettier-ignore

const literals = [
  "1", "-1", "1.5", "-1.5", "1e2", "1e40", "0.1234567891234", "99999999999999999999999999999999", "'1'", "'a'", "'2024-01-02'", "'2024-1-2'", "'2024-13-02'", "'2024-01-02 03:04:05'", "'2024-01-02 03:04:05+01'", "'03:04:05'", "b'a'", "TRUE", "NULL",
  "(1)", "1 + 1", "1.0 + 1.5", "CAST(1.5 AS FLOAT64)", "IF(TRUE, 1.5, 2.5)", "CONCAT('2024-01-', '02')", "('2024-01-02')", "@p", "UPPER('2024-01-02')", "-(1.5)", "(SELECT 1.5)",
]; // prettier-ignore

const types = [
  "NUMERIC",
  "BIGNUMERIC",
  "FLOAT64",
  "DATE",
  "DATETIME",
  "TIMESTAMP",
  "TIME",
  "BYTES",
  "STRING",
  "JSON",
  "INT64",
];

/** How literals are spelled, and where they become another type. */
export async function recordLiterals(analyser: Analyser, book: Book): Promise<void> {
  const category = "literals";
  await sift(analyser, book, { id: "literals/spellings", category, frame: "SELECT {}", operands: spellings });
  for (const place of places) {
    await sift(analyser, book, { id: `literals/${place}`, category, make: place, operands: literals });
  }
  for (const type of types) {
    const operands = literals.map((literal) => `ARRAY<${type}>[${literal}]`);
    await sift(analyser, book, { id: `literals/array of ${type}`, category, operands });
    const structs = literals.map((literal) => `STRUCT<${type}>(${literal})`);
    await sift(analyser, book, { id: `literals/struct of ${type}`, category, operands: structs });
  }
  const questions = literals.flatMap((l) =>
    types.map((type) => ({
      id: `literals/union/${type}/${l}`,
      category,
      setup: "tables",
      sql: `SELECT CAST(s AS ${type}) AS v FROM everything UNION ALL SELECT ${l}`,
    })),
  );
  await recordWhereAccepted(analyser, book, questions);
}
