import { unknownType, type SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { duckdbCommonType } from "../types/common-type.ts";
import { aggregateRules } from "./aggregate-rules.ts";
import { typeOfStructure } from "./json-structure.ts";
import { doubleType, listOf, nullType, sameAsFirst, type ResultRule } from "./result-rule.ts";

const unified: ResultRule = ({ args }) => {
  const common = duckdbCommonType(args, "coalesce");
  return common.kind === "none" ? "refused" : common.kind === "ok" ? common.type : undefined;
};

/** Parts of a date that are not whole numbers. */
const fractionalParts: ReadonlySet<string> = new Set(["epoch", "julian"]);

function partType(name: string): SqlType {
  return fractionalParts.has(name.toLowerCase()) ? doubleType : { kind: "integer", bits: 64, signed: true };
}

/** The part's name decides; a part that is not a constant is read as a whole number. */
const datePart: ResultRule = ({ args: [part] }) => {
  if (part?.texts !== undefined && part.texts.length > 0) {
    return { kind: "struct", fields: part.texts.map((name) => ({ name, type: partType(name) })) };
  }
  if (part?.literal?.kind === "string") return partType(part.literal.text);
  return part?.type.kind === "string" || part?.type.kind === "null" ? partType("") : undefined;
};

/** The second argument says the type, and is a constant. */
const structured: ResultRule = ({ args: [value, structure] }) =>
  value?.type.kind === "null" || structure?.type.kind === "null"
    ? nullType
    : structure?.literal?.kind === "string"
      ? typeOfStructure(structure.literal.text)
      : undefined;

/** With a list of names, the groups of the pattern are the fields of a struct. */
const extracted: ResultRule = ({ args: [, , names] }) => {
  if (names?.type.kind !== "array") return { kind: "string" };
  if (names.texts === undefined) return undefined;
  return { kind: "struct", fields: names.texts.map((name) => ({ name, type: { kind: "string" } })) };
};

/** By the name in DuckDB's catalogue, where its own declaration of the result is not what a call gives. */
export const overridingRules: Readonly<Record<string, ResultRule>> = {
  constant_or_null: (call) => {
    if (call.args.some(({ type, literal }) => type.kind === "null" || literal?.kind === "null"))
      return nullType;
    return call.args.some(({ unsure }) => unsure === true) ? undefined : sameAsFirst(call);
  },
  from_json: structured,
  from_json_strict: structured,
  json_transform: structured,
  json_transform_strict: structured,
  unpivot_list: ({ args }) => {
    const common = duckdbCommonType(args, "array");
    return common.kind === "none" ? "refused" : common.kind === "ok" ? listOf(common.type) : undefined;
  },
  arg_max: (call) => aggregateRules["arg_max"]?.(call),
  arg_max_null: sameAsFirst,
  arg_max_nulls_last: (call) => aggregateRules["arg_max"]?.(call),
  arg_min: (call) => aggregateRules["arg_min"]?.(call),
  arg_min_null: sameAsFirst,
  arg_min_nulls_last: (call) => aggregateRules["arg_min"]?.(call),
  // A key of few bytes is a BIGINT, and not the BLOB of the catalogue.
  create_sort_key: () => undefined,
  date_part: datePart,
  datepart: datePart,
  // The type names the reference system, unless the geometry has one already.
  st_setcrs: () => undefined,
  // Fields are matched by rules of their own.
  remap_struct: () => undefined,
  greatest: unified,
  least: unified,
  struct_position: ({ args: [struct] }) =>
    struct?.type.kind === "null" ? nullType : { kind: "integer", bits: 32, signed: true },
  regexp_extract: extracted,
  regexp_extract_all: (call) => {
    const match = extracted(call);
    return match === undefined || match === "refused" ? match : listOf(match);
  },
  quantile_cont: (call) => aggregateRules["quantile_cont"]?.(call),
};

const firstType = (args: readonly ArgumentType[]): SqlType =>
  args.length === 2 && args[0] !== undefined
    ? args[0].type
    : unknownType("several overloads are equally near to the arguments");

/** Functions whose overloads may be equally near without DuckDB minding: it takes the values as they are. */
export const tieRules: Readonly<Record<string, (args: readonly ArgumentType[]) => SqlType>> = {
  arg_max: firstType,
  arg_max_null: firstType,
  arg_max_nulls_last: firstType,
  arg_min: firstType,
  arg_min_null: firstType,
  arg_min_nulls_last: firstType,
  // Of constants beyond INTEGER, one overload takes the type and one takes any.
  equi_width_bins: (args) => {
    const isNull = args.some(({ type, literal }) => type.kind === "null" || literal?.kind === "null");
    const high = args[1]?.type;
    return isNull || high === undefined ? nullType : listOf(high);
  },
};
