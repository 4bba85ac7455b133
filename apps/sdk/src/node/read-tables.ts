import { readFileSync } from "node:fs";
import { AdapterError } from "@rocky/adapter";
import type { Catalog } from "@rocky/ir";
import type { DialectName } from "@rocky/sql";

/**
 * Reads the tables of a file: a schema lockfile (`.toml`), else JSON as `tablesFromJson` takes it; types are those of the dialect.
 * Rejects with an `AdapterError` for anything else.
 */
export async function readTables(path: string, dialect: DialectName = "duckdb"): Promise<Catalog> {
  const text = readFileSync(path, "utf8");
  const file = { path, text, dialect };
  return path.endsWith(".toml") ? tablesOfLockfile(file) : tablesOfJson(file);
}

interface TableFile {
  readonly path: string;
  readonly text: string;
  readonly dialect: DialectName;
}

async function tablesOfLockfile({ path, text, dialect }: TableFile): Promise<Catalog> {
  const { parseLockfile } = await import("@rocky/compiler");
  const { dialectNamed } = await import("../dialect-named.ts");
  const { lockfile, diagnostics } = parseLockfile(path, text, dialectNamed(dialect));
  const problem = diagnostics.find((diagnostic) => diagnostic.severity === "error");
  if (problem !== undefined) throw new AdapterError("rejected", `${path}: ${problem.message}`);
  return { tables: lockfile.tables };
}

async function tablesOfJson({ path, text, dialect }: TableFile): Promise<Catalog> {
  const { TableFactsError, tablesFromJson } = await import("../table-facts.ts");
  try {
    return tablesFromJson(JSON.parse(text), dialect);
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TableFactsError)) throw error;
    throw new AdapterError("rejected", `${path}: ${error.message}`, { cause: error });
  }
}
