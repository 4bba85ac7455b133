import { expect, test } from "vitest";
import { connected, rowsOf } from "./scratch.ts";

test.each([
  ["true", true],
  ["127::TINYINT", 127n],
  ["'-2147483648'::INTEGER", -2147483648n],
  ["'-9223372036854775808'::BIGINT", -9223372036854775808n],
  ["18446744073709551615::UBIGINT", 18446744073709551615n],
  ["'-170141183460469231731687303715884105728'::HUGEINT", -170141183460469231731687303715884105728n],
  ["340282366920938463463374607431768211455::UHUGEINT", 340282366920938463463374607431768211455n],
  [
    "'123456789012345678901234567890123456789012345678901'::BIGNUM",
    "123456789012345678901234567890123456789012345678901",
  ],
  ["'-99999999999999999999999999999999999.999'::DECIMAL(38,3)", "-99999999999999999999999999999999999.999"],
  ["-0.001::DECIMAL(4,3)", "-0.001"],
  ["1::DECIMAL(3,1)", "1.0"],
  ["0.1::FLOAT", 0.1],
  ["16777217::FLOAT", 16777216],
  ["3.4028234e38::FLOAT", 3.4028235e38],
  ["0.1::DOUBLE + 0.2::DOUBLE", 0.30000000000000004],
  ["5e-324::DOUBLE", 5e-324],
  ["'inf'::DOUBLE", Infinity],
  ["'nan'::FLOAT", Number.NaN],
  ["'a'::ENUM('a', 'b')", "a"],
  ["'{\"a\": 1}'::JSON", '{"a": 1}'],
  ["'é😀'", "é😀"],
  ["DATE '2026-11-21'", "2026-11-21"],
  ["'-infinity'::DATE", "-infinity"],
  ["'290309-12-22 (BC)'::DATE", "290309-12-22 (BC)"],
  ["TIMESTAMP '2026-11-21 03:15:00.123456'", "2026-11-21 03:15:00.123456"],
  ["TIMESTAMP_NS '2026-11-21 03:15:00.123456789'", "2026-11-21 03:15:00.123456789"],
  ["'infinity'::TIMESTAMP", "infinity"],
  ["TIME '12:34:56.789'", "12:34:56.789"],
  ["TIMETZ '12:34:56+05:30'", "12:34:56+05:30"],
  ["INTERVAL '1 year 2 months 3 days 04:05:06.789'", "1 year 2 months 3 days 04:05:06.789"],
  ["'\\xAA\\x00b'::BLOB", "\\xAA\\x00b"],
  ["'10110'::BIT", "10110"],
  ["'2979b7f1-cb8e-4022-a816-5a3ff572a49c'::UUID", "2979b7f1-cb8e-4022-a816-5a3ff572a49c"],
  ["[1, NULL, 3]", "[1, NULL, 3]"],
  ["array_value(1, 2)", "[1, 2]"],
  ["{'a b': [1], 'c': 'it''s'}", "{'a b': [1], 'c': 'it\\'s'}"],
  ["MAP {'k': 1.50}", "{k=1.50}"],
  ["union_value(x := 5)", "5"],
  ["[]", "[]"],
  ["NULL", null],
  ["NULL::INTEGER[]", null],
])("%s", async (expression, expected) => {
  const connection = await connected();
  expect(await rowsOf(connection, `SELECT ${expression} AS v`)).toEqual([[expected]]);
});

test("what is not handed over exactly is DuckDB's own text, whatever stands beside it", async () => {
  const connection = await connected();
  const expressions = [
    "[{'a': 'x, y', 'b': NULL}]",
    "MAP {'it''s': ['\"']}",
    "DATE '0001-01-01'",
    "{'a': 0.1::FLOAT}",
  ];
  for (const expression of expressions) {
    const [row] = await rowsOf(
      connection,
      `SELECT ${expression} AS a, 1 AS a, (${expression})::VARCHAR AS b;`,
    );
    expect(row?.[0]).toBe(row?.[2]);
  }
});
