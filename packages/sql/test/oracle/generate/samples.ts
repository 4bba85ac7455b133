/** How a value of a type is written: a column of `everything`, one of `required`, and a constant. */
export interface Sample {
  readonly column: string;
  readonly required: string;
  readonly constant: string;
}

const sample = (column: string, required: string, constant: string): Sample => ({
  column,
  required,
  constant,
});

/** Samples by the names that DuckDB's catalogue gives to parameters. */
export const samples: ReadonlyMap<string, Sample> = new Map([
  ["BOOLEAN", sample("b", "b", "true")],
  ["TINYINT", sample("i8", "i8", "1::TINYINT")],
  ["SMALLINT", sample("i16", "i16", "2::SMALLINT")],
  ["INTEGER", sample("i32", "i32", "2")],
  ["BIGINT", sample("i64", "i64", "3::BIGINT")],
  ["HUGEINT", sample("i128", "i64::HUGEINT", "4::HUGEINT")],
  ["UTINYINT", sample("u8", "u32::UTINYINT", "1::UTINYINT")],
  ["USMALLINT", sample("u16", "u32::USMALLINT", "2::USMALLINT")],
  ["UINTEGER", sample("u32", "u32", "3::UINTEGER")],
  ["UBIGINT", sample("u64", "u32::UBIGINT", "4::UBIGINT")],
  ["UHUGEINT", sample("u128", "u32::UHUGEINT", "5::UHUGEINT")],
  ["BIGNUM", sample("big", "i64::BIGNUM", "5::BIGNUM")],
  ["FLOAT", sample("f32", "f64::FLOAT", "0.5::FLOAT")],
  ["DOUBLE", sample("f64", "f64", "0.5e0")],
  ["DECIMAL", sample("d102", "d102", "1.25")],
  ["VARCHAR", sample("s", "s", "'a'")],
  ["BLOB", sample("x", "x", "'ab'::BLOB")],
  ["BIT", sample("bits", "'101'::BIT", "'101'::BIT")],
  ["UUID", sample("uid", "uid", "'00000000-0000-0000-0000-000000000001'::UUID")],
  ["JSON", sample("j", "j", `'{"a": 1}'::JSON`)],
  ["DATE", sample("day", "day", "DATE '2024-02-29'")],
  ["TIME", sample("clock", "clock", "TIME '12:34:56'")],
  ["TIME_NS", sample("clock::TIME_NS", "clock::TIME_NS", "'12:34:56'::TIME_NS")],
  ["TIME WITH TIME ZONE", sample("clock_tz", "clock::TIMETZ", "'12:34:56+01'::TIMETZ")],
  ["TIMESTAMP", sample("ts", "ts", "TIMESTAMP '2024-02-29 12:34:56'")],
  ["TIMESTAMP_S", sample("ts_s", "ts::TIMESTAMP_S", "'2024-02-29 12:34:56'::TIMESTAMP_S")],
  ["TIMESTAMP_MS", sample("ts_ms", "ts::TIMESTAMP_MS", "'2024-02-29 12:34:56'::TIMESTAMP_MS")],
  ["TIMESTAMP_NS", sample("ts_ns", "ts::TIMESTAMP_NS", "'2024-02-29 12:34:56'::TIMESTAMP_NS")],
  ["TIMESTAMP WITH TIME ZONE", sample("tstz", "tstz", "'2024-02-29 12:34:56+00'::TIMESTAMPTZ")],
  ["INTERVAL", sample("span", "span", "INTERVAL 1 DAY")],
  ["ANY", sample("i32", "i32", "2")],
  ["T", sample("i32", "i32", "2")],
  ["K", sample("s", "s", "'k'")],
  ["V", sample("i32", "i32", "2")],
  ["K[]", sample("texts", "texts", "['k']")],
  ["V[]", sample("ints", "ints", "[1]")],
  ["T[]", sample("ints", "ints", "[1, 2]")],
  ["T[][]", sample("grid", "[ints]", "[[1], [2, 3]]")],
  ["ANY[]", sample("ints", "ints", "[1, 2]")],
  ["VARCHAR[]", sample("texts", "texts", "['a', 'b']")],
  ["BIGINT[]", sample("ints::BIGINT[]", "ints::BIGINT[]", "[1, 2]::BIGINT[]")],
  ["BOOLEAN[]", sample("[b]", "[b]", "[true, false]")],
  ["DOUBLE[]", sample("[f64]", "[f64]", "[0.5e0, 0.25e0]")],
  ["FLOAT[]", sample("[f32]", "[f64::FLOAT]", "[0.5::FLOAT]")],
  ["FLOAT[ANY]", sample("vec", "[1, 2, 3]::FLOAT[3]", "[1, 2, 3]::FLOAT[3]")],
  ["DOUBLE[ANY]", sample("vec::DOUBLE[3]", "[1, 2, 3]::DOUBLE[3]", "[1, 2, 3]::DOUBLE[3]")],
  ["FLOAT[3]", sample("vec", "[1, 2, 3]::FLOAT[3]", "[1, 2, 3]::FLOAT[3]")],
  ["DOUBLE[3]", sample("vec::DOUBLE[3]", "[1, 2, 3]::DOUBLE[3]", "[1, 2, 3]::DOUBLE[3]")],
  ["MAP(K, V)", sample("counts", "counts", "MAP {'k': 1}")],
  ["STRUCT", sample("pair", "pair", "{'x': 1, 'y': 'one'}")],
  ["STRUCT(K, V)[]", sample("pairs", "[pair]", "[{'k': 'a', 'v': 1}]")],
  ["UNION", sample("either", "union_value(n := i32)", "union_value(n := 1)")],
  ["VARIANT", sample("v", "i32::VARIANT", "8::VARIANT")],
  ["GEOMETRY", sample("'POINT(1 2)'::GEOMETRY", "'POINT(1 2)'::GEOMETRY", "'POINT(1 2)'::GEOMETRY")],
]);

/** Constants that functions want where a parameter is text: parts, formats, paths, patterns, options. */
export const texts: readonly string[] = [
  "'a'",
  "'year'",
  "'%Y-%m-%d'",
  "'$.a'",
  "'1'",
  "'UTC'",
  "'en'",
  "'utf8'",
  "'[\"VARCHAR\"]'",
  "'POINT(1 2)'",
  "'2024-02-29 10:00:00'",
  "'00000000-0000-0000-0000-000000000001'",
  "'main'",
];

/** Lambdas that some function takes. */
export const lambdas: readonly string[] = [
  "lambda x: x",
  "lambda x: x > 1",
  "lambda p, q: p + q",
  "lambda p, q, r: p + q + r",
];
