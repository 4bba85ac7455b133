import type { CellValue, Connection } from "@rocky/adapter";
import { contractViolations, type ContractViolation, type FileContract } from "@rocky/contracts";
import type { CancelSignal, Column } from "@rocky/ir";
import { quoteIdentifier, type Dialect } from "@rocky/sql";
import type { FileToLoad } from "../plan.ts";

/** What a file is checked with. */
export interface CheckFileOptions {
  readonly connection: Pick<Connection, "query" | "fileQuery">;
  readonly dialect: Dialect;
  /** The columns of the table that it goes to, where there is one. */
  readonly table: readonly Column[] | undefined;
  readonly signal?: CancelSignal;
}

/** Looks into a file and says what it does not meet of a contract. Rejects with an `AdapterError` when it cannot be read. */
export async function checkFile(
  file: Pick<FileToLoad, "absolutePath" | "format" | "csv">,
  contract: FileContract,
  options: CheckFileOptions,
): Promise<readonly ContractViolation[]> {
  const { connection, dialect, signal, table } = options;
  const query = connection.fileQuery({ file: file.absolutePath, format: file.format, csv: file.csv });
  const { columns, batches } = await connection.query(`${query} LIMIT 0`, signal);
  for await (const _ of batches);
  const wanted = contract.required.filter(
    ({ name, nullable }) =>
      !nullable && columns.some((column) => column.name.toLowerCase() === name.toLowerCase()),
  );
  const withNulls = new Set<string>();
  if (wanted.length > 0) {
    const counts = wanted.map(({ name }) => `COUNT(*) - COUNT(${quoteIdentifier(name, dialect)})`);
    const row = await firstRow(connection, `SELECT ${counts.join(", ")} FROM (${query})`, signal);
    for (const [i, { name }] of wanted.entries()) if (String(row[i] ?? 0) !== "0") withNulls.add(name);
  }
  return contractViolations(contract, { columns, table, withNulls, dialect });
}

async function firstRow(
  connection: Pick<Connection, "query">,
  statement: string,
  signal: CancelSignal | undefined,
): Promise<readonly CellValue[]> {
  const { batches } = await connection.query(statement, signal);
  let first: readonly CellValue[] = [];
  for await (const rows of batches) first = first.length === 0 ? (rows[0] ?? []) : first;
  return first;
}
