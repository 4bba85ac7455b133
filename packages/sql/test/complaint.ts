import type { DuckDBConnection } from "@duckdb/node-api";

/** DuckDB's complaint about a query, the empty string when it has none. */
export async function complaintOf(connection: DuckDBConnection, text: string): Promise<string> {
  try {
    (await connection.prepare(text)).destroySync();
    return "";
  } catch (error) {
    return firstLine(error);
  }
}

/** The first line of what was thrown. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
