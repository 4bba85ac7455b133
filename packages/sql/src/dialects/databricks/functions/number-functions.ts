/** Functions of numbers, bits, vectors and sketches. */
export const numberFunctions = `
abs: (number|interval N) -> =double ; (string) -> double?
acos, acosh, asin, asinh, atan, atanh, cbrt, cos, cosh, cot, csc, degrees, exp, expm1, ln, log10, log1p, log2, radians, rint, sec, sin, sinh, sqrt, tan, tanh: (double) -> double?
atan2, hypot, pow, power: (double, double) -> double
bin: (bigint) -> string
bit_count: (integral|boolean) -> int
bit_get, getbit: (integral, int) -> tinyint
bitmap_bit_position, bitmap_bucket_number: (bigint) -> bigint
bitmap_count: (binary) -> bigint
bround: (numeric [, int]) -> =round?
ceil, ceiling, floor: (numeric [, int]) -> =floor?
conv: (string, int, int) -> string?
div: (bigint|decimals|interval, bigint|decimals|interval) -> bigint?
e, pi: () -> double!
factorial: (int) -> bigint?
hll_sketch_estimate, kll_sketch_get_n_bigint, kll_sketch_get_n_double, kll_sketch_get_n_float, theta_sketch_estimate: (binary) -> bigint
hll_union: (binary, binary [, boolean]) -> binary
kll_sketch_get_quantile_bigint: (binary, double) -> bigint ; (binary, array<double>) -> array<bigint>
kll_sketch_get_quantile_double: (binary, double) -> double ; (binary, array<double>) -> array<double>
kll_sketch_get_quantile_float: (binary, double) -> float ; (binary, array<double>) -> array<float>
kll_sketch_get_rank_bigint: (binary, bigint) -> double ; (binary, array<bigint>) -> array<double>
kll_sketch_get_rank_double: (binary, double) -> double ; (binary, array<double>) -> array<double>
kll_sketch_get_rank_float: (binary, float) -> double ; (binary, array<float>) -> array<double>
kll_sketch_merge_bigint, kll_sketch_merge_double, kll_sketch_merge_float: (binary, binary) -> binary
kll_sketch_to_string_bigint, kll_sketch_to_string_double, kll_sketch_to_string_float: (binary) -> string
log: (double [, double]) -> double?
mod, pmod, try_mod: (any, any) -> =remainder?
nanvl: (double, double) -> double ; (float, float) -> float
negative, positive: (number|interval N) -> =double ; (string) -> double?
round: (numeric [, int]) -> =round?
shiftleft, shiftright, shiftrightunsigned: (numeric, int) -> =shift
sign, signum: (double|interval) -> double?
theta_difference, theta_intersection: (binary, binary) -> binary
theta_union: (binary, binary [, int]) -> binary
try_add: (any, any) -> =sum?
try_divide: (any, any) -> =quotient?
try_multiply: (any, any) -> =product?
try_subtract: (any, any) -> =difference?
tuple_difference_double, tuple_difference_integer, tuple_difference_theta_double, tuple_difference_theta_integer: (binary, binary) -> binary
tuple_intersection_double, tuple_intersection_integer, tuple_intersection_theta_double, tuple_intersection_theta_integer: (binary, binary [, string]) -> binary
tuple_sketch_estimate_double, tuple_sketch_estimate_integer, tuple_sketch_theta_double, tuple_sketch_theta_integer: (binary) -> double
tuple_sketch_summary_double: (binary [, string]) -> double
tuple_sketch_summary_integer: (binary [, string]) -> bigint
tuple_union_double, tuple_union_integer, tuple_union_theta_double, tuple_union_theta_integer: (binary, binary [, int, string]) -> binary
~rand, random: ([int|bigint]) -> double!
~randn: ([int|bigint]) -> double!
~uniform: (numeric, numeric [, int|bigint]) -> =uniform!
vector_cosine_similarity, vector_inner_product, vector_l2_distance: (array<float>, array<float>) -> float?
vector_norm: (array<float> [, float]) -> float?
vector_normalize: (array<float> [, float]) -> array<float>?
width_bucket: (double, double, double, bigint) -> bigint? ; (interval, interval, interval, bigint) -> bigint?
`;
