/** Functions of texts, bytes, URLs and XML. */
export const textFunctions = `
aes_decrypt, try_aes_decrypt: (binary, binary [, string, string, binary]) -> binary?
aes_encrypt: (binary, binary [, string, string, binary, binary]) -> binary?
between: (any, any, any) -> =between
ascii: (string) -> int
base64: (binary) -> string
bit_length: (string|binary) -> int
btrim: (string [, string]) -> string
char, chr: (bigint) -> string
char_length, character_length, len, length: (string|binary) -> int
charindex: (string, string [, int]) -> int
collate: (string, string) -> string
collation: (string) -> string!
concat: (binary, binary…) -> binary ; (array<T>, array<T>…) -> array<T> ; (atomic, atomic…) -> string ; () -> string!
concat_ws: (string [, string|array<string>…]) -> string!first
contains: (binary, binary) -> boolean ; (string, string) -> boolean
crc32: (binary) -> bigint
decode: (binary, string) -> string? ; (any, any, any, any…) -> =decode?
elt: (int, binary, binary…) -> binary? ; (int, string…) -> string?
encode: (string, string) -> binary?
endswith: (binary, binary) -> boolean ; (string, string) -> boolean
find_in_set: (string, string) -> int
format_number: (numeric, int|string) -> string?
format_string, printf: (string [, any…]) -> string
from_base32: (string) -> binary
get_json_object: (string, string) -> string?
hex: (bigint|binary|string) -> string
hmac: (binary, binary [, string]) -> binary?
ilike: (string, string [, string]) -> boolean
initcap: (string) -> string
instr: (string, string [, int, int]) -> int
is_valid_utf8: (string) -> boolean?
jaro_winkler_similarity: (string, string) -> double?
json_array_length: (string) -> int?
json_object_keys: (string) -> array<string>?
lcase, lower: (string) -> string
left: (string|binary S, int) -> S
levenshtein: (string, string [, int]) -> int
like: (string, string [, string]) -> boolean
locate, position: (string, string [, int]) -> int
lpad, rpad: (binary, int [, binary]) -> binary ; (string, int [, string]) -> string
ltrim, rtrim, trim: (string [, string]) -> string
luhn_check: (string) -> boolean?
make_valid_utf8: (string) -> string?
mask: (string [, string, string, string, string]) -> string?
md5: (binary) -> string
octet_length: (string|binary) -> int
overlay: (binary, binary, int [, int]) -> binary ; (string, string, int [, int]) -> string
parse_url, try_parse_url: (string, string [, string]) -> string?
quote: (string) -> string?
randstr: (int [, int|bigint]) -> string!
regexp, regexp_like, rlike: (string, string) -> boolean
regexp_count: (string, string) -> int
regexp_extract: (string, string [, int]) -> string
regexp_extract_all: (string, string [, int]) -> array<string>
regexp_instr: (string, string [, int]) -> int
regexp_replace: (string, string, string [, int]) -> string
regexp_substr: (string, string) -> string?
repeat: (string, int) -> string
replace: (string, string [, string]) -> string
right: (string, int) -> string?
sentences: (string [, string, string]) -> array<array<string>>?
sha, sha1: (binary) -> string
sha2: (binary, int) -> string?
soundex: (string) -> string
space: (int) -> string
split: (string, string [, int]) -> array<string>
split_part: (string, string, int) -> string?
startswith: (binary, binary) -> boolean ; (string, string) -> boolean
str_to_map: (string [, string, string]) -> map<string, string>
substr, substring: (string|binary S, int [, int]) -> S
substring_index: (string, string, int) -> string
to_base32: (binary) -> string
to_binary, try_to_binary: (string [, string]) -> binary?
to_char, to_varchar: (numeric, string) -> string ; (binary, string) -> string ; (timestamp|timestamp_ntz|date, string) -> string
to_number: (string, string) -> =formatNumber
try_to_number: (string, string) -> =formatNumber?
translate: (string, string, string) -> string
try_url_decode: (string) -> string?
try_validate_utf8, validate_utf8: (string) -> string?
ucase, upper: (string) -> string
unbase64: (string) -> binary
unhex: (string) -> binary?
url_decode, url_encode: (string) -> string?
xpath: (string, string) -> array<string>?
xpath_boolean: (string, string) -> boolean?
xpath_double, xpath_number: (string, string) -> double?
xpath_float: (string, string) -> float?
xpath_int: (string, string) -> int?
xpath_long: (string, string) -> bigint?
xpath_short: (string, string) -> smallint?
xpath_string: (string, string) -> string?
`;
