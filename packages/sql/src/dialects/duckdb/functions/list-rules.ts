import type { Field, SqlType } from "@rocky/ir";
import type { ArgumentType } from "../../../functions/argument-type.ts";
import { duckdbCommonType } from "../types/common-type.ts";
import {
  bigintType,
  doubleType,
  elementOf,
  listOf,
  nullType,
  textType,
  type ResultRule,
  type RuleAnswer,
} from "./result-rule.ts";
import { extractField } from "./struct-rules.ts";

/** A fixed-length array in a list function becomes a list. */
const asList: ResultRule = ({ args }) => {
  const element = elementOf(args[0]?.type);
  if (args[0]?.type.kind === "null") return nullType;
  return element === undefined ? undefined : listOf(element);
};

const slice: ResultRule = (call) => {
  const type = call.args[0]?.type;
  if (type?.kind === "json") return textType;
  return type?.kind === "array" ? asList(call) : type;
};

/** Types a lambda with the parameters it names out of those it is offered. */
function bodyType(
  arg: ArgumentType | undefined,
  offered: readonly (SqlType | undefined)[],
): SqlType | undefined {
  const parameters = offered.slice(0, arg?.lambda?.parameters).filter((type) => type !== undefined);
  return arg?.lambda?.body(parameters).type;
}

const transform: ResultRule = ({ args }) => {
  const element = elementOf(args[0]?.type);
  if (args[0]?.type.kind === "null") return nullType;
  const body = element === undefined ? undefined : bodyType(args[1], [element, bigintType]);
  return body === undefined ? undefined : listOf(body);
};

/** The list as it is; the lambda is typed for what is found in it. */
const filter: ResultRule = (call) => {
  const [list, lambda] = call.args;
  const element = elementOf(list?.type);
  if (element !== undefined) bodyType(lambda, [element, bigintType]);
  return asList(call);
};

/** The type of the elements, or what they and the first value have in common; what the lambda gives is cast to it. */
const reduce: ResultRule = ({ args }) => {
  const [list, lambda, initial] = args;
  if (list?.type.kind === "null") return nullType;
  const element = elementOf(list?.type);
  if (element === undefined) return undefined;
  const common = duckdbCommonType([{ type: element }, { type: initial?.type ?? element }], "coalesce");
  if (common.kind === "none") return "refused";
  if (common.kind !== "ok") return undefined;
  const body = bodyType(lambda, [common.type, element, bigintType]);
  return body === undefined ? undefined : common.type;
};

const zip: ResultRule = ({ args }) => {
  const lists = args.at(-1)?.type.kind === "boolean" ? args.slice(0, -1) : args;
  const fields: Field[] = [];
  for (const { type } of lists) {
    const element = elementOf(type);
    if (element === undefined) return undefined;
    fields.push({ name: "", type: element });
  }
  return listOf({ kind: "struct", fields });
};

/** Joins lists into a list of their elements' common type, or anything else into text. */
function concatenated(args: readonly ArgumentType[]): RuleAnswer {
  if (args.length === 0) return nullType;
  if (!args.some(({ type }) => type.kind === "array")) return textType;
  const elements: ArgumentType[] = [];
  for (const { type } of args) {
    if (type.kind === "null") continue;
    const element = elementOf(type);
    if (element === undefined) return "refused";
    elements.push({ type: element });
  }
  const common = duckdbCommonType(elements, "array");
  if (common.kind === "none") return "refused";
  return common.kind === "ok" ? listOf(common.type) : undefined;
}

const concatOperator: ResultRule = ({ args }) => {
  const [left, right] = args;
  if (left === undefined || right === undefined) return undefined;
  const kinds = [left.type.kind, right.type.kind];
  if (kinds.includes("null")) return nullType;
  if (kinds[0] === "binary" && kinds[1] === "binary") return { kind: "binary" };
  return concatenated(args);
};

const concatLists: ResultRule = ({ args }) =>
  args.every(({ type }) => type.kind === "null") ? nullType : concatenated(args);

/** Runs an aggregate over the elements of a list; its name is a constant. */
const aggregate: ResultRule = ({ args, resolve }) => {
  const [list, name, ...rest] = args;
  if (list?.type.kind === "null") return nullType;
  const element = elementOf(list?.type);
  if (element === undefined || name?.literal?.kind !== "string") return undefined;
  const resolved = resolve(name.literal.text, [{ type: element }, ...rest]);
  if (resolved.kind === "no-overload") return "refused";
  return resolved.kind === "ok" ? resolved.type : undefined;
};

/** Bins are of the type of the second value, the upper end. */
const bins: ResultRule = ({ args: [, high] }) => {
  if (high === undefined) return undefined;
  return listOf(high.type.kind === "decimal" ? doubleType : high.type);
};

const fixedArray: ResultRule = ({ args }) => {
  const common = duckdbCommonType(
    args.map(({ type }) => ({ type })),
    "array",
  );
  if (common.kind === "none") return "refused";
  return common.kind === "ok" ? { kind: "array", element: common.type, length: args.length } : undefined;
};

/** By the name in DuckDB's catalogue, for results that it writes as ANY or ANY[]. */
export const listRules: Readonly<Record<string, ResultRule>> = {
  "+": (call) => concatenated(call.args),
  "||": concatOperator,
  add: (call) => concatenated(call.args),
  array_extract: extractField,
  cast_to_type: ({ args: [, target] }) => target?.type,
  array_value: fixedArray,
  concat: ({ args }) => concatenated(args),
  equi_width_bins: bins,
  list_aggregate: aggregate,
  list_concat: concatLists,
  list_filter: filter,
  list_grade_up: () => listOf(bigintType),
  list_reduce: reduce,
  list_resize: asList,
  list_reverse_sort: asList,
  list_slice: slice,
  list_sort: asList,
  list_transform: transform,
  list_value: () => listOf(nullType),
  list_zip: zip,
};
