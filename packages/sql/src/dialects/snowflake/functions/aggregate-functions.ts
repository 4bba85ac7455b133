/** Aggregate functions. */
export const aggregateFunctions = `
accumulate: (any, any, any, any, any) -> =unmodelled?
agg: (any) -> =unmodelled?
~ai_agg: (varchar, varchar) -> VARCHAR?
~ai_summarize_agg: (varchar) -> VARCHAR?
any_value: (any) -> =first
~approx_count_distinct, hll: ([any…]) -> NUMBER(18,0)!
~approx_percentile: (number, number) -> FLOAT?
~approx_percentile_accumulate: (number) -> OBJECT!
~approx_percentile_combine: (object) -> OBJECT!
~approx_top_k: (any [, number, number]) -> ARRAY!
~approx_top_k_accumulate: (any, number) -> OBJECT!
~approx_top_k_combine: (object [, number]) -> OBJECT!
approximate_jaccard_index, approximate_similarity: (variant) -> FLOAT?
array_agg: (any [, any…]) -> ARRAY!
array_union_agg: (array) -> ARRAY!
array_unique_agg: (any) -> ARRAY!
avg: (any) -> =average
bitand_agg, bitor_agg, bitxor_agg: (number) -> NUMBER(38,0)
bitmap_construct_agg: (number) -> BINARY?
bitmap_or_agg: (binary) -> BINARY?
booland_agg, boolor_agg, boolxor_agg: (boolean) -> BOOLEAN
corr, covar_pop, covar_samp, regr_avgx, regr_avgy, regr_intercept, regr_r2, regr_slope, regr_sxx, regr_sxy: (float, float) -> =real?
count: ([any…]) -> NUMBER(18, 0)!
count_if: (any) -> NUMBER(13, 0)!
grouping: ([any…]) -> NUMBER(18, 0)!
grouping_id: ([any…]) -> =whole!
hash_agg: ([any…]) -> NUMBER(19,0)!
~hll_accumulate: ([any…]) -> BINARY!
~hll_combine: (binary) -> BINARY?
kurtosis: (any) -> =kurtosis?
listagg: (any [, any…]) -> VARCHAR(134217728)!
median: (any) -> =middle
min, max: (any) -> =first
min_by, max_by: (any, any) -> =first? ; (any, any, any) -> ARRAY?
minhash: (number [, any…]) -> VARIANT?
minhash_combine: (variant) -> VARIANT?
mode: (any) -> =first?
object_agg: (varchar, variant) -> OBJECT!
percentile_cont: (any, any) -> =middle?
percentile_disc: (any, any) -> =discrete?
regr_count: (float, float) -> =whole!
regr_syy: (float, float) -> =real?
skew: (float) -> =real?
st_intersection_agg, st_union_agg: (geography) -> GEOGRAPHY?
stddev, stddev_samp: (any) -> =real?
stddev_pop: (any) -> =real
sum: (any) -> =total
var_pop, variance_pop: (any) -> =variance
variance, var_samp, variance_samp: (any) -> =variance?
vector_avg: (vector) -> =floats?
vector_max, vector_min, vector_sum: (vector) -> =first?
`;
