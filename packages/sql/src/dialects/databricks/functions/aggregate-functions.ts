/** Aggregate functions. */
export const aggregateFunctions = `
any, some, bool_or, bool_and, every: (boolean) -> boolean
any_value, first, first_value, last, last_value: (T [, boolean]) -> T
approx_count_distinct: (any [, double]) -> bigint!
approx_percentile, percentile_approx: (numeric|date|timestamp|timestamp_ntz|interval N, double [, integral]) -> =percentile ; (numeric|date|timestamp|timestamp_ntz|interval N, array<double> [, integral]) -> =percentiles
approx_top_k: (T [, int, int]) -> array<struct<item: T, count: bigint>>!
approx_top_k_accumulate: (T [, int]) -> struct<sketch: binary, maxItemsTracked: int, itemDataType: T, itemDataTypeDDL: string>!
approx_top_k_combine: (S [, int]) -> S!
array_agg, collect_list, collect_set: (T) -> array<T>!
collect_union: (array<T>) -> array<T>!
avg, mean, try_avg: (numeric|interval N) -> =average
bit_and, bit_or, bit_xor: (integral N) -> =bits
bitmap_and_agg, bitmap_or_agg: (binary) -> binary!
bitmap_construct_agg: (bigint) -> binary!
corr, covar_pop, covar_samp, regr_intercept, regr_r2, regr_slope, regr_sxx, regr_sxy, regr_syy: (double, double) -> double?
count: ([any…]) -> bigint!
count_if: (boolean) -> bigint!
count_min_sketch: (any, double, double, int) -> binary!
grouping: (any) -> tinyint!
grouping_id: ([any…]) -> bigint!
histogram_numeric: (N, int) -> =histogram?
hll_sketch_agg: (int|bigint|string|binary [, int]) -> binary!
hll_union_agg: (binary [, boolean]) -> binary!
kll_merge_agg_bigint, kll_merge_agg_double, kll_merge_agg_float: (binary [, int]) -> binary!
kll_sketch_agg_bigint: (bigint [, int]) -> binary!
kll_sketch_agg_double: (double [, int]) -> binary!
kll_sketch_agg_float: (float [, int]) -> binary!
kurtosis, skewness, std, stddev, stddev_pop, stddev_samp, var_pop, var_samp, variance: (double) -> double?
listagg, string_agg: (string [, string]) -> string ; (binary [, binary]) -> binary
max, min: (orderable T [, int]) -> T
max_by, min_by: (T, orderable) -> T? ; (T, orderable, int) -> array<T>?
measure: (T) -> T?
median: (numeric) -> double ; (interval N) -> =wholeInterval
mode: (T [, boolean]) -> T?
percentile: (numeric, double) -> double ; (numeric, double, integral) -> double? ; (numeric, array<double>) -> array<double> ; (numeric, array<double>, integral) -> array<double>? ; (interval N, double) -> =wholeInterval ; (interval N, double, integral) -> =wholeInterval?
percentile_cont: (numeric, double) -> double? ; (numeric, array<double>) -> array<double>? ; (interval N, double) -> =wholeInterval?
percentile_disc: (numeric, double) -> double? ; (numeric, array<double>) -> array<double>? ; (interval N, double) -> =wholeInterval?
regr_avgx, regr_avgy: (numeric, numeric) -> =regrAverage?
regr_count: (numeric, numeric) -> bigint!
schema_of_json_agg, schema_of_variant_agg: (any) -> string!
sum: (numeric|interval N) -> =total
theta_intersection_agg: (binary) -> binary!
theta_sketch_agg: (array<int>|binary|double|float|int|bigint|string [, int]) -> binary!
theta_union_agg: (binary [, int]) -> binary!
try_sum: (numeric|interval N) -> =total?
tuple_intersection_agg_double, tuple_intersection_agg_integer: (binary [, string]) -> binary!
tuple_sketch_agg_double, tuple_sketch_agg_integer: (array<int>|binary|double|float|int|bigint|string, double|int [, int, string]) -> binary!
tuple_union_agg_double, tuple_union_agg_integer: (binary [, int, string]) -> binary!
vector_avg, vector_sum: (array<float>) -> array<float>?
`;

/** Functions that need OVER. */
export const windowFunctions = `
cume_dist: () -> double!
percent_rank: ([any…]) -> double!
dense_rank, rank: ([any…]) -> int!
row_number: () -> int!
counter_diff: (any [, timestamp|timestamp_ntz]) -> =difference0?
lag, lead: () -> void? ; (T [, int, any]) -> T!defaulted
nth_value: (T, int [, boolean]) -> T?
ntile: ([int]) -> int!
`;
