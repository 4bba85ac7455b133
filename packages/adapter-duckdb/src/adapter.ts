import { adapterApiVersion, type Adapter } from "@rocky/adapter";
import { openConnection } from "./connection.ts";
import { loadDriver } from "./driver.ts";
import { duckdbWriter } from "./writer.ts";

/**
 * DuckDB in this process. Configuration: `path`, the database file relative to the project root; absent, or `:memory:`,
 * for a database that lasts as long as the connection.
 */
export const duckdbAdapter: Adapter = {
  apiVersion: adapterApiVersion,
  name: "duckdb",
  dialect: "duckdb",
  capabilities: {
    transactionalDdl: true,
    concurrentStatements: true,
    loadFormats: ["parquet", "csv", "json_lines"],
    cancellation: true,
  },
  connect: openConnection,
  writer: duckdbWriter,
  engine: async () => {
    const { version } = await loadDriver();
    return `duckdb ${version().replace(/^v/, "")}`;
  },
};
