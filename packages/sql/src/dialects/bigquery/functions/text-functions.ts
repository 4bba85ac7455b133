/** Functions of texts and bytes. */
export const textFunctions = `
ascii: (string) -> int64 ; (bytes) -> int64
bit_count: (int64) -> int64 ; (bytes) -> int64
byte_length, octet_length: (string) -> int64 ; (bytes) -> int64
char_length, character_length: (string) -> int64
chr: (int64) -> string
code_points_to_bytes: (array<int64>) -> bytes?
code_points_to_string: (array<int64>) -> string?
contains_substr: (any, string [, any]) -> bool?
concat: (text, text…) -> string ; (bytes, bytes…) -> bytes
ends_with: (string, string) -> bool ; (bytes, bytes) -> bool
format: (string, any…) -> string?
from_base32: (string) -> bytes
from_base64: (string) -> bytes
from_hex: (string) -> bytes
initcap: (string [, string]) -> string
instr: (string, string [, int64, int64]) -> int64? ; (bytes, bytes [, int64, int64]) -> int64?
left: (string, int64) -> string ; (bytes, int64) -> bytes
length: (string) -> int64 ; (bytes) -> int64
lower, lcase: (string) -> string ; (bytes) -> bytes
lpad: (string, int64 [, string]) -> string ; (bytes, int64 [, bytes]) -> bytes
ltrim: (string [, string]) -> string ; (bytes, bytes) -> bytes
normalize: (string [, any]) -> string
normalize_and_casefold: (string [, any]) -> string
parse_bignumeric: (string) -> bignumeric
parse_numeric: (string) -> numeric
regexp_contains: (string, string) -> bool ; (bytes, bytes) -> bool
regexp_extract, regexp_substr: (string, string [, int64, int64]) -> string? ; (bytes, bytes [, int64, int64]) -> bytes?
regexp_extract_all: (string, string) -> array<string>? ; (bytes, bytes) -> array<bytes>?
regexp_extract_groups: (string, string) -> =groups? ; (bytes, bytes) -> =groups?
regexp_instr: (string, string [, int64, int64, int64]) -> int64? ; (bytes, bytes [, int64, int64, int64]) -> int64?
regexp_replace: (string, string, string) -> string? ; (bytes, bytes, bytes) -> bytes?
repeat: (string, int64) -> string ; (bytes, int64) -> bytes
replace: (string, string, string) -> string ; (bytes, bytes, bytes) -> bytes
reverse: (string) -> string ; (bytes) -> bytes
right: (string, int64) -> string ; (bytes, int64) -> bytes
rpad: (string, int64 [, string]) -> string ; (bytes, int64 [, bytes]) -> bytes
rtrim: (string [, string]) -> string ; (bytes, bytes) -> bytes
safe_convert_bytes_to_string: (bytes) -> string?
soundex: (string) -> string
split: (string [, string]) -> array<string> ; (bytes, bytes) -> array<bytes>
split_substr: (string, string, int64 [, int64]) -> string?
starts_with: (string, string) -> bool ; (bytes, bytes) -> bool
string: (timestamp [, string]) -> string ; (date) -> string ; (time) -> string ; (datetime) -> string ; (json) -> string
strpos: (string, string) -> int64 ; (bytes, bytes) -> int64
substr, substring: (string, int64 [, int64]) -> string ; (bytes, int64 [, int64]) -> bytes
to_base32: (bytes) -> string
to_base64: (bytes) -> string
to_code_points: (string) -> array<int64> ; (bytes) -> array<int64>
to_hex: (bytes) -> string
translate: (string, string, string) -> string ; (bytes, bytes, bytes) -> bytes
trim: (string [, string]) -> string ; (bytes, bytes) -> bytes
unicode: (string) -> int64
upper, ucase: (string) -> string ; (bytes) -> bytes
`;
