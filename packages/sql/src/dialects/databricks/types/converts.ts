import { sameType, type SqlType } from "@rocky/ir";

/** Whether Databricks (ANSI mode) gives a value another type by itself where an argument of that type is wanted. */
export function converts(from: SqlType, to: SqlType): boolean {
  if (from.kind === "unknown" || to.kind === "unknown" || from.kind === "null") return true;
  if (sameType(from, to) || from.kind === to.kind) return !isNested(from) || nested(from, to);
  if (to.kind === "string") return !isNested(from);
  if (from.kind === "string") return !isNested(to);
  if (isNumber(from)) return isNumber(to);
  return isMoment(from) && isMoment(to);
}

function isNested({ kind }: SqlType): boolean {
  return kind === "array" || kind === "map" || kind === "struct";
}

function isNumber({ kind }: SqlType): boolean {
  return kind === "integer" || kind === "decimal" || kind === "float";
}

function isMoment({ kind }: SqlType): boolean {
  return kind === "date" || kind === "timestamp";
}

function nested(from: SqlType, to: SqlType): boolean {
  if (from.kind === "array" && to.kind === "array") return converts(from.element, to.element);
  if (from.kind === "map" && to.kind === "map") {
    return converts(from.key, to.key) && converts(from.value, to.value);
  }
  if (from.kind !== "struct" || to.kind !== "struct" || from.fields.length !== to.fields.length) return false;
  return from.fields.every((field, i) => {
    const target = to.fields[i];
    return target !== undefined && converts(field.type, target.type);
  });
}
