import type { SqlType } from "@rocky/ir";
import type { ValueType } from "../../../types/value-type.ts";

type Kind = SqlType["kind"];

const moments: readonly Kind[] = ["date", "time", "timestamp"];
const numbers: readonly Kind[] = ["decimal", "float", "bignumeric"];

/** What becomes what by itself, beside itself; Snowflake's page of conversions. */
const ways: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  array: ["variant"],
  boolean: ["bignumeric", "string", "variant"],
  date: ["timestamp", "string"],
  float: ["boolean", "bignumeric", "decimal", "string", "variant"],
  bignumeric: ["boolean", "float", "decimal", "string"],
  decimal: ["boolean", "bignumeric", "float", "timestamp", "string", "variant"],
  map: ["variant"],
  time: ["string"],
  timestamp: ["date", "time", "string"],
  string: ["boolean", "interval", "uuid", ...moments, ...numbers],
  variant: ["array", "boolean", "decimal", "float", "map", "uuid", "string", ...moments],
  interval: ["string"],
  uuid: ["string", "variant"],
};

/** Whether Snowflake gives a value another type by itself. */
export function converts({ type: from }: ValueType, to: SqlType): boolean {
  if (from.kind === "unknown" || to.kind === "unknown" || from.kind === "null") return true;
  return from.kind === to.kind || ways[from.kind]?.includes(to.kind) === true;
}
