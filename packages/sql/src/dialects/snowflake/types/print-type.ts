import type { SqlType } from "@rocky/ir";
import { isOpenArray, isOpenObject } from "./type-names.ts";

/** The type as Snowflake's DESCRIBE and SYSTEM$TYPEOF show it. A type that Snowflake does not have prints as its kind. */
export function printSnowflakeType(type: SqlType): string {
  switch (type.kind) {
    case "decimal":
      return `NUMBER(${type.precision},${type.scale})`;
    case "bignumeric":
      return "DECFLOAT";
    case "string":
      return type.length === undefined ? "VARCHAR" : `VARCHAR(${type.length})`;
    case "char":
      return `VARCHAR(${type.length})`;
    case "binary":
      return type.length === undefined ? "BINARY" : `BINARY(${type.length})`;
    case "time":
      return `TIME(${type.precision})`;
    case "timestamp":
      return `${flavours[type.zone]}(${type.precision})`;
    case "interval":
      return type.fields === "any" ? "INTERVAL" : `INTERVAL ${type.fields}`;
    case "array":
      return arrayText(type);
    case "map":
      if (isOpenObject(type)) return "OBJECT";
      return `MAP(${printSnowflakeType(type.key)}, ${printSnowflakeType(type.value)})`;
    case "struct":
      return `OBJECT(${type.fields.map((field) => `${field.name} ${printSnowflakeType(field.type)}`).join(", ")})`;
    default:
      return type.kind.toUpperCase();
  }
}

const flavours = {
  none: "TIMESTAMP_NTZ",
  instant: "TIMESTAMP_LTZ",
  local: "TIMESTAMP_LTZ",
  offset: "TIMESTAMP_TZ",
} as const;

function arrayText(type: SqlType & { readonly kind: "array" }): string {
  if (type.length !== undefined) {
    return `VECTOR(${type.element.kind === "float" ? "FLOAT" : "INT"}, ${type.length})`;
  }
  return isOpenArray(type) ? "ARRAY" : `ARRAY(${printSnowflakeType(type.element)})`;
}
