import { AdapterError, type CellValue, type Connection } from "@rocky/adapter";
import { fixtureFits, fixtureQuery, type Fixture, type UnitTest, type UnitTestPlan } from "@rocky/compiler";
import type { CancelSignal, Column } from "@rocky/ir";
import { printName, printType, quoteIdentifier, type Dialect } from "@rocky/sql";
import type { StepError } from "../event.ts";

/** A row of the columns that are compared; every value as the engine prints it, `undefined` for NULL. */
export type ComparedRow = readonly (string | undefined)[];

/** A difference between the rows that a test expects and those that the query gives. `row` counts from 0 in the list that has it. */
export type RowDifference =
  | { readonly kind: "missing"; readonly row: number; readonly expected: ComparedRow }
  | { readonly kind: "extra"; readonly row: number; readonly actual: ComparedRow }
  | {
      readonly kind: "different";
      readonly row: number;
      readonly expected: ComparedRow;
      readonly actual: ComparedRow;
    };

/** What became of a unit test. */
export type UnitTestResult =
  | { readonly test: UnitTest; readonly status: "passed"; readonly durationMs: number }
  | {
      readonly test: UnitTest;
      readonly status: "failed";
      readonly durationMs: number;
      /** Names of the compared columns. */
      readonly columns: readonly string[];
      readonly expectedRows: number;
      readonly actualRows: number;
      readonly differences: readonly RowDifference[];
    }
  | {
      readonly test: UnitTest;
      readonly status: "errored";
      readonly durationMs: number;
      readonly error: StepError;
    };

/** What a unit test runs on. */
export interface UnitTestOptions {
  /** An empty database of its own. */
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly now: () => number;
  readonly signal?: CancelSignal;
}

const schema = "rocky_unit_test";

/** Sets up the given rows, runs the model's query over them and compares. Rejects only when cancelled. */
export async function runUnitTest(
  test: UnitTest,
  plan: UnitTestPlan,
  options: UnitTestOptions,
): Promise<UnitTestResult> {
  const started = options.now();
  try {
    const difference = await compare(test, plan, options);
    const durationMs = options.now() - started;
    if (difference.differences.length === 0) return { test, status: "passed", durationMs };
    return { test, status: "failed", durationMs, ...difference };
  } catch (error) {
    if (!(error instanceof AdapterError) || error.code === "cancelled") throw error;
    const { code, message, help } = error;
    const durationMs = options.now() - started;
    return {
      test,
      status: "errored",
      durationMs,
      error: { code, message, ...(help === undefined ? {} : { help }) },
    };
  }
}

interface Comparison {
  readonly columns: readonly string[];
  readonly expectedRows: number;
  readonly actualRows: number;
  readonly differences: readonly RowDifference[];
}

async function compare(test: UnitTest, plan: UnitTestPlan, options: UnitTestOptions): Promise<Comparison> {
  const { connection, dialect, signal } = options;
  const target = { schema, table: "actual" };
  const statements = [
    ...plan.catalogs.map((catalog) => `ATTACH ':memory:' AS ${quoteIdentifier(catalog, dialect)}`),
    ...plan.setup,
    connection.createSchemaStatement(target),
    ...connection.materializeStatements({ target, kind: "table", query: plan.query }, undefined),
  ];
  for (const statement of statements) await connection.execute([statement], signal);
  const [made] = await connection.describe({ schema }, signal);
  const columns = comparedColumns(test, made?.columns ?? []);
  refuseOtherTypes(test, columns, dialect);
  const actualTable = printName([...catalogOf(connection), schema, "actual"], dialect);
  const actual = await texts(`SELECT ${asTexts(columns, dialect)} FROM ${actualTable}`, options);
  const expected =
    test.expect.rows.length === 0 || columns.length === 0
      ? test.expect.rows.map(() => ["1"])
      : await texts(
          `SELECT ${asTexts(columns, dialect)} FROM (${fixtureQuery(typed(test.expect, columns), dialect)})`,
          options,
        );
  const keyOf = keyBy(columns);
  const differences = test.expect.ordered
    ? inOrder(expected, actual, keyOf)
    : asSets(expected, actual, keyOf);
  return {
    columns: columns.map((column) => column.name),
    expectedRows: expected.length,
    actualRows: actual.length,
    differences,
  };
}

function catalogOf(connection: Connection): readonly string[] {
  return connection.currentCatalog === undefined ? [] : [connection.currentCatalog];
}

/** The columns of the query's result that the test speaks of. */
function comparedColumns(test: UnitTest, made: readonly Column[]): readonly Column[] {
  // Where no row is expected, those that come out all the same are shown whole.
  if (test.expect.rows.length === 0) return made;
  return test.expect.columns.map(({ name }) => {
    const found = made.find((column) => column.name.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new AdapterError("rejected", `the query gives no column ${name}`, {
      help: `it gives ${made.map((column) => column.name).join(", ")}`,
    });
  });
}

/** Refuses an expected value that the query's own type would change: 1.7 for an INTEGER, 0.125 for a DECIMAL(4,2). */
function refuseOtherTypes(test: UnitTest, columns: readonly Column[], dialect: Dialect): void {
  for (const row of test.expect.rows) {
    for (const [i, cell] of row.entries()) {
      const column = columns[i];
      if (cell === undefined || column === undefined || fixtureFits(cell.value, column.type)) continue;
      const type = printType(column.type, dialect);
      throw new AdapterError(
        "rejected",
        `${column.name} is ${type}, and ${cell.sql} is no value of that type`,
      );
    }
  }
}

/** The expected values in the types that the query really gives. */
function typed({ rows }: Fixture, columns: readonly Column[]): Fixture {
  return { columns, rows };
}

/** Values as the engine prints them. Without columns only the number of rows counts. */
function asTexts(columns: readonly Column[], dialect: Dialect): string {
  if (columns.length === 0) return "1";
  const text = printType({ kind: "string" }, dialect);
  return columns.map(({ name }) => `CAST(${quoteIdentifier(name, dialect)} AS ${text})`).join(", ");
}

async function texts(
  query: string,
  { connection, signal }: UnitTestOptions,
): Promise<readonly ComparedRow[]> {
  const stream = await connection.query(query, signal);
  const rows: ComparedRow[] = [];
  for await (const batch of stream.batches) {
    rows.push(
      ...batch.map((row) => row.map((value: CellValue) => (value === null ? undefined : String(value)))),
    );
  }
  return rows;
}

/** How rows are told apart. */
type KeyOf = (row: ComparedRow) => string;

/** Rows are the same when their values print the same; floating point numbers when they do to 12 digits. */
function keyBy(columns: readonly Column[]): KeyOf {
  const isFloat = columns.map((column) => column.type.kind === "float");
  return (row) =>
    JSON.stringify(
      row.map((value, i) => {
        const number = isFloat[i] === true && value !== undefined ? Number(value) : Number.NaN;
        return Number.isFinite(number) ? String(Number(number.toPrecision(12))) : (value ?? null);
      }),
    );
}

function inOrder(
  expected: readonly ComparedRow[],
  actual: readonly ComparedRow[],
  keyOf: KeyOf,
): readonly RowDifference[] {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, row) => row).flatMap((row): readonly RowDifference[] => {
    const [wanted, given] = [expected[row], actual[row]];
    if (wanted === undefined) return given === undefined ? [] : [{ kind: "extra", row, actual: given }];
    if (given === undefined) return [{ kind: "missing", row, expected: wanted }];
    return keyOf(wanted) === keyOf(given)
      ? []
      : [{ kind: "different", row, expected: wanted, actual: given }];
  });
}

/** Rows with their number, whatever their order. */
function asSets(
  expected: readonly ComparedRow[],
  actual: readonly ComparedRow[],
  keyOf: KeyOf,
): readonly RowDifference[] {
  const missing = without(expected, actual, keyOf).map(([row, wanted]): RowDifference => ({
    kind: "missing",
    row,
    expected: wanted,
  }));
  const extra = without(actual, expected, keyOf).map(([row, given]): RowDifference => ({
    kind: "extra",
    row,
    actual: given,
  }));
  return [...missing, ...extra];
}

/** The rows of the first list that the second has not as often, with their positions. */
function without(
  rows: readonly ComparedRow[],
  others: readonly ComparedRow[],
  keyOf: KeyOf,
): readonly (readonly [number, ComparedRow])[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  return rows.flatMap((row, i): readonly (readonly [number, ComparedRow])[] => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count > 0 ? [] : [[i, row]];
  });
}
