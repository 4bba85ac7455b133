/** The macros: parameters, then the expression, of DuckDB v1.5.6. Written by `test/record/duckdb-functions.ts`; not edited by hand. */
export const macros: string = `
ago (i) (current_timestamp - CAST(i AS INTERVAL))
array_append (arr, el) list_append(arr, el)
array_pop_back (arr) arr[:(len(arr) - 1)]
array_pop_front (arr) arr[2:]
array_prepend (el, arr) list_prepend(el, arr)
array_push_back (arr, e) list_concat(arr, list_value(e))
array_push_front (arr, e) list_concat(list_value(e), arr)
array_reverse (l) list_reverse(l)
array_to_string (arr, sep) CASE  WHEN ((len(CAST(arr AS VARCHAR[])) = 0)) THEN ('') ELSE list_aggr(CAST(arr AS VARCHAR[]), 'string_agg', sep) END
array_to_string_comma_default (arr, sep) CASE  WHEN ((len(CAST(arr AS VARCHAR[])) = 0)) THEN ('') ELSE list_aggr(CAST(arr AS VARCHAR[]), 'string_agg', sep) END
col_description (table_oid, column_number) NULL
current_catalog () main.current_database()
current_database () "system".main.current_database()
current_query () "system".main.current_query()
current_role () 'duckdb'
current_schema () "system".main.current_schema()
current_schemas (include_implicit) "system".main.current_schemas(include_implicit)
current_user () 'duckdb'
date_add (date, interval) (date + "interval")
days_in_month (date) "day"(last_day(date))
fdiv (x, y) floor((x / y))
fmod (x, y) (x - (y * floor((x / y))))
format_pg_type (logical_type, type_name) CASE  WHEN ((upper(logical_type) = 'FLOAT')) THEN ('float4') WHEN ((upper(logical_type) = 'DOUBLE')) THEN ('float8') WHEN ((upper(logical_type) = 'DECIMAL')) THEN ('numeric') WHEN ((upper(logical_type) = 'ENUM')) THEN (lower(type_name)) WHEN ((upper(logical_type) = 'VARCHAR')) THEN ('varchar') WHEN ((upper(logical_type) = 'BLOB')) THEN ('bytea') WHEN ((upper(logical_type) = 'TIMESTAMP')) THEN ('timestamp') WHEN ((upper(logical_type) = 'TIME')) THEN ('time') WHEN ((upper(logical_type) = 'TIMESTAMP WITH TIME ZONE')) THEN ('timestamptz') WHEN ((upper(logical_type) = 'TIME WITH TIME ZONE')) THEN ('timetz') WHEN ((upper(logical_type) = 'SMALLINT')) THEN ('int2') WHEN ((upper(logical_type) = 'INTEGER')) THEN ('int4') WHEN ((upper(logical_type) = 'BIGINT')) THEN ('int8') WHEN ((upper(logical_type) = 'BOOLEAN')) THEN ('bool') ELSE lower(logical_type) END
format_type (type_oid, typemod) ((SELECT format_pg_type(logical_type, type_name) FROM duckdb_types() AS t WHERE (t.type_oid = type_oid)) || CASE  WHEN ((typemod > 0)) THEN (concat('(', (typemod // 1000), ',', (typemod % 1000), ')')) ELSE '' END)
generate_subscripts (arr, dim) unnest(generate_series(1, array_length(arr, dim)))
geomean (x) exp(avg(ln(x)))
geometric_mean (x) geomean(x)
get_block_size (db_name) (SELECT block_size FROM pragma_database_size() WHERE (database_name = db_name))
has_any_column_privilege (table, privilege) CAST('t' AS BOOLEAN)
has_any_column_privilege (user, table, privilege) CAST('t' AS BOOLEAN)
has_column_privilege (table, column, privilege) CAST('t' AS BOOLEAN)
has_column_privilege (user, table, column, privilege) CAST('t' AS BOOLEAN)
has_database_privilege (database, privilege) CAST('t' AS BOOLEAN)
has_database_privilege (user, database, privilege) CAST('t' AS BOOLEAN)
has_foreign_data_wrapper_privilege (fdw, privilege) CAST('t' AS BOOLEAN)
has_foreign_data_wrapper_privilege (user, fdw, privilege) CAST('t' AS BOOLEAN)
has_function_privilege (function, privilege) CAST('t' AS BOOLEAN)
has_function_privilege (user, function, privilege) CAST('t' AS BOOLEAN)
has_language_privilege (language, privilege) CAST('t' AS BOOLEAN)
has_language_privilege (user, language, privilege) CAST('t' AS BOOLEAN)
has_schema_privilege (schema, privilege) CAST('t' AS BOOLEAN)
has_schema_privilege (user, schema, privilege) CAST('t' AS BOOLEAN)
has_sequence_privilege (sequence, privilege) CAST('t' AS BOOLEAN)
has_sequence_privilege (user, sequence, privilege) CAST('t' AS BOOLEAN)
has_server_privilege (server, privilege) CAST('t' AS BOOLEAN)
has_server_privilege (user, server, privilege) CAST('t' AS BOOLEAN)
has_table_privilege (table, privilege) CAST('t' AS BOOLEAN)
has_table_privilege (user, table, privilege) CAST('t' AS BOOLEAN)
has_tablespace_privilege (tablespace, privilege) CAST('t' AS BOOLEAN)
has_tablespace_privilege (user, tablespace, privilege) CAST('t' AS BOOLEAN)
inet_client_addr () NULL
inet_client_port () NULL
inet_server_addr () NULL
inet_server_port () NULL
json (x) json_extract(x, '$')
json_group_array (x) CAST((('[' || string_agg(CASE  WHEN ((x IS NULL)) THEN (CAST('null' AS "JSON")) ELSE to_json(x) END, ',')) || ']') AS "JSON")
json_group_object (n, v) CAST((('{' || string_agg(((CASE  WHEN ((n IS NULL)) THEN ("error"('json_group_object key cannot be NULL')) ELSE to_json(CAST(n AS VARCHAR)) END || ':') || CASE  WHEN ((v IS NULL)) THEN (CAST('null' AS "JSON")) ELSE to_json(v) END), ',')) || '}') AS "JSON")
json_group_structure (x) (json_structure(json_group_array(x)) -> 0)
list_any_value (l) list_aggr(l, 'any_value')
list_append (l, e) list_concat(l, list_value(e))
list_approx_count_distinct (l) list_aggr(l, 'approx_count_distinct')
list_avg (l) list_aggr(l, 'avg')
list_bit_and (l) list_aggr(l, 'bit_and')
list_bit_or (l) list_aggr(l, 'bit_or')
list_bit_xor (l) list_aggr(l, 'bit_xor')
list_bool_and (l) list_aggr(l, 'bool_and')
list_bool_or (l) list_aggr(l, 'bool_or')
list_count (l) list_aggr(l, 'count')
list_entropy (l) list_aggr(l, 'entropy')
list_first (l) list_aggr(l, 'first')
list_histogram (l) list_aggr(l, 'histogram')
list_kurtosis (l) list_aggr(l, 'kurtosis')
list_kurtosis_pop (l) list_aggr(l, 'kurtosis_pop')
list_last (l) list_aggr(l, 'last')
list_mad (l) list_aggr(l, 'mad')
list_max (l) list_aggr(l, 'max')
list_median (l) list_aggr(l, 'median')
list_min (l) list_aggr(l, 'min')
list_mode (l) list_aggr(l, 'mode')
list_prepend (e, l) list_concat(list_value(e), l)
list_product (l) list_aggr(l, 'product')
list_reverse (l) l[:-:-1]
list_sem (l) list_aggr(l, 'sem')
list_skewness (l) list_aggr(l, 'skewness')
list_stddev_pop (l) list_aggr(l, 'stddev_pop')
list_stddev_samp (l) list_aggr(l, 'stddev_samp')
list_string_agg (l) list_aggr(l, 'string_agg')
list_sum (l) list_aggr(l, 'sum')
list_var_pop (l) list_aggr(l, 'var_pop')
list_var_samp (l) list_aggr(l, 'var_samp')
map_contains_entry (map, key, value) contains(map_entries("map"), main.struct_pack("key" := "key", "value" := "value"))
map_contains_value (map, value) contains(map_values("map"), "value")
map_to_pg_oid (type_name) CASE  WHEN ((type_name = 'bool')) THEN (16) WHEN ((type_name = 'int16')) THEN (21) WHEN ((type_name = 'int')) THEN (23) WHEN ((type_name = 'bigint')) THEN (20) WHEN ((type_name = 'date')) THEN (1082) WHEN ((type_name = 'time')) THEN (1083) WHEN ((type_name = 'datetime')) THEN (1114) WHEN ((type_name = 'dec')) THEN (1700) WHEN ((type_name = 'float')) THEN (700) WHEN ((type_name = 'double')) THEN (701) WHEN ((type_name = 'bpchar')) THEN (1043) WHEN ((type_name = 'binary')) THEN (17) WHEN ((type_name = 'interval')) THEN (1186) WHEN ((type_name = 'timestamptz')) THEN (1184) WHEN ((type_name = 'timestamp with time zone')) THEN (1184) WHEN ((type_name = 'timetz')) THEN (1266) WHEN ((type_name = 'time with time zone')) THEN (1266) WHEN ((type_name = 'bit')) THEN (1560) WHEN ((type_name = 'guid')) THEN (2950) ELSE NULL END
md5_number_lower (param) CAST(CAST(CAST(CAST(md5_number(param) AS BIT(1)) AS VARCHAR)[:64] AS BIT(1)) AS "UBIGINT")
md5_number_upper (param) CAST(CAST(CAST(CAST(md5_number(param) AS BIT(1)) AS VARCHAR)[65:] AS BIT(1)) AS "UBIGINT")
nullif (a, b) CASE  WHEN ((a = b)) THEN (NULL) ELSE a END
obj_description (object_oid, catalog_name) NULL
pg_collation_is_visible (collation_oid) CAST('t' AS BOOLEAN)
pg_conf_load_time () current_timestamp
pg_conversion_is_visible (conversion_oid) CAST('t' AS BOOLEAN)
pg_function_is_visible (function_oid) CAST('t' AS BOOLEAN)
pg_get_constraintdef (constraint_oid) (SELECT constraint_text FROM duckdb_constraints() AS d_constraint WHERE ((d_constraint.table_oid = (constraint_oid // 1000000)) AND (d_constraint.constraint_index = (constraint_oid % 1000000))))
pg_get_constraintdef (constraint_oid, pretty_bool) pg_get_constraintdef(constraint_oid)
pg_get_expr (pg_node_tree, relation_oid) pg_node_tree
pg_get_viewdef (oid) (SELECT "sql" FROM duckdb_views() AS v WHERE (v.view_oid = oid))
pg_has_role (role, privilege) CAST('t' AS BOOLEAN)
pg_has_role (user, role, privilege) CAST('t' AS BOOLEAN)
pg_is_other_temp_schema (schema_id) CAST('f' AS BOOLEAN)
pg_my_temp_schema () 0
pg_opclass_is_visible (opclass_oid) CAST('t' AS BOOLEAN)
pg_operator_is_visible (operator_oid) CAST('t' AS BOOLEAN)
pg_opfamily_is_visible (opclass_oid) CAST('t' AS BOOLEAN)
pg_postmaster_start_time () current_timestamp
pg_size_pretty (bytes) format_bytes(bytes)
pg_sleep (seconds) sleep_ms(CAST(("seconds" * 1000) AS BIGINT))
pg_table_is_visible (table_oid) CAST('t' AS BOOLEAN)
pg_ts_config_is_visible (config_oid) CAST('t' AS BOOLEAN)
pg_ts_dict_is_visible (dict_oid) CAST('t' AS BOOLEAN)
pg_ts_parser_is_visible (parser_oid) CAST('t' AS BOOLEAN)
pg_ts_template_is_visible (template_oid) CAST('t' AS BOOLEAN)
pg_type_is_visible (type_oid) CAST('t' AS BOOLEAN)
pg_typeof (expression) lower(typeof(expression))
regexp_split_to_table (text, pattern) unnest(string_split_regex("text", pattern))
round_even (x, n) CASE  WHEN ((((abs(x) * power(10, (n + 1))) % 10) = 5)) THEN ((round((x / 2), n) * 2)) ELSE round(x, n) END
roundbankers (x, n) round_even(x, n)
session_user () 'duckdb'
shobj_description (object_oid, catalog_name) NULL
split_part (string, delimiter, position) CASE  WHEN (((string IS NOT NULL) AND ("delimiter" IS NOT NULL) AND ("position" IS NOT NULL))) THEN (COALESCE(string_split(string, "delimiter")["position"], '')) ELSE NULL END
user () current_user
wavg (value, weight) weighted_avg("value", weight)
weighted_avg (value, weight) (sum(("value" * weight)) / sum(CASE  WHEN (("value" IS NOT NULL)) THEN (weight) ELSE 0 END))
`;
