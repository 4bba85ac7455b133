import type { Engine } from "../query-fuzz/engine.ts";
import type { Table, TableColumn } from "../query-fuzz/schema.ts";

/** The tables of a database, without their keys. */
export async function tablesIn(engine: Engine): Promise<readonly Table[]> {
  const rows = await engine.all(
    "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index",
  );
  const tables = new Map<string, TableColumn[]>();
  for (const [table, name, type, nullable] of rows) {
    const columns = tables.get(String(table)) ?? [];
    columns.push({ name: String(name), type: String(type), notNull: nullable !== true });
    tables.set(String(table), columns);
  }
  return [...tables].map(([name, columns]) => ({ name, columns, key: [] }));
}
