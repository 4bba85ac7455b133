import type { Column } from "@rocky/ir";
import {
  describeQuery,
  parseTypeName,
  type BoundQuery,
  type Dialect,
  type ResolvedRelation,
} from "@rocky/sql";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
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
];

/** Opens DuckDB with the tables and reads their columns from it. */
export async function openTables(dialect: Dialect): Promise<Tables> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(readFileSync(new URL("./fixtures/tables.sql", import.meta.url), "utf8"));
  const reader = await connection.runAndReadAll(
    "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index",
  );
  const columnsOf = new Map<string, Column[]>();
  for (const [table, name, type, nullable] of reader.getRows()) {
    const parsed = parseTypeName(String(type), dialect);
    if (parsed === undefined) throw new Error(`the type ${String(type)} of ${String(table)} is not read`);
    const column: Column = {
      name: String(name),
      type: parsed,
      nullability: nullable === true ? "nullable" : "not-null",
    };
    columnsOf.set(String(table), [...(columnsOf.get(String(table)) ?? []), column]);
  }
  const resolve = (parts: readonly string[]): ResolvedRelation => {
    const columns = columnsOf.get(parts.at(-1)?.toLowerCase() ?? "");
    const relation = parts.join(".");
    return columns === undefined
      ? { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` }
      : { relation, columns, complete: true };
  };
  return {
    connection,
    columnsOf,
    describe: (sql) => describeQuery(sql, { dialect, file: "query.sql", resolve }),
  };
}
