import { unknownReason, type SqlType } from "@rocky/ir";
import type { CastRule } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";

/** Whether DuckDB binds a cast. */
export function castRule(from: ValueType, to: SqlType, form: "cast" | "try"): CastRule {
  const nulls = form === "try" ? "nullable" : "nullable";
  if ((unknownReason(from.type) ?? unknownReason(to)) !== undefined) return { allowed: "unknown", nulls };
  return { allowed: "unknown", nulls };
}
