import { sameType, unknownReason, type Field, type SqlType } from "@rocky/ir";
import type { CommonType } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { converts } from "./converts.ts";

/** The numbers from the one that the others become: FLOAT64 takes all, but its constants give way. */
const numberOrder: readonly SqlType["kind"][] = ["integer", "decimal", "bignumeric", "float"];

/** The one type of several values in BigQuery: the one that all the others become. */
export function bigqueryCommonType(values: readonly ValueType[]): CommonType {
  for (const { type } of values) {
    const reason = unknownReason(type);
    if (reason !== undefined) return { kind: "unknown", reason };
  }
  const typed = values.filter(({ type }) => type.kind !== "null");
  const [first] = typed;
  if (first === undefined) return { kind: "ok", type: { kind: "null" } };
  const candidate = candidateOf(typed) ?? first.type;
  if (typed.some(({ type, parts }) => type.kind === "struct" && parts !== undefined))
    return nestedCommon(typed);
  if (typed.every((value) => converts(value, candidate))) return { kind: "ok", type: candidate };
  return nestedCommon(typed);
}

/** What the values may become: of those that are no constants, the widest; otherwise the widest of all. */
function candidateOf(values: readonly ValueType[]): SqlType | undefined {
  const fixed = values.filter(
    ({ type, literal, parts }) =>
      (literal === undefined || literal.kind === "null") && (type.kind !== "array" || parts === undefined),
  );
  return widest(fixed.length > 0 ? fixed.map(({ type }) => type) : values.map(({ type }) => type), values);
}

function widest(types: readonly SqlType[], values: readonly ValueType[]): SqlType | undefined {
  const [first] = types;
  if (first === undefined) return undefined;
  if (numberOrder.includes(first.kind)) return widestNumber(types, values);
  const moments = types.filter(({ kind }) => kind === "date" || kind === "timestamp");
  if (moments.length > 0) return moments.find(({ kind }) => kind === "timestamp") ?? moments[0];
  return types.find(({ kind }) => kind !== "string") ?? first;
}

function widestNumber(types: readonly SqlType[], values: readonly ValueType[]): SqlType | undefined {
  const rank = (type: SqlType): number => numberOrder.indexOf(type.kind);
  const top = types.reduce((a, b) => (rank(b) > rank(a) ? b : a));
  // A constant with a point beside whole numbers makes them FLOAT64.
  const point = values.find(({ literal }) => literal?.kind === "float");
  return top.kind === "integer" && point !== undefined ? point.type : top;
}

/** Structs meet field by field, arrays of constants by their elements. */
function nestedCommon(values: readonly ValueType[]): CommonType {
  if (values.every(({ type }) => type.kind === "array")) return commonArray(values);
  const [first] = values;
  if (first?.type.kind !== "struct") return { kind: "none" };
  const size = first.type.fields.length;
  if (!values.every(({ type }) => type.kind === "struct" && type.fields.length === size))
    return { kind: "none" };
  const fields: Field[] = [];
  for (const [i, { name }] of first.type.fields.entries()) {
    const type = commonField(values.map((value) => partsOf(value)[i] ?? value));
    if (type === undefined) return { kind: "none" };
    fields.push({ name, type });
  }
  return { kind: "ok", type: { kind: "struct", fields } };
}

/** The fields of a struct as values: those that it is made of are constants where they are. */
function partsOf({ type, parts }: ValueType): readonly ValueType[] {
  return parts ?? (type.kind === "struct" ? type.fields : []);
}

function commonField(values: readonly ValueType[]): SqlType | undefined {
  const [first] = values;
  if (first !== undefined && values.every(({ type }) => sameType(type, first.type))) return first.type;
  if (values.some(({ type }) => type.kind === "struct")) {
    return { kind: "unknown", reason: "the names of fields in fields are not modelled" };
  }
  const common = bigqueryCommonType(values);
  if (common.kind === "none") return undefined;
  return common.kind === "ok" ? common.type : { kind: "unknown", reason: common.reason };
}

/** Arrays that are no constants are the same or none; constants become what the others are, or what all their elements become. */
function commonArray(values: readonly ValueType[]): CommonType {
  const fixed = values.filter(({ parts }) => parts === undefined);
  const [first] = fixed;
  if (first !== undefined) {
    return values.every((value) => converts(value, first.type))
      ? { kind: "ok", type: first.type }
      : { kind: "none" };
  }
  const common = bigqueryCommonType(values.flatMap(({ parts = [] }) => parts));
  return common.kind === "ok" ? { kind: "ok", type: { kind: "array", element: common.type } } : common;
}
