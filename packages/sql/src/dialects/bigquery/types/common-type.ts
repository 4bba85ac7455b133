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
  if (typed.every((value) => converts(value, candidate))) return { kind: "ok", type: candidate };
  return nestedCommon(typed);
}

/** What the values may become: of those that are no constants, the widest; otherwise the widest of all. */
function candidateOf(values: readonly ValueType[]): SqlType | undefined {
  const fixed = values.filter(({ literal }) => literal === undefined || literal.kind === "null");
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

/** Arrays are the same or none; structs meet field by field. */
function nestedCommon(values: readonly ValueType[]): CommonType {
  const [first, ...others] = values;
  if (first === undefined) return { kind: "none" };
  if (first.type.kind === "array" && others.every(({ type }) => type.kind === "array")) {
    return { kind: "unknown", reason: "whether an array is a constant is not known" };
  }
  let fields: readonly Field[] | undefined = first.type.kind === "struct" ? first.type.fields : undefined;
  for (const { type } of others) {
    fields = type.kind === "struct" && fields !== undefined ? commonFields(fields, type.fields) : undefined;
  }
  return fields === undefined ? { kind: "none" } : { kind: "ok", type: { kind: "struct", fields } };
}

/** A FLOAT64 gives way to the other type if it is a constant, and so does the name of a field. */
function mayGiveWay(a: SqlType, b: SqlType): boolean {
  const isExact = ({ kind }: SqlType): boolean => kind === "decimal" || kind === "bignumeric";
  if (a.kind === "struct" || b.kind === "struct") return true;
  return (a.kind === "float" && isExact(b)) || (b.kind === "float" && isExact(a));
}

/** A text is read as a moment if it is a constant. */
function mayBeRead(a: SqlType, b: SqlType): boolean {
  const isMoment = ({ kind }: SqlType): boolean => kind === "date" || kind === "timestamp" || kind === "time";
  return (a.kind === "string" && isMoment(b)) || (b.kind === "string" && isMoment(a));
}

function commonFields(a: readonly Field[], b: readonly Field[]): readonly Field[] | undefined {
  if (a.length !== b.length) return undefined;
  const fields: Field[] = [];
  for (const [i, field] of a.entries()) {
    const other = b[i];
    if (other === undefined) return undefined;
    if (sameType(field.type, other.type)) {
      fields.push(field);
      continue;
    }
    const common = bigqueryCommonType([{ type: field.type }, { type: other.type }]);
    if (common.kind === "none" && !mayBeRead(field.type, other.type)) return undefined;
    if (common.kind !== "ok" || mayGiveWay(field.type, other.type)) {
      const type = { kind: "unknown", reason: "whether a field is a constant is not known" } as const;
      fields.push({ name: field.name, type });
      continue;
    }
    fields.push({ name: field.name, type: common.type });
  }
  return fields;
}
