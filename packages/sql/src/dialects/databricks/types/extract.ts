import type { SqlType } from "@rocky/ir";

const int: SqlType = { kind: "integer", bits: 32, signed: true };
const tinyint: SqlType = { kind: "integer", bits: 8, signed: true };
const seconds: SqlType = { kind: "decimal", precision: 8, scale: 6 };

/** The type of a part (lower case) of a moment or an interval. */
export function extractedType(field: string, type: SqlType): SqlType {
  if (/^(?:s|sec|second|seconds|secs)$/.test(field)) return seconds;
  const isSmall = type.kind === "interval" && /^(?:mon|hour|hr|h$|min|m$)/.test(field);
  return isSmall ? tinyint : int;
}
