import { AdapterError } from "@rocky/adapter";

/** The client of DuckDB. */
export type Driver = typeof import("@duckdb/node-api");

/** Loads the client, which is native code, when it is first needed. Rejects with an `AdapterError`. */
export async function loadDriver(): Promise<Driver> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw new AdapterError("unsupported", "DuckDB's client cannot be loaded on this machine", {
      help: "Install the package @duckdb/node-api for this platform.",
      cause,
    });
  }
}
