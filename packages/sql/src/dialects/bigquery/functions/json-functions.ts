/** Functions of JSON. */
export const jsonFunctions = `
bool: (json) -> bool?
bool_array: (json) -> array<bool>?
float64: (json [, wide_number_mode: string]) -> float64?
float64_array: (json [, wide_number_mode: string]) -> array<float64>?
int64: (json) -> int64?
int64_array: (json) -> array<int64>?
json_array: ([any…]) -> json!
json_array_append: (json, string, any, any…) -> json?
json_array_insert: (json, string, any, any…) -> json?
json_contains: (json, json) -> bool?
json_extract: (string, string) -> string? ; (json, string) -> json?
json_extract_array: (string [, string]) -> array<string>? ; (json [, string]) -> array<json>?
json_extract_scalar: (string [, string]) -> string? ; (json [, string]) -> string?
json_extract_string_array: (string [, string]) -> array<string>? ; (json [, string]) -> array<string>?
json_flatten: (json) -> array<json>?
json_keys: (json [, int64, mode: string]) -> array<string>?
json_object: ([any…]) -> json
json_query: (string, string) -> string? ; (json, string) -> json?
json_query_array: (string [, string]) -> array<string>? ; (json [, string]) -> array<json>?
json_remove: (json, string, string…) -> json?
json_set: (json, string, any, any…) -> json?
json_strip_nulls: (json [, string, include_arrays: bool, remove_empty: bool]) -> json?
json_type: (json) -> string?
json_value: (string [, string]) -> string? ; (json [, string]) -> string?
json_value_array: (string [, string]) -> array<string>? ; (json [, string]) -> array<string>?
lax_bool: (json) -> bool?
lax_bool_array: (json) -> array<bool>?
lax_float64: (json) -> float64?
lax_float64_array: (json) -> array<float64>?
lax_int64: (json) -> int64?
lax_int64_array: (json) -> array<int64>?
lax_string: (json) -> string?
lax_string_array: (json) -> array<string>?
parse_json: (string [, wide_number_mode: string]) -> json?
safe_to_json: (T) -> json!
string_array: (json) -> array<string>?
to_json: (T [, stringify_wide_numbers: bool]) -> json!
to_json_string: (T [, bool]) -> string!
`;
