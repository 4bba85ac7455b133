/** Aggregate functions. */
export const aggregateFunctions = `
agg: (T) -> T
any_value: (T) -> T
approx_count_distinct: (T) -> int64!
approx_quantiles: (T, int64) -> array<T>?
approx_top_count: (T, int64) -> array<struct<value: T, count: int64>>
approx_top_sum: (T, int64, int64) -> array<struct<value: T, sum: int64>> ; (T, float64, int64) -> array<struct<value: T, sum: float64>> ; (T, numeric, int64) -> array<struct<value: T, sum: numeric>> ; (T, bignumeric, int64) -> array<struct<value: T, sum: bignumeric>>
array_agg: (element T) -> array<T>!no-rows
array_concat_agg: (array<T>) -> array<T>
avg: (int64) -> float64 ; (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric ; (interval) -> interval
bit_and: (int64) -> int64 ; (bytes [, mode: string]) -> bytes
bit_or: (int64) -> int64 ; (bytes [, mode: string]) -> bytes
bit_xor: (int64) -> int64 ; (bytes [, mode: string]) -> bytes
corr: (numeric, numeric) -> float64? ; (bignumeric, bignumeric) -> float64? ; (float64, float64) -> float64?
count: ([T]) -> int64!
countif: (bool) -> int64!
covar_pop: (numeric, numeric) -> float64? ; (bignumeric, bignumeric) -> float64? ; (float64, float64) -> float64?
covar_samp: (numeric, numeric) -> float64? ; (bignumeric, bignumeric) -> float64? ; (float64, float64) -> float64?
elementwise_avg: (array<int64>) -> array<float64>? ; (array<float64>) -> array<float64>? ; (array<numeric>) -> array<numeric>? ; (array<bignumeric>) -> array<bignumeric>? ; (array<interval>) -> array<interval>?
elementwise_sum: (array<int64>) -> array<int64>? ; (array<float64>) -> array<float64>? ; (array<numeric>) -> array<numeric>? ; (array<bignumeric>) -> array<bignumeric>? ; (array<interval>) -> array<interval>?
grouping: (T) -> int64!
hll_count.init: (int64 [, int64]) -> bytes ; (numeric [, int64]) -> bytes ; (bignumeric [, int64]) -> bytes ; (string [, int64]) -> bytes ; (bytes [, int64]) -> bytes
hll_count.merge: (bytes) -> int64
hll_count.merge_partial: (bytes) -> bytes
kll_quantiles.init_float64: (float64 [, int64, weight: int64]) -> bytes?
kll_quantiles.init_int64: (int64 [, int64, weight: int64]) -> bytes?
kll_quantiles.merge_float64: (bytes, int64) -> array<float64>?
kll_quantiles.merge_int64: (bytes, int64) -> array<int64>?
kll_quantiles.merge_partial: (bytes) -> bytes?
kll_quantiles.merge_point_float64: (bytes, float64) -> float64?
kll_quantiles.merge_point_int64: (bytes, float64) -> int64?
kll_quantiles.merge_relative_rank_float64: (bytes, float64 [, rank_type: string]) -> float64?
kll_quantiles.merge_relative_rank_int64: (bytes, int64 [, rank_type: string]) -> float64?
logical_and: (bool) -> bool
logical_or: (bool) -> bool
max: (orderable T) -> T
max_by: (T, orderable U) -> T
min: (orderable T) -> T
min_by: (T, orderable U) -> T
percentile_cont: (fixed, fixed) -> numeric? ; (exact, exact) -> bignumeric? ; (float64, float64) -> float64?
percentile_disc: (T, float64) -> T? ; (T, numeric) -> T? ; (T, bignumeric) -> T?
st_centroid_agg: (geography) -> geography?
st_extent: (geography) -> struct<xmin: float64, ymin: float64, xmax: float64, ymax: float64>
st_nearest_neighbors: (T, geography, geography, int64) -> array<struct<neighbor: T, distance: float64>>?
st_union_agg: (geography) -> geography?
stddev_pop: (numeric) -> float64? ; (bignumeric) -> float64? ; (float64) -> float64?
stddev_samp, stddev: (numeric) -> float64? ; (bignumeric) -> float64? ; (float64) -> float64?
string_agg: (string) -> string ; (string, string) -> string ; (bytes) -> bytes ; (bytes, bytes) -> bytes
sum: (int64) -> int64 ; (float64) -> float64 ; (numeric) -> numeric ; (bignumeric) -> bignumeric ; (interval) -> interval
var_pop: (numeric) -> float64? ; (bignumeric) -> float64? ; (float64) -> float64?
var_samp, variance: (numeric) -> float64? ; (bignumeric) -> float64? ; (float64) -> float64?
`;
