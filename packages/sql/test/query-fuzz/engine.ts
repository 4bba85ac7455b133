import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { firstLine } from "../complaint.ts";

/** An output column as DuckDB describes it. */
export interface Described {
  readonly name: string;
  readonly type: string;
}

/** What DuckDB says of a query: its columns, or the first line of its refusal. */
export type Verdict = { readonly columns: readonly Described[] } | { readonly refusal: string };

/** The rows of a query, or why there are none. */
export type Rows = { readonly rows: readonly (readonly unknown[])[] } | { readonly refusal: string };

/** DuckDB in memory: the judge. */
export interface Engine {
  readonly run: (sql: string) => Promise<void>;
  readonly describe: (sql: string) => Promise<Verdict>;
  /** Executes a query, for at most a second and a thousand rows. */
  readonly rows: (sql: string) => Promise<Rows>;
  readonly all: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => void;
}

/** Opens a database of its own. */
export async function openEngine(): Promise<Engine> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", memory_limit: "400MB" });
  const connection = await instance.connect();
  await connection.run(
    "SET TimeZone = 'UTC'; SET enable_external_access = false; SET preserve_insertion_order = true",
  );
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    describe: (sql) => verdictOf(connection, sql),
    rows: (sql) => rowsOf(connection, sql),
    all: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function verdictOf(connection: DuckDBConnection, sql: string): Promise<Verdict> {
  try {
    // DESCRIBE of a bare name would describe a table.
    if (!/^[\s(]*(SELECT|WITH|FROM|VALUES|PIVOT|UNPIVOT|TABLE)\b/i.test(sql))
      (await connection.prepare(sql)).destroySync();
    const rows = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRows();
    return { columns: rows.map(([name, type]) => ({ name: String(name), type: String(type) })) };
  } catch (error) {
    return { refusal: firstLine(error) };
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Rows> {
  const timer = setTimeout(() => connection.interrupt(), 1000);
  try {
    const reader = await connection.runAndReadUntil(sql, 1000);
    return { rows: reader.getRows() };
  } catch (error) {
    return { refusal: firstLine(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal without the names and types of this one query: what the refusals are counted by. */
export function reasonOf(refusal: string): string {
  return refusal
    .replace(/"(?:[^"]|"")*"/g, "…")
    .replace(/'(?:[^']|'')*'/g, "…")
    .replace(/\b(?:[A-Z][A-Z0-9_]{2,}|T)(?:\([^()]*(?:\([^()]*\))*[^()]*\))?(?:\[\d*\])*/g, "T")
    .replace(/(T, )+T/g, "T")
    .replace(/\b\d+\b/g, "n")
    .replace(/\(T\)|[a-z_]+\(T?\)/g, "f(T)")
    .slice(0, 110);
}
