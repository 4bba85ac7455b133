import { assert } from "@rocky/ir";
import { dialectOf, type Dialect } from "@rocky/sql";

/** How DuckDB writes SQL. */
export function duckdbDialect(): Dialect {
  const dialect = dialectOf("duckdb");
  assert(dialect !== undefined, "the dialect duckdb is missing");
  return dialect;
}
