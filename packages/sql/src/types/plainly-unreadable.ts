import type { SqlType } from "@rocky/ir";

/** Texts without a digit that engines read as numbers or as moments. */
const special = /^\s*[+-]?(?:inf(?:inity)?|nan|epoch|now|today|tomorrow|yesterday|current|never)\b/i;

/** Whether a text has no digit although numbers and moments have one; for dialects whose formats are many. */
export function isPlainlyUnreadable(text: string, type: SqlType): boolean {
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "bignumeric":
    case "float":
    case "date":
    case "timestamp":
      return !/\d/.test(text) && !special.test(text);
    default:
      return false;
  }
}
