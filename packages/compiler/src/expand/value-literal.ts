import { stringText, type Dialect } from "@rocky/sql";

/**
 * The literal that stands for the value of a run variable: a number, `true`, `false` or `null` as such, everything else
 * as a string. It is one token, or a negative number in parentheses, so it never takes part in what is around it.
 */
export function valueLiteral(value: string, dialect: Dialect): string {
  if (/^(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) return value;
  if (/^-(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) return `(${value})`;
  if (value === "true" || value === "false" || value === "null") return value;
  return stringText(value, dialect);
}

/** Why a value cannot stand in SQL, if it cannot. */
export function valueProblem(value: string): string | undefined {
  if (value.includes("\0")) return "holds the character NUL";
  if (!value.isWellFormed()) return "is no valid Unicode text";
  return undefined;
}
