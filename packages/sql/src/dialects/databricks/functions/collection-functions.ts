/** Functions of arrays, maps, structs, VARIANT and JSON. */
export const collectionFunctions = `
aggregate, reduce: (array<T>, S, lambda(S, T) -> S [, lambda(S) -> R]) -> =aggregate?
approx_top_k_estimate: (structs S [, int]) -> =topEstimate
array: () -> array<void>! ; (T, T…) -> array<T>!
array_append, array_prepend: (array<T>, T) -> array<T>!first
shuffle: (array<T> [, integral]) -> array<T>
array_compact, array_distinct: (array<T>) -> array<T>
array_contains: (array<T>, T) -> boolean?
array_except, array_intersect, array_union: (array<T>, array<T>) -> array<T>
array_insert: (array<T>, int, T) -> array<T>
array_join: (array<string>, string [, string]) -> string
array_max, array_min: (array<T>) -> T?
array_position: (array<T>, T) -> bigint
array_remove: (array<T>, T) -> array<T>
array_repeat: (T, int) -> array<T>!rest
array_size: (array<T>) -> int
array_sort: (array<T> [, lambda(T, T) -> int]) -> array<T>!first ; (array<T>, int) -> array<T>!first
arrays_overlap: (array<T>, array<T>) -> boolean?
arrays_zip: ([array<any>…]) -> =zip
cardinality, size: (array<T>|map<K, V>) -> int
element_at, try_element_at: (array<T>, int) -> T? ; (map<K, V>, K) -> V?
exists, forall: (array<T>, lambda(T) -> boolean) -> boolean?
filter: (array<T>, lambda(T, int) -> boolean) -> array<T>!first
flatten: (array<array<T>>) -> array<T>?
from_csv: (string, string [, map<string, string>]) -> =ofSchema?
from_json: (string, string [, map<string, string>]) -> =ofSchema?
from_xml: (string, string [, map<string, string>]) -> =ofSchema?
get: (array<T>, int) -> T?
is_valid_variant: (variant) -> boolean?
is_variant_null: (variant) -> boolean!
map: () -> map<void, void>! ; (any, any…) -> =map!
map_concat: (map<K, V>, map<K, V>…) -> map<K, V> ; () -> map<string, string>!
map_contains_key: (map<K, V>, K) -> boolean
map_entries: (map<K, V>) -> array<struct<key: K, value: V>>
map_filter: (map<K, V>, lambda(K, V) -> boolean) -> map<K, V>!first
map_from_arrays: (array<K>, array<V>) -> map<K, V>
map_from_entries: (array<any>) -> =mapOfEntries?
map_keys: (map<K, V>) -> array<K>
map_values: (map<K, V>) -> array<V>
map_zip_with: (map<K, V>, map<K, U>, lambda(K, V, U) -> W) -> map<K, W>
named_struct: ([any…]) -> =namedStruct!
parse_json: (string) -> variant
schema_of_csv: (string [, map<string, string>]) -> string!
schema_of_json: (string [, map<string, string>]) -> string!
schema_of_variant: (variant) -> string?
schema_of_xml: (string [, map<string, string>]) -> string!
reverse: (string) -> string ; (binary) -> binary ; (array<T>) -> array<T>
sequence: (integral N, integral N [, integral N]) -> array<N> ; (date, date [, interval]) -> array<date> ; (timestamp, timestamp [, interval]) -> array<timestamp> ; (timestamp_ntz, timestamp_ntz [, interval]) -> array<timestamp_ntz> ; (timestamp|date, timestamp|date [, interval]) -> array<timestamp>
slice: (array<T>, int, int) -> array<T>
sort_array: (array<T> [, boolean]) -> array<T>!first
struct: () -> =struct! ; (any, any…) -> =struct!
to_csv: (structs [, map<string, string>]) -> string?
to_json: (structs|array<T>|map<K, V>|variant [, map<string, string>]) -> string?
to_variant_object: (array<T>|map<K, V>|structs) -> variant
to_xml: (structs|variant [, map<string, string>]) -> string?
transform: (array<T>, lambda(T, int) -> U) -> array<U>!first ; (array<T>, U) -> array<U>!first
transform_keys: (map<K, V>, lambda(K, V) -> U) -> map<U, V>!first ; (map<K, V>, U) -> map<U, V>!first
transform_values: (map<K, V>, lambda(K, V) -> U) -> map<K, U>!first ; (map<K, V>, U) -> map<K, U>!first
try_parse_json: (string) -> variant?
try_variant_array_append, try_variant_insert, variant_array_append, variant_insert: (variant, string, any) -> variant?
try_variant_get, variant_get: (variant, string) -> variant? ; (variant, string, string) -> =ofSchema?
try_variant_set, variant_set: (variant, string, any [, boolean]) -> variant?
variant_delete: (variant, string [, string…]) -> variant
variant_strip_nulls: (variant [, boolean]) -> variant
zip_with: (array<T>, array<U>, lambda(T, U) -> W) -> array<W>
`;
