import { unknownType, type SqlType } from "@rocky/ir";
import { dialectOf, parseTypeName } from "@rocky/sql";

/** The type that DuckDB calls by this name. */
export function columnType(name: string): SqlType {
  const dialect = dialectOf("duckdb");
  const type = dialect === undefined ? undefined : parseTypeName(name, dialect);
  return type ?? unknownType(`DuckDB calls it ${name}, which Rocky does not know`);
}
