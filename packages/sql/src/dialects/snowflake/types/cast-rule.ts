import { unknownReason, type SqlType } from "@rocky/ir";
import type { CastRule } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";

type Kind = SqlType["kind"];

/** CAST and TRY_CAST: what the page of conversions has no way for is refused. */
export function castRule(from: ValueType, to: SqlType, form: "cast" | "try"): CastRule {
  const isUnknown = (unknownReason(from.type) ?? unknownReason(to)) !== undefined;
  return {
    allowed: isUnknown ? "unknown" : allowed(from.type, to),
    nulls: form === "try" || from.type.kind === "variant" ? "nullable" : "strict",
  };
}

/** Kinds that become others by themselves or by a cast, beside themselves and VARIANT. */
const ways: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  boolean: ["bignumeric", "string", "decimal", "float"],
  date: ["timestamp", "string"],
  time: ["string"],
  timestamp: ["date", "time", "string"],
  binary: ["string"],
};

function allowed(from: SqlType, to: SqlType): CastRule["allowed"] {
  if (from.kind === to.kind || from.kind === "null" || to.kind === "variant") return "yes";
  const known = ways[from.kind];
  if (known === undefined) return "unknown";
  if (known.includes(to.kind)) return "yes";
  return refusable.has(to.kind) ? "no" : "unknown";
}

const refusable: ReadonlySet<Kind> = new Set([
  "boolean",
  "decimal",
  "float",
  "date",
  "time",
  "timestamp",
  "binary",
]);
