/** Functions of the session, of hashes and of models. */
export const otherFunctions = `
~ai_classify: (varchar, array [, object]) -> OBJECT?
~ai_complete: (varchar, varchar [, object]) -> VARCHAR?
ai_count_tokens: (varchar [, varchar…]) -> =whole?
~ai_embed: (varchar, varchar) -> =unmodelled?
~ai_filter: (varchar [, any]) -> BOOLEAN?
~ai_sentiment: (varchar [, array]) -> OBJECT?
~ai_similarity: (varchar, varchar) -> FLOAT?
~ai_summarize, system$pipe_status: (varchar) -> VARCHAR?
~ai_translate, system$get_tag: (varchar, varchar, varchar) -> VARCHAR?
~all_user_names: () -> ARRAY!
application_json, integration, sanitize_webhook_content, text_html, text_plain: (varchar) -> VARCHAR
approx_percentile_estimate: (object, number) -> FLOAT?
approx_top_k_estimate: (object [, number]) -> ARRAY
~build_scoped_file_url: (any, varchar [, boolean]) -> VARCHAR
build_stage_file_url: (any, varchar) -> VARCHAR
classifier: () -> VARCHAR?
~complete, try_complete: (varchar, varchar) -> VARCHAR? ; (any, any, any) -> =unmodelled?
compress: (varchar, varchar) -> BINARY ; (binary, varchar) -> BINARY
~current_account, current_account_name, current_available_roles, current_organization_name, current_region, current_session, current_statement, current_user, current_version: () -> VARCHAR!
~current_client, current_database, current_ip_address, current_role, current_role_type, current_schema, current_schemas, current_secondary_roles, current_transaction, current_warehouse: () -> VARCHAR?
connect_by_root, prior: (any) -> =first?
decompress_binary: (binary, varchar) -> BINARY
decompress_string: (binary, varchar) -> VARCHAR(134217728)
decrypt: (binary, varchar [, varchar, varchar]) -> BINARY
decrypt_raw: (binary, binary, binary [, binary, varchar, binary]) -> BINARY
email_integration_config: (any [, any…]) -> VARCHAR
~embed_text_1024: (varchar, varchar) -> VECTOR(FLOAT, 1024)?
~embed_text_768: (varchar, varchar) -> VECTOR(FLOAT, 768)?
~encrypt: (varchar, varchar [, varchar, varchar]) -> BINARY ; (binary, varchar [, varchar, varchar]) -> BINARY
~encrypt_raw: (binary, binary, binary [, binary, varchar]) -> VARIANT
first, last, next, prev: (any [, number]) -> =first?
fl_get_content_type, fl_get_etag, fl_get_relative_path, fl_get_stage: (any) -> VARCHAR
fl_get_file_type, system$typeof: (any) -> VARCHAR!
fl_get_scoped_file_url, fl_get_stage_file_url: (any) -> VARCHAR?
fl_get_size: (any) -> =whole
fl_is_audio, fl_is_compressed, fl_is_document, fl_is_image, fl_is_video: (any) -> BOOLEAN!
~get_condition_query_uuid: () -> VARCHAR?
hash: ([any…]) -> NUMBER(19,0)!
hll_estimate: (binary) -> NUMBER(18,0)
hll_export: (binary) -> OBJECT
hll_import: (object) -> BINARY
identifier: (any) -> =unmodelled?
~invoker_role, invoker_share, last_transaction: () -> VARCHAR?
~is_instance_role_in_session: ([any…]) -> BOOLEAN?
~last_query_id: ([number]) -> VARCHAR?
match_number, match_sequence_number: () -> =whole?
nextval: () -> =whole!
~random, seq8: ([number]) -> NUMBER(19,0)!
search: (any, varchar [, varchar, varchar]) -> BOOLEAN
search_ip: (varchar, varchar) -> BOOLEAN
~search_preview: (varchar, varchar) -> OBJECT?
~sentiment: (varchar) -> FLOAT?
~seq1: ([number]) -> NUMBER(3,0)!
~seq2: ([number]) -> NUMBER(5,0)!
~seq4: ([number]) -> NUMBER(10,0)!
~snowflake.cortex.translate: (varchar, varchar, varchar) -> VARCHAR?
split_text_recursive_character: (any [, any…]) -> ARRAY?
~summarize: (varchar) -> VARCHAR?
~system$clustering_information: (varchar [, any]) -> VARCHAR?
~system$last_change_commit_time: (varchar) -> =whole?
~system$stream_has_data: (varchar) -> BOOLEAN?
sys_connect_by_path: (any, varchar) -> =unmodelled?
~system$wait: (number [, varchar]) -> VARCHAR?
try_decrypt: (binary, varchar [, varchar, varchar]) -> BINARY?
try_decrypt_raw: (binary, binary, binary [, binary, varchar, binary]) -> BINARY?
uuid_string: (varchar, varchar) -> VARCHAR(36) ; () -> VARCHAR(36)!
`;
