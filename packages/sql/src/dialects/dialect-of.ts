import { bigquery } from "./bigquery/bigquery.ts";
import { databricks, databricksAnsiOff } from "./databricks/databricks.ts";
import { duckdb } from "./duckdb/duckdb.ts";
import { snowflake } from "./snowflake/snowflake.ts";
import type { Dialect, DialectName, DialectSettings } from "./dialect.ts";

/** The dialect of that name, or `undefined` while it is not supported. */
export function dialectOf(name: DialectName, settings: DialectSettings = {}): Dialect | undefined {
  switch (name) {
    case "duckdb":
      return duckdb;
    case "databricks":
      return settings.ansiMode === "off" ? databricksAnsiOff : databricks;
    case "snowflake":
      return snowflake;
    case "bigquery":
      return bigquery;
  }
}
