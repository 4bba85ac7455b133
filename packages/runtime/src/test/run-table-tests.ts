import { AdapterError, type CellValue, type Connection, type RowStream } from "@rocky/adapter";
import {
  countFailures,
  expectationOf,
  failingRows,
  sharesScan,
  type ModelTest,
  type TestTables,
} from "@rocky/compiler";
import type { CancelSignal } from "@rocky/ir";
import type { FailingRows, TableTestResult } from "./table-test-result.ts";

/** What the tests of one table are run with. */
export interface TableTestOptions extends TestTables {
  readonly connection: Pick<Connection, "query" | "execute" | "createSchemaStatement">;
  /** How many failing rows to bring along. */
  readonly sampleRows: number;
  /** Where failing rows are kept, if they are: quoted name of a table for a test. */
  readonly storeIn?: { readonly schema: string; readonly tableOf: (test: ModelTest) => string };
  readonly signal?: CancelSignal;
}

/**
 * Runs the tests of one table, in one walk over it where they allow that, and yields each result. When the warehouse refuses the
 * common statement, each test is asked by itself, so that only the one with the fault fails. Rejects only when cancelled.
 */
export async function* runTableTests(
  tests: readonly ModelTest[],
  options: TableTestOptions,
): AsyncGenerator<TableTestResult, void> {
  const together = tests.filter(sharesScan);
  const alone = tests.filter((test) => !sharesScan(test));
  if (together.length > 0) yield* runTogether(together, options);
  for (const test of alone) yield* runTogether([test], options);
}

async function* runTogether(
  tests: readonly ModelTest[],
  options: TableTestOptions,
): AsyncGenerator<TableTestResult, void> {
  const statement = countFailures(tests, options);
  let counts: readonly CellValue[];
  try {
    counts = (await rowsOf(await options.connection.query(statement, options.signal)))[0] ?? [];
  } catch (error) {
    if (!(error instanceof AdapterError) || error.code === "cancelled") throw error;
    const [only] = tests;
    if (only !== undefined && tests.length === 1) yield errored(only, statement, error);
    else for (const test of tests) yield* runTogether([test], options);
    return;
  }
  for (const [i, test] of tests.entries()) {
    const failures = BigInt(String(counts[2 * i] ?? 0));
    if (failures === 0n) {
      await forget(test, options);
      yield { test, status: "passed", statement };
    } else yield await failed(test, { statement, failures, measured: counts[2 * i + 1] }, options);
  }
}

function errored(test: ModelTest, statement: string, error: AdapterError): TableTestResult {
  const { code, message, help } = error;
  return {
    test,
    status: "errored",
    statement,
    error: { code, message, ...(help === undefined ? {} : { help }) },
  };
}

interface Failure {
  readonly statement: string;
  readonly failures: bigint;
  readonly measured: CellValue | undefined;
}

async function failed(
  test: ModelTest,
  failure: Failure,
  options: TableTestOptions,
): Promise<TableTestResult> {
  const { statement, failures, measured } = failure;
  const query = failingRows(test, options);
  const expected = expectationOf(test);
  try {
    const sample = query === undefined ? undefined : await sampleOf(query, options);
    const storedIn = query === undefined ? undefined : await store(test, query, options);
    return {
      test,
      status: test.severity === "warning" ? "warned" : "failed",
      statement,
      failures,
      ...(measured === null || measured === undefined ? {} : { measured: String(measured) }),
      ...(expected === undefined ? {} : { expected }),
      ...(sample === undefined ? {} : { sample }),
      ...(storedIn === undefined ? {} : { storedIn }),
    };
  } catch (error) {
    if (!(error instanceof AdapterError) || error.code === "cancelled") throw error;
    return errored(test, query ?? statement, error);
  }
}

async function sampleOf(query: string, options: TableTestOptions): Promise<FailingRows | undefined> {
  if (options.sampleRows === 0) return undefined;
  const stream = await options.connection.query(`${query}\nLIMIT ${options.sampleRows}`, options.signal);
  return { columns: stream.columns, rows: await rowsOf(stream) };
}

async function store(test: ModelTest, query: string, options: TableTestOptions): Promise<string | undefined> {
  const { storeIn, connection, signal } = options;
  if (storeIn === undefined) return undefined;
  const table = storeIn.tableOf(test);
  await connection.execute([connection.createSchemaStatement({ schema: storeIn.schema, table })], signal);
  await connection.execute([`CREATE OR REPLACE TABLE ${table} AS\n${query}`], signal);
  return table;
}

/** Rows that an earlier call kept are no failures any more. */
async function forget(test: ModelTest, { storeIn, connection, signal }: TableTestOptions): Promise<void> {
  if (storeIn === undefined) return;
  const table = storeIn.tableOf(test);
  await connection.execute([connection.createSchemaStatement({ schema: storeIn.schema, table })], signal);
  await connection.execute([`DROP TABLE IF EXISTS ${table}`], signal);
}

async function rowsOf(stream: RowStream): Promise<readonly (readonly CellValue[])[]> {
  const rows: (readonly CellValue[])[] = [];
  for await (const batch of stream.batches) rows.push(...batch);
  return rows;
}
