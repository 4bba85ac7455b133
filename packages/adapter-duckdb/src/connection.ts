import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import {
  AdapterError,
  type AdapterHost,
  type ConnectOptions,
  type Connection,
  type LoadRequest,
  type MaterializeRequest,
  type RelationDescription,
  type RowStream,
  type StatementResult,
} from "@rocky/adapter";
import type { CancelSignal, Target } from "@rocky/ir";
import { databaseFile, openDatabase } from "./database.ts";
import { describeRelations } from "./describe.ts";
import { duckdbError } from "./errors.ts";
import { executeStatements } from "./execute.ts";
import { rowStream, runQuery } from "./query.ts";
import { interruptible } from "./session.ts";
import { createSchemaStatement, fileQuery, loadStatement, materializeStatements } from "./statements.ts";

/** Opens the database of a configuration. Rejects with an `AdapterError`. */
export async function openConnection(
  config: Readonly<Record<string, unknown>>,
  host: AdapterHost,
  options: ConnectOptions,
): Promise<Connection> {
  const file = databaseFile(config, host);
  const instance = await openDatabase(file, host, options);
  try {
    const session = await instance.connect();
    const [row] = await (await session.run("SELECT current_database()")).getRows();
    session.disconnectSync();
    return new DuckdbConnection(instance, {
      sourceId: `duckdb:${file.name}`,
      currentCatalog: String(row?.[0]),
    });
  } catch (error) {
    instance.closeSync();
    throw duckdbError(error);
  }
}

/** One open database; every call works in a DuckDB connection of its own, so that calls do not meet in transactions. */
class DuckdbConnection implements Connection {
  readonly currentCatalog: string;
  readonly sourceId: string;
  readonly #instance: DuckDBInstance;
  readonly #sessions = new Set<DuckDBConnection>();
  #closed = false;

  constructor(
    instance: DuckDBInstance,
    names: { readonly sourceId: string; readonly currentCatalog: string },
  ) {
    this.#instance = instance;
    this.sourceId = names.sourceId;
    this.currentCatalog = names.currentCatalog;
  }

  async execute(statements: readonly string[], signal?: CancelSignal): Promise<StatementResult> {
    return this.#inSession((session) => executeStatements(session, statements, signal));
  }

  async query(statement: string, signal?: CancelSignal): Promise<RowStream> {
    const session = await this.#open();
    try {
      const result = await interruptible(session, signal, () => runQuery(session, statement));
      return rowStream(result, () => this.#end(session));
    } catch (error) {
      this.#end(session);
      throw duckdbError(error, statement);
    }
  }

  async describe(
    scope: { readonly schema?: string },
    signal?: CancelSignal,
  ): Promise<readonly RelationDescription[]> {
    return this.#inSession((session) =>
      interruptible(session, signal, () => describeRelations(session, scope.schema)),
    );
  }

  materializeStatements(
    request: MaterializeRequest,
    existing: "table" | "view" | undefined,
  ): readonly string[] {
    return materializeStatements(request, existing, this.currentCatalog);
  }

  loadStatement(request: LoadRequest): string {
    return loadStatement(request, this.currentCatalog);
  }

  fileQuery(request: Pick<LoadRequest, "file" | "format" | "csv">): string {
    return fileQuery(request);
  }

  createSchemaStatement(target: Target): string {
    return createSchemaStatement(target, this.currentCatalog);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const session of this.#sessions) this.#end(session);
    this.#instance.closeSync();
    await Promise.resolve();
  }

  async #inSession<T>(work: (session: DuckDBConnection) => Promise<T>): Promise<T> {
    const session = await this.#open();
    try {
      return await work(session);
    } catch (error) {
      throw duckdbError(error);
    } finally {
      this.#end(session);
    }
  }

  async #open(): Promise<DuckDBConnection> {
    if (this.#closed) throw new AdapterError("rejected", `the connection to ${this.sourceId} is closed`);
    const session = await this.#instance.connect();
    this.#sessions.add(session);
    return session;
  }

  #end(session: DuckDBConnection): void {
    if (this.#sessions.delete(session)) session.disconnectSync();
  }
}
