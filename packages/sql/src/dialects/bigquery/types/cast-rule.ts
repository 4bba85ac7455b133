import { unknownReason, type SqlType } from "@rocky/ir";
import type { CastRule } from "../../../types/dialect-types.ts";
import type { ValueType } from "../../../types/value-type.ts";

type Allowed = CastRule["allowed"];

/** CAST, and SAFE_CAST, which gives NULL for what does not fit. */
export function castRule(from: ValueType, to: SqlType, form: "cast" | "try"): CastRule {
  const isUnknown = (unknownReason(from.type) ?? unknownReason(to)) !== undefined;
  return {
    allowed: isUnknown ? "unknown" : allowed(from.type, to),
    nulls: form === "cast" || alwaysFits(from.type, to) ? "strict" : "nullable",
  };
}

function alwaysFits(from: SqlType, to: SqlType): boolean {
  if (to.kind === "string") return from.kind !== "binary";
  return from.kind === "integer" && ["integer", "float", "decimal", "bignumeric"].includes(to.kind);
}

/** What each kind of type becomes, beside itself; measured with the GoogleSQL analyser. */
const targets: Readonly<Partial<Record<SqlType["kind"], readonly SqlType["kind"][]>>> = {
  boolean: ["integer", "string"],
  integer: ["boolean", "float", "decimal", "bignumeric", "string"],
  float: ["integer", "decimal", "bignumeric", "string"],
  decimal: ["integer", "float", "bignumeric", "string"],
  bignumeric: ["integer", "float", "decimal", "string"],
  string: [
    "boolean",
    "integer",
    "float",
    "decimal",
    "bignumeric",
    "binary",
    "date",
    "timestamp",
    "time",
    "interval",
    "range",
  ],
  binary: ["string"],
  date: ["string", "timestamp"],
  timestamp: ["string", "date", "time"],
  time: ["string"],
  interval: ["string"],
  range: ["string"],
};

function allowed(from: SqlType, to: SqlType): Allowed {
  if (from.kind === "null") return "yes";
  if (from.kind === "array" && to.kind === "array") return allowed(from.element, to.element);
  if (from.kind === "struct" && to.kind === "struct") {
    if (from.fields.length !== to.fields.length) return "no";
    const parts = from.fields.map(({ type }, i) => allowed(type, to.fields[i]?.type ?? to));
    return parts.find((part) => part !== "yes") ?? "yes";
  }
  if (from.kind === to.kind) return "yes";
  return targets[from.kind]?.includes(to.kind) === true ? "yes" : "no";
}
