import type { SqlType } from "@rocky/ir";

/** The type as the GoogleSQL analyser names it. A type that BigQuery does not have prints as its kind. */
export function printBigqueryType(type: SqlType): string {
  switch (type.kind) {
    case "boolean":
      return "BOOL";
    case "integer":
      return "INT64";
    case "decimal":
      return "NUMERIC";
    case "float":
      return "FLOAT64";
    case "char":
      return "STRING";
    case "binary":
      return "BYTES";
    case "timestamp":
      return type.zone === "none" ? "DATETIME" : "TIMESTAMP";
    case "array":
      return `ARRAY<${printBigqueryType(type.element)}>`;
    case "range":
      return `RANGE<${printBigqueryType(type.element)}>`;
    case "struct":
      return `STRUCT<${type.fields.map(({ name, type: of }) => fieldText(name, of)).join(", ")}>`;
    case "null":
      return "INT64";
    default:
      return type.kind.toUpperCase();
  }
}

function fieldText(name: string, type: SqlType): string {
  if (name === "") return printBigqueryType(type);
  const quoted = /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``;
  return `${quoted} ${printBigqueryType(type)}`;
}
