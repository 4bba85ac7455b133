import { stringText } from "@rocky/sql";

/** A setting as a literal of SQL; `undefined` for what is no single value. */
export function literalOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return stringText(value);
    case "number":
      return Number.isFinite(value) ? String(value) : undefined;
    case "bigint":
    case "boolean":
      return String(value);
    default:
      return value instanceof Date ? stringText(dateText(value)) : undefined;
  }
}

/** A bound: a number also where it is written as a text. */
export function boundOf(value: unknown): string | undefined {
  if (typeof value === "string" && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value.trim())) {
    return value.trim();
  }
  return literalOf(value);
}

/** TOML dates print as they were written. */
function dateText(value: Date): string {
  return value.toISOString().replace("T", " ").replace(/Z$/, "+00");
}
