import { unknownType, type SqlType } from "@rocky/ir";
import { parseTypeName } from "@rocky/sql";
import { duckdbDialect } from "./dialect.ts";

/** The type that DuckDB calls by this name. */
export function columnType(name: string): SqlType {
  return (
    parseTypeName(name, duckdbDialect()) ?? unknownType(`DuckDB calls it ${name}, which Rocky does not know`)
  );
}
