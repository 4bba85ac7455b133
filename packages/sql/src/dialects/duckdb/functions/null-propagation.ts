import type { ArgumentType } from "../../../functions/argument-type.ts";
import type { RuledCall } from "./result-rule.ts";

/** Functions that DuckDB calls for a NULL like for any other value. */
const calledForNull: ReadonlySet<string> = new Set([
  "array_cross_product",
  "array_value",
  "concat",
  "get_type",
  "variant_to_parquet_variant",
  "cast_to_type",
  "constant_or_null",
  "greatest",
  "least",
  "list_concat",
  "list_intersect",
  "list_resize",
  "list_slice",
  "list_value",
  "list_zip",
  "map",
  "map_concat",
  "map_entries",
  "map_extract",
  "map_extract_value",
  "map_from_entries",
  "map_keys",
  "map_values",
  "replace_type",
  "row",
  "struct_concat",
  "struct_insert",
  "struct_pack",
  "struct_update",
  "union_value",
]);

/**
 * Whether a call is a bare NULL because of an argument: the result has no type of its own before the arguments are known,
 * and DuckDB does not call the function for a NULL. Aggregates and window functions are always called.
 */
export function passesNull(name: string, call: RuledCall): boolean {
  return !calledForNull.has(name) && call.overload.rest === undefined && call.args.some(isNull);
}

function isNull(arg: ArgumentType): boolean {
  return arg.lambda === undefined && (arg.type.kind === "null" || arg.literal?.kind === "null");
}
