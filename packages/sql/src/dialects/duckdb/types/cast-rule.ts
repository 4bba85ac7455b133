import { sameType, unknownReason, type Field, type SqlType } from "@rocky/ir";
import type { CastRule } from "../../../types/dialect-types.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { ValueType } from "../../../types/value-type.ts";
import { lazily } from "../functions/lazily.ts";
import { fieldOf, implicitCost, isUnnamed } from "./implicit-cast.ts";
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

type Allowed = CastRule["allowed"];

/** Whether a value that is not NULL can ever become the type; what a list or a struct holds may be NULL, and is only trusted to fit. */
function allowed(from: SqlType, to: SqlType): Allowed {
  if (refused().get(typeId(from))?.has(typeId(to)) === true) return "no";
  if (from.kind === "null" || sameType(from, to)) return "yes";
  if (isOpen(to) || (isOpen(from) && from.kind !== "variant") || from.kind === "enum") return openly(to);
  if (from.kind === "variant" || from.kind === "geometry" || to.kind === "geometry") return "unknown";
  if (to.kind === "union") return toUnion(from, to);
  if (isNested(from) && isNested(to)) return nested(from, to);
  return isNested(from) || isNested(to) ? "no" : "yes";
}

/** Texts and their like are read as anything, and anything is written as them. */
function isOpen({ kind }: SqlType): boolean {
  return kind === "string" || kind === "json" || kind === "variant";
}

function openly(to: SqlType): Allowed {
  return to.kind === "union" ? "unknown" : "yes";
}

function toUnion(from: SqlType, to: SqlType): Allowed {
  if (from.kind === "union" || (from.kind === "array" && from.element.kind === "json")) return "unknown";
  return implicitCost({ type: from }, to) === undefined ? "no" : "yes";
}

function isNested({ kind }: SqlType): boolean {
  return kind === "array" || kind === "map" || kind === "struct" || kind === "union";
}

function nested(from: SqlType, to: SqlType): Allowed {
  if (from.kind === "array" && to.kind === "array") {
    const fits = to.length === undefined || from.length === to.length;
    return fits ? trusting([allowed(from.element, to.element)]) : "unknown";
  }
  if (from.kind === "map" && to.kind === "map") {
    return trusting([allowed(from.key, to.key), allowed(from.value, to.value)]);
  }
  if (from.kind === "struct" && to.kind === "struct") return betweenStructs(from.fields, to.fields);
  return from.kind === "struct" && to.kind === "map" ? "unknown" : "no";
}

/** Structs with names need one that both have. */
function betweenStructs(from: readonly Field[], to: readonly Field[]): Allowed {
  if (isUnnamed(from) || isUnnamed(to)) return "unknown";
  const shared = from.flatMap((field) => {
    const target = fieldOf(to, field.name);
    return target === undefined ? [] : [allowed(field.type, target.type)];
  });
  return shared.length === 0 ? "no" : trusting(shared);
}

function trusting(parts: readonly Allowed[]): Allowed {
  return parts.every((part) => part === "yes") ? "yes" : "unknown";
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
