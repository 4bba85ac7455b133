/** Functions of texts and bytes. */
export const textFunctions = `
base64_decode_binary: (varchar [, varchar]) -> =base64Bytes
base64_decode_string: (varchar [, varchar]) -> =base64Text
base64_encode: (varchar [, number, varchar]) -> =base64 ; (binary [, number, varchar]) -> =base64
binary_as_string: (binary) -> VARCHAR
booland, boolor: (number, number) -> BOOLEAN?
boolnot: (number) -> BOOLEAN
boolxor: (number, number) -> BOOLEAN
char, chr: (number) -> VARCHAR(1)
coalesce, ifnull, nvl: (any [, any…]) -> =fold!coalesce
collate: (varchar, varchar) -> =width
collation, try_validate_utf8: (varchar) -> VARCHAR?
concat: (any [, any…]) -> =joined
concat_ws: (any, any [, any…]) -> =joinedWith
contains, endswith, startswith: (varchar, varchar) -> BOOLEAN ; (binary, binary) -> BOOLEAN
decode: (any, any, any [, any…]) -> =decoded?
equal_null: (any, any) -> BOOLEAN!
greatest, least: (any [, any…]) -> =fold
greatest_ignore_nulls, least_ignore_nulls: (any [, any…]) -> =fold!coalesce
hex_decode_binary: (varchar) -> =halfBytes
hex_decode_string: (varchar) -> =halfText
hex_encode: (varchar [, number]) -> =width8 ; (binary [, number]) -> =hexOfBytes
iff: (any, any, any) -> =foldRest!rest
initcap: (varchar [, varchar]) -> =width3
insert: (varchar, number, number, varchar) -> =inserted ; (binary, number, number, binary) -> BINARY
left, right: (varchar, any) -> =part ; (binary, any) -> BINARY
like, ilike, rlike, regexp_like: (any, any [, any]) -> BOOLEAN
lower: (varchar) -> =width
lpad, rpad: (varchar, number [, varchar]) -> VARCHAR(134217728) ; (binary, number, binary) -> BINARY
ltrim, rtrim: (varchar [, varchar]) -> =width
md5: (varchar) -> VARCHAR(32) ; (binary) -> VARCHAR(32)
md5_binary: (varchar) -> BINARY(16)
md5_hex: (varchar) -> VARCHAR(32)
nullif: (any, any) -> =nullIf?
nvl2: (any, any, any) -> =foldRest!rest
position: (any, any [, any]) -> NUMBER(9, 0)
~randstr: (number, number) -> VARCHAR(134217728)?
regexp_extract_all, regexp_substr_all: (varchar, varchar [, number, number, varchar, number]) -> ARRAY
regexp_replace: (varchar, varchar [, varchar, number, number, varchar]) -> VARCHAR(134217728)
regexp_substr: (varchar, varchar [, number, number, varchar, number]) -> =width?
repeat: (varchar, number) -> VARCHAR(134217728)
replace: (varchar, varchar [, varchar]) -> VARCHAR
reverse: (varchar) -> =width ; (binary) -> =first
sha1, sha1_hex: (varchar) -> VARCHAR(40)
sha1_binary: (varchar) -> BINARY(20)
sha2, sha2_hex: (varchar [, number]) -> VARCHAR(128)
sha2_binary: (varchar [, number]) -> BINARY(64)
soundex, soundex_p123: (varchar) -> VARCHAR(7)
space: (number) -> VARCHAR(134217728)
split: (varchar, varchar) -> ARRAY
split_part: (varchar, varchar, number) -> =width
string_as_binary: (varchar) -> =quadBytes
strtok: (varchar [, varchar, number]) -> =width?
strtok_to_array: (varchar [, varchar]) -> ARRAY
substr, substring: (varchar, number [, number]) -> =part ; (binary, number [, number]) -> BINARY
to_binary: (binary) -> =first ; (varchar [, varchar]) -> BINARY
to_boolean: (any) -> BOOLEAN
to_char, to_varchar: (any [, varchar]) -> VARCHAR
to_file: (varchar [, varchar]) -> =unmodelled
to_uuid: (varchar) -> UUID
translate: (varchar, varchar, varchar) -> VARCHAR(134217728)
trim: (any [, any]) -> =width
try_base64_decode_binary: (varchar [, varchar]) -> =base64Bytes?
try_base64_decode_string: (varchar [, varchar]) -> =base64Text?
try_hex_decode_binary: (varchar) -> =halfBytes?
try_hex_decode_string: (varchar) -> =halfText?
try_to_binary: (varchar [, varchar]) -> BINARY?
try_to_boolean: (varchar) -> BOOLEAN?
try_to_file: (varchar [, varchar]) -> =unmodelled?
try_to_uuid: (varchar) -> UUID?
upper: (varchar) -> =width3
validate_utf8: (varchar) -> VARCHAR
`;
