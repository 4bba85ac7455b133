import { sameType, type SqlType } from "@rocky/ir";
import type { AnsiMode } from "./ansi-mode.ts";

/** Whether Databricks gives a value another type by itself where an argument of that type is wanted. */
export function converts(from: SqlType, to: SqlType, mode: AnsiMode): boolean {
  if (from.kind === "unknown" || to.kind === "unknown" || from.kind === "null") return true;
  if (sameType(from, to) || from.kind === to.kind) return !isNested(from) || nested(from, to, mode);
  if (to.kind === "string") return !isNested(from);
  if (from.kind === "string") return mode === "on" ? !isNested(to) : isReadFromText(to);
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

/** What a text becomes by itself with ANSI mode off. */
function isReadFromText(to: SqlType): boolean {
  return isNumber(to) || isMoment(to) || to.kind === "binary";
}

function nested(from: SqlType, to: SqlType, mode: AnsiMode): boolean {
  if (from.kind === "array" && to.kind === "array") return converts(from.element, to.element, mode);
  if (from.kind === "map" && to.kind === "map") {
    return converts(from.key, to.key, mode) && converts(from.value, to.value, mode);
  }
  if (from.kind !== "struct" || to.kind !== "struct" || from.fields.length !== to.fields.length) return false;
  return from.fields.every((field, i) => {
    const target = to.fields[i];
    return target !== undefined && converts(field.type, target.type, mode);
  });
}
