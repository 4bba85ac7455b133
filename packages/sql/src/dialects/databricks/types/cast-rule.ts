import { sameType, unknownReason, type SqlType } from "@rocky/ir";
import type { CastRule } from "../../../types/dialect-types.ts";
import type { NullRule } from "../../../types/null-rule.ts";
import type { ValueType } from "../../../types/value-type.ts";
import type { AnsiMode } from "./ansi-mode.ts";
import { decimalShape } from "./decimal-type.ts";
import { firstUnit } from "./common-type.ts";
import { monthUnits } from "./type-names.ts";

type Allowed = CastRule["allowed"];

/**
 * What is written or meant: CAST, which fails for what does not fit; TRY_CAST, which is NULL then; CAST with ANSI mode off,
 * which is NULL too, cuts digits off, and takes more types.
 */
export type CastForm = "cast" | "try" | "old cast";

/** The form of CAST in a mode. */
export function castForm(mode: AnsiMode): CastForm {
  return mode === "on" ? "cast" : "old cast";
}

/** CAST and TRY_CAST in Databricks. */
export function castRule(from: ValueType, to: SqlType, form: CastForm): CastRule {
  const isUnknown = (unknownReason(from.type) ?? unknownReason(to)) !== undefined;
  if (isUnknown) return { allowed: "unknown", nulls: "nullable" };
  const isOld = form === "old cast" && oldTargets[groupOf(from.type)]?.includes(groupOf(to)) === true;
  return { allowed: isOld ? "yes" : allowed(from.type, to), nulls: nullsOf(from.type, to, form) };
}

function nullsOf(from: SqlType, to: SqlType, form: CastForm): NullRule {
  if (from.kind === "variant" && to.kind !== "variant") return "nullable";
  if (form === "cast" || alwaysFits(from, to)) return "strict";
  return form === "old cast" && isCutOff(from, to) ? "strict" : "nullable";
}

/** With ANSI mode off a number is cut off until it fits. */
function isCutOff(from: SqlType, to: SqlType): boolean {
  if (to.kind === "variant") return true;
  switch (from.kind) {
    case "boolean":
      return to.kind === "decimal" || to.kind === "timestamp" || isNumber(to);
    case "integer":
      return ["binary", "boolean", "interval", "timestamp"].includes(to.kind) || isRound(to);
    case "decimal":
      if (to.kind === "decimal") return to.precision - to.scale >= from.precision - from.scale;
      return ["boolean", "interval", "timestamp"].includes(to.kind) || isRound(to);
    case "float":
      return to.kind === "boolean" || isRound(to);
    case "timestamp":
      return to.kind === "boolean" || to.kind === "date" || to.kind === "float";
    case "interval":
      return to.kind === "integer";
    case "array":
      return (
        to.kind === "array" && (alwaysFits(from.element, to.element) || isCutOff(from.element, to.element))
      );
    default:
      return false;
  }
}

/** Numbers without a number of digits to fit into. */
function isRound({ kind }: SqlType): boolean {
  return kind === "integer" || kind === "float";
}

function isNumber(type: SqlType): boolean {
  return type.kind === "decimal" || isRound(type);
}

/** Whether every value of a type has one in another. */
function alwaysFits(from: SqlType, to: SqlType): boolean {
  if (sameType(from, to) || to.kind === "string") return true;
  switch (from.kind) {
    case "integer":
      return to.kind === "float" || (from.bits === 64 && to.kind === "timestamp") || wholeFits(from, to);
    case "decimal":
      return to.kind === "decimal" && decimalFits(from, to);
    case "float":
      return to.kind === "float" && to.bits >= from.bits;
    case "date":
      return to.kind === "timestamp";
    case "timestamp":
      return to.kind === "timestamp" || (to.kind === "integer" && to.bits === 64);
    case "string":
      return to.kind === "binary";
    case "interval":
      return to.kind === "interval" && groupOf(from) === groupOf(to);
    case "array":
      return to.kind === "array" && alwaysFits(from.element, to.element);
    case "struct":
      return (
        to.kind === "struct" && from.fields.every(({ type }, i) => alwaysFits(type, to.fields[i]?.type ?? to))
      );
    default:
      return false;
  }
}

function wholeFits(from: SqlType & { readonly kind: "integer" }, to: SqlType): boolean {
  if (to.kind === "integer") return to.bits >= from.bits;
  const shape = decimalShape({ type: from });
  return to.kind === "decimal" && shape !== undefined && decimalFits(shape, to);
}

function decimalFits(
  from: { readonly precision: number; readonly scale: number },
  to: { readonly precision: number; readonly scale: number },
): boolean {
  return to.scale >= from.scale && to.precision - to.scale >= from.precision - from.scale;
}

/** Whether Databricks binds the cast. */
function allowed(from: SqlType, to: SqlType): Allowed {
  if (from.kind === "null" || sameType(from, to)) return "yes";
  if (to.kind === "null") return "no";
  if (to.kind === "variant") return intoVariant(from);
  if (from.kind === "variant") return isNested(to) ? "unknown" : to.kind === "interval" ? "no" : "yes";
  if (
    from.kind === "geography" ||
    from.kind === "geometry" ||
    to.kind === "geography" ||
    to.kind === "geometry"
  )
    return "unknown";
  if (isNested(from) || isNested(to)) return nested(from, to);
  return targets[groupOf(from)]?.includes(groupOf(to)) === true ? "yes" : "no";
}

function intoVariant(from: SqlType): Allowed {
  switch (from.kind) {
    case "map":
    case "struct":
    case "interval":
      return "no";
    case "array":
      return "unknown";
    default:
      return "yes";
  }
}

function isNested({ kind }: SqlType): boolean {
  return kind === "array" || kind === "map" || kind === "struct";
}

type Group =
  | "boolean"
  | "integer"
  | "decimal"
  | "float"
  | "string"
  | "binary"
  | "date"
  | "timestamp"
  | "timestamp_ntz"
  | "months"
  | "seconds"
  | "interval"
  | "other";

/** What each kind of type becomes; measured with Spark 4.3. */
const targets: Readonly<Record<Group, readonly Group[]>> = {
  boolean: ["boolean", "integer", "decimal", "float", "string"],
  integer: ["boolean", "integer", "decimal", "float", "string", "timestamp", "months", "seconds"],
  decimal: ["boolean", "integer", "decimal", "float", "string", "timestamp", "months", "seconds"],
  float: ["boolean", "integer", "decimal", "float", "string", "timestamp"],
  string: [
    "boolean",
    "integer",
    "decimal",
    "float",
    "string",
    "binary",
    "date",
    "timestamp",
    "timestamp_ntz",
    "months",
    "seconds",
    "interval",
  ],
  binary: ["string", "binary"],
  date: ["string", "date", "timestamp", "timestamp_ntz"],
  timestamp: ["integer", "decimal", "float", "string", "date", "timestamp", "timestamp_ntz"],
  timestamp_ntz: ["string", "date", "timestamp", "timestamp_ntz"],
  months: ["integer", "decimal", "string", "months"],
  seconds: ["integer", "decimal", "string", "seconds"],
  interval: ["string", "interval"],
  other: [],
};

/** What some become beside that with ANSI mode off. */
const oldTargets: Readonly<Partial<Record<Group, readonly Group[]>>> = {
  boolean: ["timestamp"],
  integer: ["binary"],
  date: ["boolean", "integer", "decimal", "float"],
  timestamp: ["boolean"],
};

function groupOf(type: SqlType): Group {
  switch (type.kind) {
    case "boolean":
    case "integer":
    case "decimal":
    case "float":
    case "string":
    case "binary":
    case "date":
      return type.kind;
    case "timestamp":
      return type.zone === "none" ? "timestamp_ntz" : "timestamp";
    case "interval":
      if (type.fields === "any") return "interval";
      return monthUnits.includes(firstUnit(type.fields)) ? "months" : "seconds";
    default:
      return "other";
  }
}

function nested(from: SqlType, to: SqlType): Allowed {
  if (to.kind === "string") return "yes";
  if (from.kind === "array" && to.kind === "array") return trusting([allowed(from.element, to.element)]);
  if (from.kind === "map" && to.kind === "map") {
    return trusting([allowed(from.key, to.key), allowed(from.value, to.value)]);
  }
  if (from.kind !== "struct" || to.kind !== "struct" || from.fields.length !== to.fields.length) return "no";
  return trusting(
    from.fields.map((field, i) => {
      const target = to.fields[i];
      return target === undefined ? "no" : allowed(field.type, target.type);
    }),
  );
}

function trusting(parts: readonly Allowed[]): Allowed {
  return parts.every((part) => part === "yes") ? "yes" : "unknown";
}
