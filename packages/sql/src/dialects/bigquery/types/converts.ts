import { sameType, type SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";

/** Whether BigQuery gives a value another type by itself; constants become more types than columns. */
export function converts({ type: from, literal, parts }: ValueType, to: SqlType): boolean {
  if (from.kind === "unknown" || to.kind === "unknown" || from.kind === "null") return true;
  if (sameType(from, to)) return true;
  switch (from.kind) {
    case "integer":
      return (
        to.kind === "integer" || to.kind === "float" || to.kind === "decimal" || to.kind === "bignumeric"
      );
    case "decimal":
      return to.kind === "decimal" || to.kind === "float" || to.kind === "bignumeric";
    case "bignumeric":
      return to.kind === "float";
    case "float":
      return (
        to.kind === "float" ||
        (literal?.kind === "float" && (to.kind === "decimal" || to.kind === "bignumeric"))
      );
    case "string":
      return to.kind === "string" || (literal?.kind === "string" && textBecomes(literal.text, to));
    case "date":
      return to.kind === "timestamp" && to.zone === "none";
    case "range":
      return false;
    case "array":
      return (
        to.kind === "array" &&
        (parts === undefined
          ? from.element.kind === "null"
          : parts.every((part) => converts(part, to.element)))
      );
    case "struct":
      return (
        to.kind === "struct" &&
        from.fields.length === to.fields.length &&
        from.fields.every(({ type }, i) => converts(parts?.[i] ?? { type }, to.fields[i]?.type ?? to))
      );
    default:
      return from.kind === to.kind && from.kind !== "timestamp";
  }
}

/** What a constant text is read as beside another type. */
function textBecomes(text: string, to: SqlType): boolean {
  switch (to.kind) {
    case "binary":
      return true;
    case "date":
      return /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);
    case "time":
      return /^\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?$/.test(text);
    case "timestamp":
      return to.zone === "none"
        ? /^\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d+)?)?)?$/.test(text)
        : /^\d{4}-\d{1,2}-\d{1,2}/.test(text);
    default:
      return false;
  }
}
