import { readFileSync } from "node:fs";
import { AdapterError } from "@rocky/adapter";
import type { Catalog } from "@rocky/ir";

/**
 * Reads the tables of a file: a schema lockfile (`.toml`), else JSON as `tablesFromJson` takes it.
 * Rejects with an `AdapterError` for anything else.
 */
export async function readTables(path: string): Promise<Catalog> {
  const text = readFileSync(path, "utf8");
  return path.endsWith(".toml") ? tablesOfLockfile(path, text) : tablesOfJson(path, text);
}

async function tablesOfLockfile(path: string, text: string): Promise<Catalog> {
  const { parseLockfile } = await import("@rocky/compiler");
  const { dialectNamed } = await import("../dialect-named.ts");
  const { lockfile, diagnostics } = parseLockfile(path, text, dialectNamed("duckdb"));
  const problem = diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (problem !== undefined) throw new AdapterError("rejected", `${path}: ${problem.message}`);
  return { tables: lockfile.tables };
}

async function tablesOfJson(path: string, text: string): Promise<Catalog> {
  const { TableFactsError, tablesFromJson } = await import("../table-facts.ts");
  try {
    return tablesFromJson(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TableFactsError)) throw error;
    throw new AdapterError("rejected", `${path}: ${error.message}`, { cause: error });
  }
}
