import type { Column } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { parseDuckdbType } from "../types/parse-type.ts";

/** Functions that read files whose columns a call may declare with `columns = {…}`. */
export const declaringReaders: ReadonlySet<string> = new Set(
  "read_csv read_csv_auto read_json read_json_auto read_ndjson read_ndjson_auto".split(" "),
);

/** Options that say how a file is read and never which columns there are. */
const harmless: ReadonlySet<string> = new Set(
  (
    "union_by_name all_varchar allow_quoted_nulls auto_detect buffer_size columns comment compression dateformat date_format decimal_separator delim " +
    "delimiter encoding escape field_appearance_threshold format header ignore_errors map_inference_threshold max_line_size " +
    "maximum_depth maximum_line_size maximum_object_size maximum_sample_files new_line null_padding nullstr parallel quote " +
    "records rejects_limit rejects_scan rejects_table sample_size sep skip store_rejects strict_mode thousands timestampformat timestamp_format"
  ).split(" "),
);

/** The columns that a call declares; `undefined` where it declares none, or where others may join them. */
export function declaredColumns(args: readonly ArgumentType[]): readonly Column[] | undefined {
  const declared = args.find(({ name }) => name?.toLowerCase() === "columns")?.fields;
  const [path] = args;
  if (declared === undefined || path === undefined) return undefined;
  if (args.some(({ name }) => name !== undefined && !harmless.has(name.toLowerCase()))) return undefined;
  // Folders such as `year=2026` become columns, also those that a pattern finds.
  const paths = path.literal?.kind === "string" ? [path.literal.text] : (path.texts ?? ["="]);
  if (paths.some((text) => text.includes("=") || /[*?[].*\//.test(text))) return undefined;
  const columns: Column[] = [];
  for (const { name, text } of declared) {
    const type = parseDuckdbType(text);
    if (type === undefined) return undefined;
    columns.push({ name, type, nullability: "nullable" });
  }
  return columns;
}
