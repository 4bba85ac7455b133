import { duckdb } from "./duckdb/duckdb.ts";
import type { Dialect, DialectName } from "./dialect.ts";

/** The dialect of that name, or `undefined` while it is not supported. */
export function dialectOf(name: DialectName): Dialect | undefined {
  switch (name) {
    case "duckdb":
      return duckdb;
    case "databricks":
    case "snowflake":
    case "bigquery":
      return undefined;
  }
}
