/** Functions of networks, keys, hashes, sketches and errors, and of the rows of a match (MATCH_RECOGNIZE). */
export const otherFunctions = `
classifier: () -> string?
first, last: (T) -> T?
match_number, match_row_number: () -> int64?
aead.decrypt_bytes: (bytes, bytes, bytes) -> bytes? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, bytes, bytes) -> bytes?
aead.decrypt_string: (bytes, bytes, string) -> string? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, bytes, string) -> string?
aead.encrypt: (bytes, string, string) -> bytes? ; (bytes, bytes, bytes) -> bytes? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, string, string) -> bytes? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, bytes, bytes) -> bytes?
aead.envelope_decrypt_bytes: (string, bytes, bytes, bytes) -> bytes?
aead.envelope_decrypt_string: (string, bytes, bytes, string) -> string?
aead.envelope_encrypt: (string, bytes, string, string) -> bytes? ; (string, bytes, bytes, bytes) -> bytes?
deterministic_decrypt_bytes: (bytes, bytes, bytes) -> bytes? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, bytes, bytes) -> bytes?
deterministic_decrypt_string: (bytes, bytes, string) -> string? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, bytes, string) -> string?
deterministic_encrypt: (bytes, string, string) -> bytes? ; (bytes, bytes, bytes) -> bytes? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, string, string) -> bytes? ; (struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>, bytes, bytes) -> bytes?
error: (string) -> T
farm_fingerprint: (bytes) -> int64 ; (string) -> int64
flatten: (array<T>) -> array<T>?
~generate_uuid: () -> string!
hll_count.extract: (bytes) -> int64?
iferror: (T, T) -> T?
iserror: (T) -> bool!
keys.add_key_from_raw_bytes: (bytes, string, bytes) -> bytes?
keys.keyset_chain: (string, bytes, bytes) -> struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>? ; (string, bytes) -> struct<kms_resource_name: string, first_level_keyset: bytes, second_level_keyset: bytes>?
keys.keyset_from_json: (string) -> bytes?
keys.keyset_length: (bytes) -> int64?
keys.keyset_to_json: (bytes) -> string?
keys.new_keyset: (string) -> bytes?
keys.new_wrapped_keyset: (string, string) -> bytes?
keys.rewrap_keyset: (string, string, bytes) -> bytes?
keys.rotate_keyset: (bytes, string) -> bytes?
keys.rotate_wrapped_keyset: (string, bytes, string) -> bytes?
kll_quantiles.extract_float64: (bytes, int64) -> array<float64>?
kll_quantiles.extract_int64: (bytes, int64) -> array<int64>?
kll_quantiles.extract_point_float64: (bytes, float64) -> float64?
kll_quantiles.extract_point_int64: (bytes, float64) -> int64?
kll_quantiles.extract_relative_rank_float64: (bytes, float64 [, rank_type: string]) -> float64?
kll_quantiles.extract_relative_rank_int64: (bytes, int64 [, rank_type: string]) -> float64?
md5: (bytes) -> bytes ; (string) -> bytes
net.host: (string) -> string?
net.ip_from_string: (string) -> bytes?
net.ip_net_mask: (int64, int64) -> bytes?
net.ip_to_string: (bytes) -> string?
net.ip_trunc: (bytes, int64) -> bytes?
net.ipv4_from_int64: (int64) -> bytes?
net.ipv4_to_int64: (bytes) -> int64?
net.public_suffix: (string) -> string?
net.reg_domain: (string) -> string?
net.safe_ip_from_string: (string) -> bytes?
nulliferror: (T) -> T?
~session_user: () -> string?
sha1: (bytes) -> bytes ; (string) -> bytes
sha256: (bytes) -> bytes ; (string) -> bytes
sha512: (bytes) -> bytes ; (string) -> bytes
row: ([any…]) -> =row!
struct: ([any…]) -> =struct!
typeof: (any) -> string!
zstd_compress: (bytes [, level: int64]) -> bytes? ; (string [, level: int64]) -> bytes?
zstd_decompress_to_bytes: (bytes [, size_limit: int64]) -> bytes?
zstd_decompress_to_string: (bytes [, size_limit: int64]) -> string?
`;
