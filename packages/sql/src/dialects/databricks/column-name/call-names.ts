/** Functions that Spark writes in capitals. */
export const capitals: ReadonlySet<string> = new Set(
  (
    "acos acosh asin asinh atan atan2 atanh cbrt cos cosh cot csc degrees dense_rank e exp expm1 hypot log log10 log1p log2 " +
    "percent_rank pi power radians rank regexp regexp_like rlike sec signum sin sinh spark_partition_id sqrt tan tanh"
  ).split(" "),
);

/** Functions that Spark replaces with another. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ["array_agg", "collect_list"],
  ["curdate", "current_date"],
  ["current_database", "current_schema"],
  ["localtime", "current_time"],
  ["random", "rand"],
]);

/** Functions of which Spark shows only so many arguments: the others decide the type or how it is computed. */
export const shownArguments: ReadonlyMap<string, number> = new Map([
  ["any_value", 1],
  ["dense_rank", 0],
  ["first", 1],
  ["first_value", 1],
  ["from_csv", 1],
  ["from_json", 1],
  ["from_xml", 1],
  ["hour", 1],
  ["ilike", 2],
  ["last", 1],
  ["last_value", 1],
  ["minute", 1],
  ["percent_rank", 0],
  ["rank", 0],
  ["schema_of_csv", 1],
  ["schema_of_json", 1],
  ["schema_of_xml", 1],
  ["second", 1],
  ["shuffle", 1],
  ["to_csv", 1],
  ["to_json", 1],
  ["to_xml", 1],
  ["try_variant_get", 2],
  ["uuid", 0],
  ["variant_get", 2],
]);

/** `int(x)`: a cast by the name of its type. */
export const castFunctions: ReadonlySet<string> = new Set(
  "bigint binary boolean date decimal double float int smallint string timestamp tinyint".split(" "),
);

/** What Spark writes for arguments that are left out: from which place on, then the texts. */
interface Defaults {
  readonly from: number;
  readonly texts: readonly string[];
}

const zeros = ["0", "0", "0", "0", "0", "0", "0.000000"];

/** What stands for arguments that are not written, by function. */
export const defaults: ReadonlyMap<string, Defaults> = new Map([
  ["aes_decrypt", { from: 2, texts: ["GCM", "DEFAULT", ""] }],
  ["aes_encrypt", { from: 2, texts: ["GCM", "DEFAULT", "", ""] }],
  ["approx_percentile", { from: 2, texts: ["10000"] }],
  ["approx_top_k", { from: 1, texts: ["5", "10000"] }],
  ["approx_top_k_accumulate", { from: 1, texts: ["10000"] }],
  ["approx_top_k_combine", { from: 1, texts: ["10000"] }],
  ["approx_top_k_estimate", { from: 1, texts: ["5"] }],
  ["bround", { from: 1, texts: ["0"] }],
  ["current_time", { from: 0, texts: ["6"] }],
  ["localtime", { from: 0, texts: ["6"] }],
  ["from_unixtime", { from: 1, texts: ["yyyy-MM-dd HH:mm:ss"] }],
  ["hll_sketch_agg", { from: 1, texts: ["12"] }],
  ["hll_union", { from: 2, texts: ["false"] }],
  ["hll_union_agg", { from: 1, texts: ["false"] }],
  ["hmac", { from: 2, texts: ["SHA-256"] }],
  ["lag", { from: 0, texts: ["NULL", "1", "NULL"] }],
  ["lead", { from: 0, texts: ["NULL", "1", "NULL"] }],
  ["listagg", { from: 1, texts: ["NULL"] }],
  ["locate", { from: 2, texts: ["1"] }],
  ["lpad", { from: 2, texts: [" "] }],
  ["make_dt_interval", { from: 0, texts: zeros.slice(3) }],
  ["make_interval", { from: 0, texts: zeros }],
  ["make_ym_interval", { from: 0, texts: ["0", "0"] }],
  ["mask", { from: 1, texts: ["X", "x", "n", "NULL"] }],
  ["months_between", { from: 2, texts: ["true"] }],
  ["ntile", { from: 0, texts: ["1"] }],
  ["overlay", { from: 3, texts: ["-1"] }],
  ["percentile", { from: 2, texts: ["1"] }],
  ["percentile_approx", { from: 2, texts: ["10000"] }],
  ["position", { from: 2, texts: ["1"] }],
  ["regexp_extract", { from: 2, texts: ["1"] }],
  ["regexp_extract_all", { from: 2, texts: ["1"] }],
  ["regexp_instr", { from: 2, texts: ["0"] }],
  ["regexp_replace", { from: 3, texts: ["1"] }],
  ["replace", { from: 2, texts: [""] }],
  ["round", { from: 1, texts: ["0"] }],
  ["rpad", { from: 2, texts: [" "] }],
  ["sentences", { from: 1, texts: ["", ""] }],
  ["sort_array", { from: 1, texts: ["true"] }],
  ["split", { from: 2, texts: ["-1"] }],
  ["st_asbinary", { from: 1, texts: ["NDR"] }],
  ["st_geomfromwkb", { from: 1, texts: ["0"] }],
  ["str_to_map", { from: 1, texts: [",", ":"] }],
  ["string_agg", { from: 1, texts: ["NULL"] }],
  ["substr", { from: 2, texts: ["2147483647"] }],
  ["substring", { from: 2, texts: ["2147483647"] }],
  ["theta_sketch_agg", { from: 1, texts: ["12"] }],
  ["theta_union", { from: 2, texts: ["12"] }],
  ["theta_union_agg", { from: 1, texts: ["12"] }],
  ["to_unix_timestamp", { from: 1, texts: ["yyyy-MM-dd HH:mm:ss"] }],
  ["try_aes_decrypt", { from: 2, texts: ["GCM", "DEFAULT", ""] }],
  ["try_make_interval", { from: 0, texts: zeros }],
  ["try_variant_set", { from: 3, texts: ["true"] }],
  ["tuple_intersection_agg_double", { from: 1, texts: ["sum"] }],
  ["tuple_intersection_agg_integer", { from: 1, texts: ["sum"] }],
  ["tuple_intersection_double", { from: 2, texts: ["sum"] }],
  ["tuple_intersection_integer", { from: 2, texts: ["sum"] }],
  ["tuple_intersection_theta_double", { from: 2, texts: ["sum"] }],
  ["tuple_intersection_theta_integer", { from: 2, texts: ["sum"] }],
  ["tuple_sketch_agg_double", { from: 2, texts: ["12", "sum"] }],
  ["tuple_sketch_agg_integer", { from: 2, texts: ["12", "sum"] }],
  ["tuple_sketch_summary_double", { from: 1, texts: ["sum"] }],
  ["tuple_sketch_summary_integer", { from: 1, texts: ["sum"] }],
  ["tuple_union_agg_double", { from: 1, texts: ["12", "sum"] }],
  ["tuple_union_agg_integer", { from: 1, texts: ["12", "sum"] }],
  ["tuple_union_double", { from: 2, texts: ["12", "sum"] }],
  ["tuple_union_integer", { from: 2, texts: ["12", "sum"] }],
  ["tuple_union_theta_double", { from: 2, texts: ["12", "sum"] }],
  ["tuple_union_theta_integer", { from: 2, texts: ["12", "sum"] }],
  ["unix_timestamp", { from: 0, texts: ["current_timestamp()", "yyyy-MM-dd HH:mm:ss"] }],
  ["variant_set", { from: 3, texts: ["true"] }],
  ["variant_strip_nulls", { from: 1, texts: ["true"] }],
  ["vector_norm", { from: 1, texts: ["2.0"] }],
  ["vector_normalize", { from: 1, texts: ["2.0"] }],
]);
