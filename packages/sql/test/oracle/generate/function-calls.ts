import type { OracleCase } from "../case.ts";

/** Calls of functions whose arguments must go together in a way that their signatures do not say. */
const calls: Readonly<Record<string, readonly string[]>> = {
  aggregate: ["aggregate(ints, 'sum')", "list_aggregate(texts, 'string_agg', ',')"],
  array_to_string: ["array_to_string(texts, ',')", "array_to_string(ints, '-')"],
  array_to_string_comma_default: [
    "array_to_string_comma_default(texts)",
    "array_to_string_comma_default(texts, sep := '-')",
  ],
  array_zip: ["array_zip(ints, texts)", "array_zip(ints, texts, true)"],
  create_sort_key: ["create_sort_key(i32, 'ASC NULLS FIRST')"],
  enum_code: ["enum_code(e)", "enum_code('small'::ENUM('small'))"],
  enum_first: ["enum_first(e)", "enum_first(NULL::ENUM('a', 'b'))"],
  enum_last: ["enum_last(e)"],
  enum_range: ["enum_range(e)"],
  enum_range_boundary: ["enum_range_boundary(e, 'large')"],
  icu_sort_key: ["icu_sort_key(s, 'de')"],
  json_object: ["json_object('a', i32, 'b', s)", "json_object()"],
  list_aggregate: [
    "list_aggregate(ints, 'avg')",
    "list_aggregate(ints, 'histogram')",
    "list_aggregate(ints, 'quantile_cont', 0.5)",
  ],
  list_zip: ["list_zip(ints, texts)", "list_zip(ints)", "list_zip(ints, texts, grid, true)"],
  map: ["map()", "map([1, 2], ['a', 'b'])", "map(ints, ints)"],
  map_concat: ["map_concat(counts, counts)", "map_concat(counts, MAP {'a': 5})"],
  map_contains_entry: ["map_contains_entry(counts, 'k', 1)"],
  map_contains_value: ["map_contains_value(counts, 1)"],
  map_from_entries: ["map_from_entries([(1, 'a')])", "map_from_entries(map_entries(counts))"],
  position: ["position('a' IN s)"],
  quantile_cont: [
    "quantile_cont(i32, 0.5)",
    "quantile_cont(d102, [0.1, 0.9])",
    "quantile_cont(day, 0.5)",
    "quantile_cont(f64, 0.5)",
  ],
  quantile_disc: ["quantile_disc(s, 0.5)", "quantile_disc(i32, [0.1, 0.9])"],
  remap_struct: ["remap_struct(pair, NULL::STRUCT(y VARCHAR, z INTEGER), {'y': 'y'}, {'z': 1})"],
  reservoir_quantile: ["reservoir_quantile(i32, 0.5)", "reservoir_quantile(f64, [0.1, 0.9], 100)"],
  split_part: ["split_part(s, ',', 1)"],
  struct_concat: ["struct_concat(pair, {'z': 1})"],
  struct_extract: ["struct_extract(pair, 'x')", "struct_extract((1, 'a'), 1)"],
  struct_insert: ["struct_insert(pair, z := 1, w := s)"],
  struct_pack: ["struct_pack(a := i32, b := s)"],
  struct_update: ["struct_update(pair, x := 'a', z := 1)"],
  sum_no_overflow: ["sum_no_overflow(i32)"],
  union_extract: ["union_extract(either, 'n')"],
  union_value: ["union_value(n := i32)", "union_value(t := s)"],
  date_part: [
    "date_part(['year', 'month'], ts)",
    "date_part(['epoch', 'hour'], tstz)",
    "date_part('epoch', day)",
  ],
  from_json: [`from_json(j, '{"a": "INTEGER", "b": ["BIGINT"]}')`],
  json_transform: [`json_transform(j, '{"a": "INTEGER"}')`],
  strftime: ["strftime('%Y', day)", "strftime(day, '%Y')"],
  format: ["format('{} {}', i32, s)"],
  printf: ["printf('%d %s', i32, s)"],
  reduce: ["reduce(ints, lambda a, b: a + b, 0)", "list_reduce(ints, lambda a, b, i: a + b + i)"],
  unnest: ["unnest(ints)", "unnest([i32, i64])"],
  grouping: ["grouping(i32)"],
  bitstring: ["bitstring('101', 8)"],
  generate_series: ["generate_series(1, i32)", "generate_series(day, day, span)", "range(ts, ts, span)"],
  getbit: ["get_bit(bits, 0)", "set_bit(bits, 0, 1)"],
  concat_ws: ["concat_ws('-', s, i32)", "concat_ws(s, 'a')"],
};

/** Table functions that read nothing from outside. */
const tableCalls: readonly string[] = [
  "test_all_types()",
  "repeat(1, 3)",
  "repeat('a', 2)",
  "repeat_row(1, 'a', num_rows := 2)",
  "icu_calendar_names()",
  "unnest([1, 2])",
  "unnest([{'a': 1, 'b': 'x'}])",
  "json_each('{\"a\": 1}')",
  "json_tree('[1, 2]', '$')",
  "glob('*.none')",
  "pragma_table_info('required')",
  "pragma_storage_info('required')",
  "pragma_show('required')",
  "duckdb_logs()",
  "duckdb_secrets()",
  "which_secret('s3://a', 's3')",
  "sql_auto_complete('SEL')",
  "summary((SELECT 1 AS a))",
  "query('SELECT 1 AS a')",
  "query_table('one')",
  "range(5)",
  "range(1, 5, 2)",
  "generate_series(1, 3)",
  "range(DATE '2024-01-01', DATE '2024-02-01', INTERVAL 1 DAY)",
];

/** The calls over `everything`, alone and of a group. */
export function writtenCalls(): readonly (readonly OracleCase[])[] {
  const scalars = Object.entries(calls).flatMap(([name, list]) =>
    list.map((call) => [
      made(name, call, `SELECT ${call} FROM everything`),
      made(name, call, `SELECT ${call} FROM everything GROUP BY ALL`),
    ]),
  );
  const tables = tableCalls.map((call) => [made(call.split("(")[0] ?? "", call, `SELECT * FROM ${call}`)]);
  return [...scalars, ...tables];
}

function made(name: string, call: string, sql: string): OracleCase {
  const category = sql.startsWith("SELECT *") ? "functions: table" : "functions: scalar";
  return { id: `functions/${name}(written)/${call}`, category, setup: "tables", sql };
}
