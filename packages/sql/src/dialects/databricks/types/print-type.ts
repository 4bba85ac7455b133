import type { SqlType } from "@rocky/ir";

/** The type as Spark's DESCRIBE and its schema show it, in upper case. A type that Databricks does not have prints as its kind. */
export function printDatabricksType(type: SqlType): string {
  switch (type.kind) {
    case "integer":
      return integerNames[type.bits];
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "float":
      return type.bits === 32 ? "FLOAT" : "DOUBLE";
    case "char":
      return "STRING";
    case "timestamp":
      return type.zone === "none" ? "TIMESTAMP_NTZ" : "TIMESTAMP";
    case "interval":
      return type.fields === "any" ? "INTERVAL" : `INTERVAL ${type.fields}`;
    case "array":
      return `ARRAY<${printDatabricksType(type.element)}>`;
    case "map":
      return `MAP<${printDatabricksType(type.key)}, ${printDatabricksType(type.value)}>`;
    case "struct":
      return `STRUCT<${type.fields.map((field) => `${nameOf(field.name)}: ${printDatabricksType(field.type)}`).join(", ")}>`;
    case "null":
      return "VOID";
    default:
      return type.kind.toUpperCase();
  }
}

const integerNames = { 8: "TINYINT", 16: "SMALLINT", 32: "INT", 64: "BIGINT", 128: "INTEGER128" } as const;

function nameOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}
