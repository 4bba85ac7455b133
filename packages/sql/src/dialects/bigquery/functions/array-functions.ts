/** Functions of arrays. */
export const arrayFunctions = `
approx_cosine_distance: (array<float64>, array<float64>) -> float64 ; (array<float64>, array<float64>, json) -> float64
approx_dot_product: (array<int64>, array<int64>) -> float64 ; (array<int64>, array<int64>, json) -> float64 ; (array<float64>, array<float64>) -> float64 ; (array<float64>, array<float64>, json) -> float64
approx_euclidean_distance: (array<float64>, array<float64>) -> float64 ; (array<float64>, array<float64>, json) -> float64
array_avg: (array<int64>) -> float64? ; (array<float64>) -> float64? ; (array<numeric>) -> numeric? ; (array<bignumeric>) -> bignumeric? ; (array<interval>) -> interval?
array_concat: (array<T>, array<T>…) -> array<T>
array_distinct: (array<T>) -> array<T>
array_filter: (array<T>, lambda(T) -> bool) -> array<T> ; (array<T>, lambda(T, int64) -> bool) -> array<T>
array_find_all: (array<T>, T) -> array<T>? ; (array<T>, lambda(T) -> bool) -> array<T>?
array_first: (array<T>) -> T?
array_first_n: (array<T>, int64) -> array<T>?
array_includes: (array<T>, T) -> bool? ; (array<T>, lambda(T) -> bool) -> bool?
array_includes_all: (array<T>, array<T>) -> bool?
array_includes_any: (array<T>, array<T>) -> bool?
array_is_distinct: (array<T>) -> bool
array_last: (array<T>) -> T?
array_last_n: (array<T>, int64) -> array<T>?
array_length: (array<T>) -> int64
array_max: (array<float64>) -> float64? ; (array<T>) -> T?
array_min: (array<T>) -> T?
array_offsets: (array<T>, T) -> array<int64>? ; (array<T>, lambda(T) -> bool) -> array<int64>?
array_remove_first_n: (array<T>, int64) -> array<T>
array_remove_last_n: (array<T>, int64) -> array<T>
array_reverse: (array<T>) -> array<T>
array_slice: (array<T>, int64, int64) -> array<T>?
array_sum: (array<int64>) -> int64? ; (array<float64>) -> float64? ; (array<numeric>) -> numeric? ; (array<bignumeric>) -> bignumeric? ; (array<interval>) -> interval?
array_to_string: (array<string>, string [, string]) -> string? ; (array<bytes>, bytes [, bytes]) -> bytes?
array_transform: (array<T>, lambda(T) -> U) -> array<U> ; (array<T>, lambda(T, int64) -> U) -> array<U>
array_zip: (any…) -> =zip
cosine_distance: (array<float64>, array<float64>) -> float64? ; (array<struct<key: int64, value: float64>>, array<struct<key: int64, value: float64>>) -> float64? ; (array<struct<key: string, value: float64>>, array<struct<key: string, value: float64>>) -> float64?
dot_product: (array<int64>, array<int64>) -> float64 ; (array<float64>, array<float64>) -> float64
edit_distance: (string, string [, max_distance: int64]) -> int64
euclidean_distance: (array<float64>, array<float64>) -> float64? ; (array<struct<key: int64, value: float64>>, array<struct<key: int64, value: float64>>) -> float64? ; (array<struct<key: string, value: float64>>, array<struct<key: string, value: float64>>) -> float64?
generate_array: (int64, int64 [, int64]) -> array<int64>? ; (numeric, numeric [, numeric]) -> array<numeric>? ; (bignumeric, bignumeric [, bignumeric]) -> array<bignumeric>? ; (float64, float64 [, float64]) -> array<float64>?
generate_date_array: (date, date [, interval]) -> array<date>
generate_range_array: (any, interval [, bool]) -> =ranges
generate_timestamp_array: (timestamp, timestamp, interval) -> array<timestamp>
l1_norm: (array<int64>) -> float64 ; (array<float64>) -> float64
l2_norm: (array<int64>) -> float64 ; (array<float64>) -> float64
manhattan_distance: (array<int64>, array<int64>) -> float64 ; (array<float64>, array<float64>) -> float64
`;
