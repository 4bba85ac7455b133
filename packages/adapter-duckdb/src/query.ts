import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from "@duckdb/node-api";
import type { CellValue, RowStream } from "@rocky/adapter";
import type { Column } from "@rocky/ir";
import { cellValue, isExact } from "./cell-value.ts";
import { columnType } from "./column-type.ts";
import { duckdbError } from "./errors.ts";

/** A result in DuckDB's memory with the columns that the author's statement has. */
export interface QueryResult {
  readonly columns: readonly Column[];
  readonly result: DuckDBResult;
}

/**
 * Runs a statement to its end. The result stays in DuckDB's memory: the client's streaming results end early, without
 * any error, when a later row fails.
 */
export async function runQuery(session: DuckDBConnection, statement: string): Promise<QueryResult> {
  const columns = await columnsOf(session, statement);
  const text = await withOwnText(session, statement, columns);
  return { columns, result: await session.run(text ?? statement) };
}

async function columnsOf(session: DuckDBConnection, statement: string): Promise<readonly Column[]> {
  const prepared = await session.prepare(statement);
  try {
    return Array.from({ length: prepared.columnCount }, (_, i) => preparedColumn(prepared, i));
  } finally {
    prepared.destroySync();
  }
}

function preparedColumn(prepared: DuckDBPreparedStatement, index: number): Column {
  const type = columnType(prepared.columnType(index).toString());
  return { name: prepared.columnName(index), type, nullability: "unknown" };
}

/**
 * The statement inside another one that casts what the client does not hand over exactly. `undefined` where there is
 * nothing to cast, and for statements such as SHOW that cannot stand in a FROM clause.
 */
async function withOwnText(
  session: DuckDBConnection,
  statement: string,
  columns: readonly Column[],
): Promise<string | undefined> {
  if (columns.every(({ type }) => isExact(type))) return undefined;
  const names = columns.map((_, i) => `c${i}`);
  const values = columns.map(({ type }, i) => (isExact(type) ? `c${i}` : `CAST(c${i} AS VARCHAR)`));
  const query = statement.replace(/[;\s]+$/, "");
  const text = `SELECT ${values.join(", ")} FROM (\n${query}\n) AS result(${names.join(", ")})`;
  try {
    (await session.prepare(text)).destroySync();
    return text;
  } catch {
    return undefined;
  }
}

/** The rows of a result, one batch for each of DuckDB's chunks; `done` is called when no more will be read. */
export function rowStream({ columns, result }: QueryResult, done: () => void): RowStream {
  return { columns, batches: batchesOf(columns, result, done) };
}

async function* batchesOf(
  columns: readonly Column[],
  result: DuckDBResult,
  done: () => void,
): AsyncGenerator<readonly (readonly CellValue[])[]> {
  try {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getRows().map((row) => columns.map(({ type }, i) => cellValue(row[i], type)));
    }
  } catch (error) {
    throw duckdbError(error);
  } finally {
    done();
  }
}
