import type { OracleCase } from "../case.ts";

const literals: readonly string[] = [
  "0", "1", "-1", "127", "128", "255", "256", "32767", "32768", "65536", "2147483647", "2147483648", "-2147483648",
  "-2147483649", "4294967295", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
  "18446744073709551616", "170141183460469231731687303715884105727", "170141183460469231731687303715884105728",
  "340282366920938463463374607431768211456", "1_000_000", "0x1F", "0xFFFFFFFFFF", "0b101", "1.0", "1.50", ".5", "5.", "-0.5",
  "0.001", "123456789.123456789", "99999999999999999999999999999999999.999", "1e3", "1E-3", "1.5e10", "1e400", "''", "'a'",
  "'it''s'", "E'a\\nb'", "$$text$$", "$tag$te'xt$tag$", "x'AB'", "'\\xAA'::BLOB", "'101'::BIT", "true", "FALSE", "NULL",
  "DATE '2024-01-02'", "TIME '10:00:00'", "TIMESTAMP '2024-01-02 03:04:05'", "TIMESTAMPTZ '2024-01-02 03:04:05+00'",
  "TIMESTAMP_S '2024-01-02 03:04:05'", "TIMESTAMP_NS '2024-01-02 03:04:05'", "INTERVAL 1 DAY", "INTERVAL '1' MONTH",
  "INTERVAL '1 day 2 hours'", "INTERVAL (1 + 1) HOUR", "INTERVAL 3 MINUTES", "UUID '00000000-0000-0000-0000-000000000001'",
  "[]", "[NULL]", "[1]", "[1, 2.5]", "[1, NULL]", "['a', NULL]", "[[1], []]", "[1, 300]", "[1, 3000000000]", "[1, 1e2]",
  "[DATE '2024-01-01', TIMESTAMP '2024-01-01 00:00:00']", "{'a': 1}", "{a: 1, b: 'x'}", "{'a': NULL}", "{'a': {'b': [1]}}",
  "[{'a': 1}, {'a': 2.5}]", "MAP {'a': 1}", "MAP {}", "MAP {1: 'a', 2: NULL}", "ROW(1, 'a')", "(1, 'a')", "(1, 2, 3)",
  "ARRAY[1, 2]", "array_value(1, 2)", "union_value(n := 1)", "1::DECIMAL(5,2)", "'1.5'::DECIMAL", "1::VARCHAR",
  "CAST('small' AS ENUM('small', 'big'))", "'a'::VARCHAR(10)", "current_date", "current_timestamp", "now()", "localtimestamp",
  "localtime", "current_time", "pi()", "JSON '{}'", "'a' COLLATE NOCASE", "1 BETWEEN 0 AND 2", "1 IN (1, 2)", "NULL IN (1)",
  "CASE WHEN true THEN 1 END", "CASE WHEN true THEN 1 ELSE 2.5 END", "CASE 1 WHEN 1 THEN 'a' ELSE NULL END",
  "coalesce(NULL, 1)", "coalesce(NULL, NULL)", "nullif(1, 2)", "ifnull(NULL, 'a')", "greatest(1, 2.5)", "least('a', 'b')",
  "1 = 1.0", "1 + 1", "1 + 1.5", "2147483647 + 1", "1 / 2", "1 // 2", "1.5 / 2", "5 % 2", "2 ** 3", "2 ^ 3", "-(-1)", "~1",
  "1 & 3", "1 << 4", "'a' || 'b'", "'a' || 1", "NULL || 'a'", "[1] || [2]", "NOT true", "NOT NULL", "true AND NULL",
  "1 IS NULL", "NULL IS DISTINCT FROM 1", "'abc'[1]", "'abc'[1:2]", "[1, 2][1]", "[1, 2][1:1]", "{'a': 1}.a", "{'a': 1}['a']",
  "(1, 'a')[2]", "MAP {'a': 1}['a']", "'a' LIKE 'b'", "'a' SIMILAR TO 'b'", "'a' ~ 'b'", "EXISTS (SELECT 1)", "(SELECT 1)",
  "(SELECT NULL)", "1 = ANY (SELECT 1)", "[x + 1 FOR x IN [1, 2]]", "[x FOR x IN [1, 2] IF x > 1]",
  "DATE '2024-01-02' + 1", "DATE '2024-01-02' - DATE '2024-01-01'", "DATE '2024-01-02' + INTERVAL 1 DAY",
  "DATE '2024-01-02' + TIME '10:00:00'", "TIMESTAMP '2024-01-02 00:00:00' - TIMESTAMP '2024-01-01 00:00:00'",
  "INTERVAL 1 DAY * 2", "INTERVAL 1 DAY / 2", "- INTERVAL 1 DAY", "TIME '10:00:00' + INTERVAL 1 HOUR",
  "extract(year FROM DATE '2024-01-02')", "extract(epoch FROM TIMESTAMP '2024-01-02 00:00:00')",
  "TIMESTAMP '2024-01-02 00:00:00' AT TIME ZONE 'UTC'", "TRY_CAST('a' AS INTEGER)", "TRY(1 / 0)", "'1'::INT", "1::BOOL",
  "'{\"a\": 1}'::JSON -> 'a'", "'{\"a\": 1}'::JSON ->> 'a'", "'{\"a\": 1}' -> '$.a'", "position('a' IN 'cat')",
  "substring('cat' FROM 2 FOR 1)", "trim(BOTH 'x' FROM 'xax')", "overlay('abc' PLACING 'x' FROM 2)", "'a' IN ('a', NULL)",
]; // prettier-ignore

const contexts: Readonly<Record<string, (literal: string) => string>> = {
  alone: (literal) => `SELECT ${literal}`,
  column: (literal) => `SELECT v FROM (SELECT ${literal} AS v)`,
  created: (literal) => `WITH c AS (SELECT ${literal} AS v) SELECT v, v IS NULL, [v], coalesce(v, v) FROM c`,
  values: (literal) => `FROM (VALUES (${literal}), (NULL)) AS t(v)`,
  union: (literal) => `SELECT ${literal} AS v UNION ALL SELECT i64 FROM required`,
  plus: (literal) => `SELECT ${literal} + i8, i16 * ${literal}, d102 - ${literal} FROM required`,
  aggregate: (literal) => `SELECT sum(${literal}), min(${literal}), avg(${literal}) FROM required`,
  grouped: (literal) => `SELECT max(${literal}), list(${literal}), count(${literal}) FROM required`,
  case: (literal) =>
    `SELECT CASE WHEN maybe > 0 THEN ${literal} END, coalesce(maybe, ${literal}) FROM required`,
  text: (literal) =>
    `SELECT s || ${literal}, concat(s, ${literal}), CAST(${literal} AS VARCHAR) FROM required`,
  compared: (literal) => `SELECT i32 = ${literal}, s = ${literal}, ${literal} IN (i32, i64) FROM required`,
};

/** Literals and constant expressions in the places where they mean something different. */
export function literalCases(): readonly (readonly OracleCase[])[] {
  return literals.flatMap((literal) =>
    Object.entries(contexts).map(([context, make]) => [
      { id: `literals/${literal}/${context}`, category: "literals", setup: "tables", sql: make(literal) },
    ]),
  );
}
