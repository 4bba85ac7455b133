import type { DuckDBConnection, DuckDBMaterializedResult } from "@duckdb/node-api";
import type { StatementResult } from "@rocky/adapter";
import type { CancelSignal } from "@rocky/ir";
import { cancelled, duckdbError } from "./errors.ts";
import { interruptible } from "./session.ts";

/** Runs statements in order; several of them as one transaction. Rejects with an `AdapterError` that names the statement. */
export async function executeStatements(
  session: DuckDBConnection,
  statements: readonly string[],
  signal: CancelSignal | undefined,
): Promise<StatementResult> {
  return statements.length > 1
    ? inTransaction(session, () => runAll(session, statements, signal))
    : runAll(session, statements, signal);
}

async function runAll(
  session: DuckDBConnection,
  statements: readonly string[],
  signal: CancelSignal | undefined,
): Promise<StatementResult> {
  let rows: bigint | undefined;
  for (const statement of statements) {
    if (signal?.aborted === true) throw cancelled();
    try {
      const result = await interruptible(session, signal, () => session.run(statement));
      rows = writtenRows(result) ?? rows;
    } catch (error) {
      throw duckdbError(error, statement);
    }
  }
  return rows === undefined ? {} : { rows };
}

async function inTransaction<T>(session: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await session.run("BEGIN TRANSACTION");
  try {
    const done = await work();
    await session.run("COMMIT");
    return done;
  } catch (error) {
    // A failed COMMIT has rolled back already, and then there is nothing to roll back.
    await session.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

// Statements that write rows answer with their number, in a column called `Count`. The result is complete, so its only
// chunk is read at once: `getRows` would wait twice for another thread, which costs more than a small statement.
function writtenRows(result: DuckDBMaterializedResult): bigint | undefined {
  if (result.columnCount !== 1 || result.columnName(0) !== "Count" || result.returnType === queryResult) {
    return undefined;
  }
  if (result.chunkCount === 0) return undefined;
  const [rows] = result.getChunk(0).getColumnValues(0);
  return typeof rows === "bigint" ? rows : undefined;
}

// The client's ResultReturnType.QUERY_RESULT, as a value because the client is loaded late.
const queryResult = 3;
