import type { DuckDBConnection } from "@duckdb/node-api";
import type { OracleCase, RecordedCase, RecordedColumn } from "./case.ts";
import type { Setup } from "./setup.ts";
import { firstLine } from "../complaint.ts";

/** What DuckDB says of a query: its columns, or the first line of its refusal. */
export type Described = { readonly columns: readonly RecordedColumn[] } | { readonly refused: string };

/** Asks DuckDB for the names and types of a query's columns. */
export async function describeLive(connection: DuckDBConnection, sql: string): Promise<Described> {
  try {
    const rows = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRows();
    return { columns: rows.map(([name, type]) => ({ name: String(name), type: String(type) })) };
  } catch (error) {
    return { refused: firstLine(error) };
  }
}

/** Where the rows of a query show NULLs. */
export interface Executed {
  readonly rows: number;
  /** By position: whether some row shows a NULL. */
  readonly nulls: readonly boolean[];
}

/** Executes a query over each form of a setup; `undefined` when the data makes it fail in all that have rows. */
export async function execute(setup: Setup, sql: string): Promise<Executed | undefined> {
  const forms = [await executeOn(setup.connection, sql), await executeOn(setup.plain, sql)];
  const done = forms.filter((executed) => executed !== undefined);
  const [first] = done;
  if (first === undefined) return undefined;
  const all = [...done, (await executeOn(setup.empty, sql)) ?? first];
  return {
    rows: Math.max(...done.map((executed) => executed.rows)),
    nulls: first.nulls.map((_, i) => all.some((executed) => executed.nulls[i] === true)),
  };
}

async function executeOn(connection: DuckDBConnection, sql: string): Promise<Executed | undefined> {
  try {
    const reader = await connection.runAndReadAll(sql);
    const nulls = reader.getColumns().map((values) => values.some((value) => value === null));
    return { rows: reader.currentRowCount, nulls };
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return undefined;
  }
}

/** A line of the corpus as DuckDB answers now, or its refusal. */
export async function record(
  setup: Setup,
  asked: OracleCase,
): Promise<RecordedCase | { readonly refused: string }> {
  const described = await describeLive(setup.connection, asked.sql);
  if ("refused" in described) return described;
  const executed = await execute(setup, asked.sql);
  if (executed === undefined) return { ...asked, columns: described.columns };
  const columns = described.columns.map((column, i) =>
    executed.nulls[i] === true ? { ...column, nulls: true as const } : column,
  );
  return { ...asked, columns, rows: executed.rows };
}
