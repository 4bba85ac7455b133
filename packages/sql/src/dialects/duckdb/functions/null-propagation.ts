import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { RuledCall } from "./result-rule.ts";

/** Functions that DuckDB calls for a NULL like for any other value. */
const calledForNull: ReadonlySet<string> = new Set(
  (
    "alias array_cross_product array_value can_cast_implicitly cast_to_type concat get_type greatest least list_concat " +
    "list_intersect list_position list_resize list_slice list_value list_zip map map_concat map_entries map_extract " +
    "map_extract_value map_keys map_values parse_dirname parse_dirpath parse_filename parse_path replace_type " +
    "row stats struct_concat struct_insert struct_pack struct_update typeof union_value variant_to_parquet_variant " +
    "variant_typeof vector_type"
  ).split(" "),
);

/** Functions of any number of arguments that it does not call for a NULL. */
const uncalledForMany: ReadonlySet<string> = new Set("cardinality format printf".split(" "));

/** Functions that DuckDB calls for a NULL at some places and not at others. */
const sometimesCalled: ReadonlySet<string> = new Set(
  "regexp_extract regexp_full_match regexp_matches strptime try_strptime".split(" "),
);

/**
 * Whether a call is a NULL because of an argument: DuckDB does not call the function for a NULL. `unsure` where an argument may be a
 * constant that comes to NULL. Aggregates and window functions are always called.
 */
export function passesNull(
  name: string,
  { args, overload }: Pick<RuledCall, "args" | "overload">,
): "yes" | "no" | "unsure" {
  if (calledForNull.has(name) || (overload.rest !== undefined && !uncalledForMany.has(name))) return "no";
  // With a lambda only the type of the list is looked at, and not the first value of a reduction.
  if (args.some(({ lambda }) => lambda !== undefined))
    return args.slice(0, 1).some(isBareNull) ? "yes" : "no";
  if (args.some((arg) => isBareNull(arg) || arg.literal?.kind === "null")) {
    return sometimesCalled.has(name) ? "unsure" : "yes";
  }
  return args.some(({ unsure }) => unsure === true) ? "unsure" : "no";
}

function isBareNull(arg: ArgumentType): boolean {
  return arg.lambda === undefined && arg.type.kind === "null";
}
