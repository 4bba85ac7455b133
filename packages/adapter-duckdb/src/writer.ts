import type { StatementWriter } from "@rocky/adapter";
import { databaseFile } from "./database.ts";
import { createSchemaStatement, fileQuery, loadStatement, materializeStatements } from "./statements.ts";

/** Writes statements for the database of a configuration, which need not be there. Throws an `AdapterError`. */
export function duckdbWriter(config: Readonly<Record<string, unknown>>): StatementWriter {
  const { name } = databaseFile(config, { resolvePath: (path) => path });
  return writerFor(catalogName(name));
}

/** Writes statements for a database whose catalog has this name. */
function writerFor(currentCatalog: string): StatementWriter {
  return {
    currentCatalog,
    materializeStatements: (request, existing) => materializeStatements(request, existing, currentCatalog),
    loadStatement: (request) => loadStatement(request, currentCatalog),
    fileQuery,
    createSchemaStatement: (target) => createSchemaStatement(target, currentCatalog),
  };
}

const reserved: ReadonlySet<string> = new Set(["main", "system", "temp"]);

/** DuckDB calls the catalog of a file like the file up to its first dot, unless that name means something else. */
function catalogName(path: string): string {
  if (path === ":memory:") return "memory";
  const file = path.split(/[\\/]/).at(-1) ?? "";
  const stem = file.split(".").find((part) => part !== "") ?? file;
  return reserved.has(stem) ? `${stem}_db` : stem;
}
