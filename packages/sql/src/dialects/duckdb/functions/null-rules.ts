import type { NullRule } from "../../../types/null-rule.ts";
import { strictFunctions } from "./strict-functions.ts";

/** Names by rule, where the rule does not come from executing the function on samples. */
const named: Readonly<Partial<Record<NullRule, string>>> = {
  never:
    "array_value concat union_value count count_star regr_count approx_count_distinct row_number rank rank_dense dense_rank " +
    "percent_rank cume_dist list_value row struct_pack typeof pi random uuid uuidv4 uuidv7 gen_random_uuid today " +
    "current_date get_current_timestamp get_current_time current_localtime current_localtimestamp current_user current_schema current_database " +
    "session_user user current_role json_object json_array hash",
  first:
    "concat_ws list_transform array_transform list_apply array_apply apply list_filter array_filter filter",
  strict: "ntile split_part range generate_series timezone",
  passing:
    "age array_extract century date_diff date_part date_sub datediff datepart datesub day dayname dayofmonth dayofweek dayofyear decade divide " +
    "epoch era fdiv hour isodow isoyear json_extract json_extract_path json_extract_path_text json_extract_string json_value julian " +
    "last_day list_element list_extract map_extract_value microsecond millennium millisecond minute mod month monthname nanosecond " +
    "quarter regexp_extract second strptime try_strptime week weekday weekofyear year yearweek",
  defaulted: "lag lead",
  coalesce: "greatest least list_concat",
  "no-rows": "list json_group_array",
  "no-input":
    "first_value last_value any_value arbitrary arg_max arg_min avg count_if countif bit_and bit_or bit_xor bool_and bool_or favg first fsum last max median min mode " +
    "product histogram quantile_cont quantile_disc string_agg sum",
};

const rules: ReadonlyMap<string, NullRule> = new Map(
  Object.entries(named).flatMap(([rule, names]) => names.split(" ").map((name) => [name, rule as NullRule])),
);

/** When a function of the catalogue may return NULL; one that nothing is proved about may whatever it is given. */
export function nullRuleOf(name: string): NullRule {
  return rules.get(name) ?? (strictFunctions.has(name) ? "strict" : "nullable");
}
