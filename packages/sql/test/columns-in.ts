import type { Column } from "@rocky/ir";
import { parseTypeName, type Dialect } from "@rocky/sql";
import type { DuckDBConnection } from "@duckdb/node-api";

/** The columns of the tables of a database, by table; throws when a type of theirs is not read. */
export async function columnsIn(
  connection: DuckDBConnection,
  dialect: Dialect,
): Promise<ReadonlyMap<string, readonly Column[]>> {
  const columnsOf = new Map<string, Column[]>();
  const reader = await connection.runAndReadAll(
    "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index",
  );
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
  return columnsOf;
}
