import type { CellValue } from "@rocky/sdk/node";

/** A value for JSON: integers that a double cannot hold, NaN and infinities become text. */
export function cellJson(value: CellValue): string | number | boolean | null {
  if (typeof value === "bigint")
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
