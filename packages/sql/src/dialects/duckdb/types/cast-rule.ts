import { unknownReason, type SqlType } from "@rocky/ir";
import type { CastRule } from "../../../types/dialect-types.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { lazily } from "../functions/lazily.ts";
import { refusedCasts } from "./refused-casts.ts";
import { typeId } from "./type-id.ts";

const refused = lazily<ReadonlyMap<string, ReadonlySet<string>>>(
  () =>
    new Map(
      refusedCasts
        .trim()
        .split("\n")
        .map((line) => {
          const [from = "", to = ""] = line.split(": ");
          return [from, new Set(to.split(", "))];
        }),
    ),
);

/** Whether DuckDB casts a value; TRY_CAST binds always and gives NULL where the value does not fit. */
export function castRule(from: ValueType, to: SqlType, form: "cast" | "try"): CastRule {
  const unknown = (unknownReason(from.type) ?? unknownReason(to)) !== undefined;
  if (form === "try") {
    const nulls = alwaysFits(from.type, to) ? castNulls(from.type) : "nullable";
    return { allowed: unknown ? "unknown" : "yes", nulls };
  }
  return { allowed: unknown ? "unknown" : allowed(from.type, to), nulls: castNulls(from.type) };
}

/** Structs take some pairs of fields and not others; nested types are judged by what they hold. */
function allowed(from: SqlType, to: SqlType): CastRule["allowed"] {
  if (refused().get(typeId(from))?.has(typeId(to)) === true) return "no";
  if (from.kind === "array" && to.kind === "array") {
    return allowed(from.element, to.element) === "yes" ? "yes" : "unknown";
  }
  return isPlain(from) && isPlain(to) ? "yes" : "unknown";
}

function isPlain(type: SqlType): boolean {
  switch (type.kind) {
    case "array":
    case "map":
    case "struct":
    case "union":
    case "variant":
    case "geometry":
    case "unknown":
      return false;
    default:
      return true;
  }
}

/** Whether every value of a type has one in another. */
function alwaysFits(from: SqlType, to: SqlType): boolean {
  if (to.kind === "string") return to.length === undefined;
  if (from.kind !== "integer" || !from.signed) return from.kind === to.kind && from.kind === "boolean";
  return to.kind === "float" || (to.kind === "integer" && to.signed && to.bits >= from.bits);
}

/** A JSON, a variant or a union may hold a NULL of its own. */
function castNulls(from: SqlType): NullRule {
  switch (from.kind) {
    case "json":
    case "variant":
    case "union":
    case "unknown":
      return "nullable";
    default:
      return "strict";
  }
}
