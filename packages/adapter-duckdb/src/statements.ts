import type { LoadRequest, MaterializeRequest } from "@rocky/adapter";
import type { Target } from "@rocky/ir";
import { printName } from "@rocky/sql";
import { duckdbDialect } from "./dialect.ts";
import { quotedPath, quotedText } from "./quote.ts";

/** The statements that make a relation, given what stands there now. */
export function materializeStatements(
  request: MaterializeRequest,
  existing: "table" | "view" | undefined,
  currentCatalog: string,
): readonly string[] {
  const name = relationName(request.target, currentCatalog);
  const create = `CREATE OR REPLACE ${request.kind.toUpperCase()} ${name} AS\n${request.query}`;
  // DuckDB does not replace a table by a view or a view by a table.
  const changesKind = existing !== undefined && existing !== request.kind;
  return changesKind ? [`DROP ${existing.toUpperCase()} ${name}`, create] : [create];
}

/** The statement that loads one file. */
export function loadStatement(request: LoadRequest, currentCatalog: string): string {
  const name = relationName(request.target, currentCatalog);
  const source = fileQuery(request);
  return request.mode === "replace"
    ? `CREATE OR REPLACE TABLE ${name} AS\n${source}`
    : `INSERT INTO ${name} BY NAME\n${source}`;
}

/** The query that gives the rows of a file. */
export function fileQuery(request: FileRequest): string {
  return `SELECT * FROM ${fileRelation(request)}`;
}

/** The statement that makes a schema unless it is there. */
export function createSchemaStatement(target: Target, currentCatalog: string): string {
  return `CREATE SCHEMA IF NOT EXISTS ${printName(schemaParts(target, currentCatalog), duckdbDialect())}`;
}

function relationName(target: Target, currentCatalog: string): string {
  return printName([...schemaParts(target, currentCatalog), target.table], duckdbDialect());
}

// A schema called like a catalog is ambiguous until its catalog stands before it; these two are in every database.
const builtInCatalogs: readonly string[] = ["system", "temp"];

function schemaParts({ catalog, schema }: Target, currentCatalog: string): readonly string[] {
  const catalogs = [currentCatalog.toLowerCase(), ...builtInCatalogs];
  const ambiguous = catalogs.includes(schema.toLowerCase());
  const qualifier = catalog ?? (ambiguous ? currentCatalog : undefined);
  return qualifier === undefined ? [schema] : [qualifier, schema];
}

type FileRequest = Pick<LoadRequest, "file" | "format" | "csv">;

function fileRelation(request: FileRequest): string {
  const path = quotedPath(request.file);
  // Folders called `key=value` would add columns.
  const plain = request.file.includes("=") ? ", hive_partitioning = false" : "";
  switch (request.format) {
    case "parquet":
      return `read_parquet(${path}${plain})`;
    case "csv": {
      const { delimiter, header, types = {} } = request.csv;
      const given = Object.entries(types).map(([name, type]) => `${quotedText(name)}: ${quotedText(type)}`);
      const typed = given.length === 0 ? "" : `, types = {${given.join(", ")}}`;
      return `read_csv(${path}, delim = ${quotedText(delimiter)}, header = ${header}, sample_size = -1${typed}${plain})`;
    }
    case "json_lines":
      return `read_json(${path}, format = 'newline_delimited', sample_size = -1${plain})`;
  }
}
