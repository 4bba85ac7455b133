import type { SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { isUnnamed } from "../types/implicit-cast.ts";

/** Says whether DuckDB's own check of a function takes the arguments; only for arguments whose types are known. */
type Check = (args: readonly ArgumentType[]) => boolean;

type Kind = SqlType["kind"];

/** So many arguments, each of one of the kinds for its place. */
function exactly(...places: readonly (readonly Kind[])[]): Check {
  return (args) =>
    args.length === places.length && args.every((arg, i) => places[i]?.includes(arg.type.kind));
}

function count(least: number, most = Infinity): Check {
  return (args) => args.length >= least && args.length <= most;
}

/** At least so many arguments, all of one of the kinds. */
function all(least: number, ...kinds: readonly Kind[]): Check {
  return (args) => args.length >= least && args.every(({ type }) => kinds.includes(type.kind));
}

/** A struct, and then named values; a plain column brings its own name. */
const structAndFields: Check = ([first, ...rest]) =>
  first?.type.kind === "struct" && rest.length > 0 && namesAll(rest);

function namesAll(args: readonly ArgumentType[]): boolean {
  return args.every(({ name, column }) => name !== undefined || column !== undefined);
}

const unnamedStruct: Check = ([struct]) => struct?.type.kind !== "struct" || isUnnamed(struct.type.fields);

/** Keys and values in turn; a key is a text and nothing else. */
const jsonObject: Check = (args) =>
  args.length % 2 === 0 && args.every(({ type }, i) => i % 2 === 1 || type.kind === "string");

const zip: Check = (args) => {
  const lists = args.length > 1 && args.at(-1)?.type.kind === "boolean" ? args.slice(0, -1) : args;
  return lists.length > 0 && lists.every(({ type }) => type.kind === "array" || type.kind === "null");
};

/** The bounds of a slice are cast to whole numbers whatever they are, but a list is refused; a step must be one already. */
const sliced: Check = ([value, from, to, step]) =>
  value !== undefined &&
  ["array", "string", "binary", "json", "null"].includes(value.type.kind) &&
  !isList(from) &&
  !isList(to) &&
  (step === undefined || value.type.kind === "array" || value.type.kind === "null");

function isList(arg: ArgumentType | undefined): boolean {
  return arg?.type.kind === "array" && arg.type.length === undefined;
}

/** Both ends are of one enum, and one of them may be open. */
const enumEnds: Check = (args) =>
  args.length === 2 &&
  args.some(({ type }) => type.kind === "enum") &&
  args.every(({ type, literal }) => type.kind === "enum" || type.kind === "null" || literal !== undefined);

/** Arguments at these places are constants, so none of them is a column. */
function constantAt(...places: readonly number[]): Check {
  return (args) => places.every((place) => args[place]?.column === undefined);
}

function both(a: Check, b: Check): Check {
  return (args) => a(args) && b(args);
}

/** A format is a constant, on whichever side of the time it stands; only with a time zone it need not be. */
const constantFormat: Check = (args) =>
  args.some(({ type }) => type.kind === "timestamp" && type.zone !== "none") ||
  args.every(({ type, column }) => type.kind !== "string" || column === undefined);

/** Several paths into JSON are constants; a single one need not be. */
const constantPaths: Check = ([, paths]) => paths?.type.kind !== "array" || paths.column === undefined;

const checks: Readonly<Record<string, Check>> = {
  approx_quantile: constantAt(1),
  array_to_json: exactly(["array", "null", "json"]),
  array_value: count(1),
  bitstring_agg: constantAt(1, 2),
  cardinality: exactly(["map", "null"]),
  contains: unnamedStruct,
  constant_or_null: constantAt(0),
  create_sort_key: both((args) => args.length > 0 && args.length % 2 === 0, constantAt(1)),
  enum_code: exactly(["enum"]),
  enum_first: exactly(["enum"]),
  enum_last: exactly(["enum"]),
  enum_range: exactly(["enum"]),
  enum_range_boundary: enumEnds,
  from_json: constantAt(1),
  from_json_strict: constantAt(1),
  json_array_length: constantPaths,
  json_exists: constantPaths,
  json_extract: constantPaths,
  json_extract_string: constantPaths,
  json_keys: constantPaths,
  json_object: jsonObject,
  json_quote: count(1, 1),
  json_type: constantPaths,
  json_value: constantPaths,
  json_transform: constantAt(1),
  json_transform_strict: constantAt(1),
  list_aggregate: constantAt(1),
  list_grade_up: constantAt(1, 2),
  list_reverse_sort: constantAt(1),
  list_slice: sliced,
  list_sort: constantAt(1, 2),
  list_zip: zip,
  map_concat: all(2, "map", "null"),
  quantile_cont: constantAt(1),
  quantile_disc: both(count(2), constantAt(1)),
  regexp_extract: constantAt(2, 3),
  regexp_full_match: constantAt(2),
  regexp_matches: constantAt(2),
  regexp_replace: constantAt(3),
  reservoir_quantile: constantAt(1),
  row_to_json: exactly(["struct", "null", "json"]),
  strftime: constantFormat,
  string_agg: constantAt(1),
  string_split_regex: constantAt(2),
  strptime: (args) => args[1]?.type.kind !== "string" || constantAt(1)(args),
  struct_concat: all(1, "struct"),
  struct_contains: unnamedStruct,
  struct_insert: structAndFields,
  struct_keys: exactly(["struct", "null"]),
  struct_pack: (args) => args.length > 0 && namesAll(args),
  struct_position: unnamedStruct,
  struct_update: structAndFields,
  to_json: count(1, 1),
  try_strptime: (args) => args[1]?.type.kind !== "string" || constantAt(1)(args),
  union_value: (args) => args.length === 1 && namesAll(args),
};

/** Functions that are not even looked at when an argument is NULL. */
const skippedForNull: ReadonlySet<string> = new Set(
  (
    "array_to_json cardinality constant_or_null contains from_json from_json_strict " +
    "json_array_length json_exists json_extract json_extract_string json_keys json_quote " +
    "json_transform json_transform_strict json_type json_value list_aggregate list_grade_up " +
    "list_reverse_sort list_sort regexp_extract regexp_full_match regexp_matches " +
    "regexp_replace row_to_json strftime string_split_regex strptime struct_contains struct_keys struct_position " +
    "to_json try_strptime"
  ).split(" "),
);

function mayBeNull(arg: ArgumentType): boolean {
  return arg.type.kind === "null" || arg.literal?.kind === "null" || arg.unsure === true;
}

/** Whether DuckDB certainly refuses the arguments, whatever the overloads say. */
export function refusesArguments(name: string, args: readonly ArgumentType[]): boolean {
  if (checks[name]?.(args) !== false) return false;
  return !(skippedForNull.has(name) && args.some(mayBeNull));
}
