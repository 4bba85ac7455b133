import type { Field, SqlType } from "@rocky/ir";
import { typeId } from "./type-id.ts";

/** Writes an identifier with quotes where DuckDB writes them. */
export type QuoteName = (name: string) => string;

/** The type as DESCRIBE prints it. A type that is not known, or that DuckDB does not have, prints as its kind in upper case. */
export function printDuckdbType(type: SqlType, quote: QuoteName): string {
  switch (type.kind) {
    case "decimal":
      return `DECIMAL(${type.precision},${type.scale})`;
    case "enum":
      return `ENUM(${type.values.map(quoteText).join(", ")})`;
    case "array":
      return `${printDuckdbType(type.element, quote)}[${type.length ?? ""}]`;
    case "map":
      return `MAP(${printDuckdbType(type.key, quote)}, ${printDuckdbType(type.value, quote)})`;
    case "struct":
      return `STRUCT(${printFields(type.fields, quote)})`;
    case "union":
      return `UNION(${printFields(type.members, quote)})`;
    case "unknown":
    case "geography":
      return type.kind.toUpperCase();
    default:
      return typeId(type);
  }
}

function printFields(fields: readonly Field[], quote: QuoteName): string {
  return fields
    .map(({ name, type }) => {
      const printed = printDuckdbType(type, quote);
      return name === "" ? printed : `${quote(name)} ${printed}`;
    })
    .join(", ");
}

function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
