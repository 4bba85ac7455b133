import type { DuckDBConnection, DuckDBListValue, DuckDBValue } from "@duckdb/node-api";
import type { RelationDescription } from "@rocky/adapter";
import type { Column } from "@rocky/ir";
import { collationsIn } from "./collations.ts";
import { columnType } from "./column-type.ts";
import { quotedText } from "./quote.ts";

// Every row begins with the names of its schema and relation.
type Row = readonly DuckDBValue[];

/** The tables and views of the open database, of one schema or of all, sorted by schema and name. */
export async function describeRelations(
  session: DuckDBConnection,
  schema: string | undefined,
): Promise<readonly RelationDescription[]> {
  const rowsOf = async (query: string): Promise<readonly Row[]> => (await session.run(query)).getRows();
  const relations = await rowsOf(relationsQuery(schema));
  const columns = byRelation(await rowsOf(columnsQuery(schema)));
  const keys = byRelation(await rowsOf(keysQuery(schema)));
  const collated = await rowsOf(collatedQuery);
  const collations = new Map(collated.map((row) => [relationKey(row), collationsIn(String(row[2]))]));
  // Nothing tells which collations the columns of a view have.
  const ofViews = collated.length > 0 ? "unknown" : undefined;
  return relations
    .map((row): RelationDescription => ({
      target: { schema: String(row[0]), table: String(row[1]) },
      kind: row[2] === "view" ? "view" : "table",
      columns: (columns.get(relationKey(row)) ?? []).map((column) =>
        columnOf(
          column,
          row[2] === "view" ? ofViews : collations.get(relationKey(row))?.get(String(column[2])),
        ),
      ),
      keys: (keys.get(relationKey(row)) ?? []).map(keyOf),
    }))
    .toSorted((a, b) => compare(a.target.schema, b.target.schema) || compare(a.target.table, b.target.table));
}

function condition(schema: string | undefined): string {
  const inSchema = schema === undefined ? "true" : `lower(schema_name) = lower(${quotedText(schema)})`;
  return `database_name = current_database() AND ${inSchema}`;
}

function relationsQuery(schema: string | undefined): string {
  const where = `${condition(schema)} AND NOT internal AND NOT temporary`;
  return `SELECT schema_name, table_name, 'table' FROM duckdb_tables() WHERE ${where}
    UNION ALL SELECT schema_name, view_name, 'view' FROM duckdb_views() WHERE ${where}`;
}

// The columns of views count as nullable here, whatever the view's query makes of them.
function columnsQuery(schema: string | undefined): string {
  return `SELECT schema_name, table_name, column_name, data_type, is_nullable FROM duckdb_columns()
    WHERE ${condition(schema)} AND NOT internal ORDER BY schema_name, table_name, column_index`;
}

function keysQuery(schema: string | undefined): string {
  return `SELECT schema_name, table_name, constraint_column_names FROM duckdb_constraints()
    WHERE ${condition(schema)} AND constraint_type IN ('PRIMARY KEY', 'UNIQUE') ORDER BY constraint_index`;
}

const collatedQuery = `SELECT schema_name, table_name, sql FROM duckdb_tables()
    WHERE database_name = current_database() AND sql ILIKE '%collate%'
  UNION ALL SELECT schema_name, view_name, sql FROM duckdb_views()
    WHERE database_name = current_database() AND NOT internal AND sql ILIKE '%collate%'`;

function relationKey(row: Row): string {
  return JSON.stringify([row[0], row[1]]);
}

function byRelation(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, relationKey);
}

function columnOf(row: Row, collation: string | undefined): Column {
  const type = columnType(String(row[3]));
  return {
    name: String(row[2]),
    type,
    nullability: row[4] === false ? "not-null" : "nullable",
    ...(collation === undefined || type.kind !== "string" ? {} : { collation }),
  };
}

function keyOf(row: Row): readonly string[] {
  return (row[2] as DuckDBListValue).items.map(String);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
