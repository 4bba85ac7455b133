import { fileURLToPath } from "node:url";
import type { Column } from "@rocky/ir";
import {
  describeQuery,
  type BoundQuery,
  type Dialect,
  type ResolvedKey,
  type ResolvedRelation,
} from "@rocky/sql";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { columnsIn } from "./columns-in.ts";
import { blocksOf } from "./corpus.ts";
import { readFileSync } from "node:fs";

/** The tables of the corpus, as DuckDB has them and as our binder sees them. */
export interface Tables {
  readonly connection: DuckDBConnection;
  readonly describe: (sql: string) => BoundQuery;
  readonly columnsOf: ReadonlyMap<string, readonly Column[]>;
}

/** The queries over the tables of `fixtures/tables.sql`. */
export const tableQueries: readonly string[] = [
  ...blocksOf("corpus/expressions.sql"),
  ...blocksOf("corpus/shapes.sql"),
  ...blocksOf("corpus/analysis.sql"),
  ...blocksOf("corpus/nullability.sql"),
  ...blocksOf("corpus/stars.sql"),
  ...blocksOf("corpus/clauses.sql"),
  ...blocksOf("corpus/names.sql"),
  ...blocksOf("corpus/pivots.sql"),
  ...blocksOf("corpus/sources.sql"),
  ...blocksOf("corpus/forms.sql"),
  ...blocksOf("corpus/functions.sql"),
  ...blocksOf("corpus/constants.sql"),
];

/** The keys that DuckDB enforces, by table. */
async function tableKeys(connection: DuckDBConnection): Promise<ReadonlyMap<string, readonly ResolvedKey[]>> {
  const reader = await connection.runAndReadAll(
    "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'UNIQUE')",
  );
  const keys = new Map<string, readonly ResolvedKey[]>();
  for (const [table, columns] of reader.getRowsJson()) {
    if (!Array.isArray(columns)) throw new Error("a key has no list of columns");
    const key = { columns: columns.map(String), nulls: "differ", assumed: [] } as const;
    keys.set(String(table), [...(keys.get(String(table)) ?? []), key]);
  }
  return keys;
}

/** Opens DuckDB with the tables and reads their columns from it. */
export async function openTables(dialect: Dialect): Promise<Tables> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync(new URL("./fixtures/tables.sql", import.meta.url), "utf8"));
  const files = fileURLToPath(new URL("./fixtures/files/", import.meta.url));
  await connection.run(`SET file_search_path = '${files}'`);
  const columnsOf = await columnsIn(connection, dialect);
  const keysOf = await tableKeys(connection);
  const resolve = (parts: readonly string[]): ResolvedRelation => {
    const name = parts.at(-1)?.toLowerCase() ?? "";
    const columns = columnsOf.get(name);
    const relation = parts.join(".");
    return columns === undefined
      ? { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` }
      : { relation, columns, complete: true, keys: keysOf.get(name) ?? [] };
  };
  return {
    connection,
    columnsOf,
    describe: (sql) => describeQuery(sql, { dialect, file: "query.sql", resolve }),
  };
}
