/** Functions of VARIANT, ARRAY, OBJECT, MAP and VECTOR. */
export const nestedFunctions = `
array_append, array_prepend: (array, any) -> =first
array_cat, array_intersection: (array, array) -> =bothArrays
array_compact, array_distinct, array_reverse: (array) -> =first
array_construct, array_construct_compact: ([any…]) -> ARRAY!
array_construct_structured: ([any…]) -> =structured!
map_construct: ([any…]) -> =pairs!
array_contains: (variant, array) -> BOOLEAN
array_except: (array, array) -> =first
array_flatten: (array) -> ARRAY
array_generate_range: (number, number [, number]) -> ARRAY
array_insert: (array, number, any) -> =first
array_max, array_min: (array) -> VARIANT?
array_position: (variant, array) -> NUMBER(9,0)?
array_remove: (array, variant) -> =first
array_remove_at: (array, number) -> =first
array_repeat: (any, number) -> ARRAY?
array_size: (array) -> NUMBER(9,0) ; (variant) -> NUMBER(9,0)?
array_slice: (array, number, number) -> =first
array_sort: (array [, boolean, boolean]) -> =first
array_to_string: (array, varchar) -> VARCHAR
arrays_overlap: (array, array) -> BOOLEAN
arrays_to_object: (array, array) -> OBJECT
arrays_zip: ([array…]) -> ARRAY
as_array: (variant) -> ARRAY?
as_binary: (variant) -> BINARY?
as_boolean: (variant) -> BOOLEAN?
as_char, as_varchar: (variant) -> VARCHAR?
as_date: (variant) -> DATE?
as_double, as_real: (variant) -> FLOAT?
as_integer: (variant) -> NUMBER(38,0)?
as_number, as_decimal: (variant [, any, any]) -> =toNumber?
as_object: (variant) -> OBJECT?
as_time: (variant) -> TIME(9)?
as_timestamp_ltz: (variant) -> TIMESTAMP_LTZ(9)?
as_timestamp_ntz: (variant) -> TIMESTAMP_NTZ(9)?
as_timestamp_tz: (variant) -> TIMESTAMP_TZ(9)?
check_json: (varchar) -> VARCHAR?
check_xml: (varchar [, boolean]) -> VARCHAR?
filter: (array, lambda(VARIANT) -> BOOLEAN) -> =first
get, get_path: (any, any) -> =element?
get_absolute_path: (any, varchar) -> VARCHAR
~get_ddl: (varchar, varchar [, boolean]) -> VARCHAR?
get_ignore_case: (object, varchar) -> VARIANT?
~get_presigned_url: (any, varchar [, number]) -> VARCHAR
get_relative_path: (any, varchar) -> VARCHAR
get_stage_location: (any) -> VARCHAR!
getbit: (number, number) -> =whole
~getdate: () -> TIMESTAMP_LTZ(9)!
~getvariable: (varchar) -> VARCHAR?
~is_application_role_in_session, is_database_role_in_session, is_granted_to_invoker_role, is_role_in_session: (varchar) -> BOOLEAN?
is_array, is_binary, is_boolean, is_char, is_date, is_date_value, is_decimal, is_double, is_integer, is_null_value: (variant) -> BOOLEAN
is_object, is_real, is_time, is_timestamp_ltz, is_timestamp_ntz, is_timestamp_tz, is_varchar: (variant) -> BOOLEAN
is_vector: (any) -> BOOLEAN
json_extract_path_text: (varchar, varchar) -> VARCHAR?
map_cat: (map, map) -> =first
map_contains_key: (any, map) -> BOOLEAN
map_delete: (map [, any…]) -> =first
map_entries: (map) -> ARRAY
map_insert: (map, any, any [, boolean]) -> =first?
map_keys: (map) -> =keys
map_pick: (map [, any…]) -> =first?
map_size: (map) -> =whole
object_construct, object_construct_keep_null, struct_pack: ([any…]) -> OBJECT!
object_delete: (object [, varchar…]) -> OBJECT
object_insert: (object, varchar, any [, boolean]) -> OBJECT?
object_keys: (object) -> ARRAY ; (variant) -> ARRAY?
object_pick: (object [, any…]) -> OBJECT
parse_ip: (varchar, varchar [, number]) -> OBJECT
parse_json, try_parse_json: (varchar [, varchar]) -> VARIANT?
parse_url: (varchar [, number]) -> OBJECT
parse_xml: (varchar [, boolean]) -> VARIANT?
reduce: (array, T, lambda(T, VARIANT) -> U) -> =reduced?
strip_null_value: (variant) -> VARIANT?
to_array: (any) -> ARRAY
to_json, to_xml, typeof: (variant) -> VARCHAR
to_object: (any) -> OBJECT
to_variant: (any) -> VARIANT
transform: (array, lambda(VARIANT) -> U) -> =transformed
try_parse_ip: (varchar, varchar) -> VARIANT?
vector_cosine_similarity, vector_inner_product, vector_l1_distance, vector_l2_distance: (vector, vector) -> FLOAT
vector_normalize: (vector) -> =floats
vector_trunc: (vector, any) -> =shortened
xmlget: (variant, varchar [, number]) -> VARIANT?
`;
