/** Functions of any values, conversions, and of the session. */
export const otherFunctions = `
assert_true: (boolean [, string]) -> void?
bigint: (any) -> =castBigint
binary: (any) -> =castBinary
boolean: (any) -> =castBoolean
coalesce: (T, T…) -> T!coalesce
current_catalog, current_database, current_schema, current_user, session_user, user, current_metastore: () -> string!
current_path, version: () -> string!
date: (any) -> =castDate
decimal: (any) -> =castDecimal
double: (any) -> =castDouble
equal_null: (any, any) -> boolean!
float: (any) -> =castFloat
greatest, least: (T, T…) -> T!coalesce
hash: (any, any…) -> int!
if, iff: (boolean, T, T) -> T!rest
in: (any [, any…]) -> boolean
ifnull, nvl: (T, T) -> T!coalesce
input_file_block_length, input_file_block_start: () -> bigint!
input_file_name: () -> string!
int: (any) -> =castInt
isnotnull, isnull: (any) -> boolean!
isnan: (double|float) -> boolean!
is_account_group_member, is_member: (string) -> boolean!
java_method, reflect, try_reflect: (string, string [, any…]) -> string?
~monotonically_increasing_id: () -> bigint!
nullif: (T, any) -> T?
nullifzero: (numeric) -> =nullIfZero?
nvl2: (any, T, T) -> T!rest
raise_error: (string) -> void?
smallint: (any) -> =castSmallint
~spark_partition_id: () -> int!
st_asbinary: (geography|geometry [, string]) -> binary
st_setsrid: (geography, int) -> geography ; (geometry, int) -> geometry
st_geogfromwkb: (binary) -> geography
st_geomfromwkb: (binary [, int]) -> geometry
st_srid: (geography|geometry) -> int
string: (any) -> =castString
timestamp: (any) -> =castTimestamp
tinyint: (any) -> =castTinyint
typeof: (any) -> string!
~uuid: ([bigint]) -> string!
xxhash64: (any, any…) -> bigint!
zeroifnull: (numeric) -> =zeroIfNull!
when: (any, any…) -> =when?
`;
