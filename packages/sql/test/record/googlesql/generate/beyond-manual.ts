/**
 * Functions of the analyser's catalogue that the list of all functions in BigQuery's manual does not have. What the
 * analyser says of them is recorded apart, because BigQuery may refuse the call.
 */
export const beyondManual: ReadonlySet<string> = new Set(
  (
    "aead.envelope_decrypt_bytes aead.envelope_decrypt_string aead.envelope_encrypt all_different approx_cosine_distance " +
    "approx_dot_product approx_euclidean_distance apply array_avg array_distinct array_filter array_find array_find_all " +
    "array_first_n array_includes array_includes_all array_includes_any array_is_distinct array_last_n array_max array_min " +
    "array_offset array_offsets array_remove_first_n array_remove_last_n array_sum array_transform array_zip bool_array " +
    "dot_product elementwise_avg elementwise_sum filter_fields flatten float64_array iferror int64_array is_first is_last " +
    "iserror json_contains kll_quantiles.extract_relative_rank_float64 kll_quantiles.extract_relative_rank_int64 " +
    "kll_quantiles.merge_relative_rank_float64 kll_quantiles.merge_relative_rank_int64 l1_norm l2_norm lax_bool_array " +
    "lax_float64_array lax_int64_array lax_string_array manhattan_distance nulliferror nullifzero pi pi_bignumeric " +
    "pi_numeric proto_map_contains_key proto_modify_map range_is_end_unbounded range_is_start_unbounded " +
    "regexp_extract_groups safe_to_json same split_substr st_askml st_dumppoints st_geogfromkml st_nearest_neighbors " +
    "st_unaryunion string_array timestamp_from_unix_micros timestamp_from_unix_millis timestamp_from_unix_seconds " +
    "to_seconds_interval zeroifnull zstd_compress zstd_decompress_to_bytes zstd_decompress_to_string"
  ).split(" "),
);
