import { readFileSync } from "node:fs";

/** A query with what it stands on; `category` is a row of the page of accuracy. */
export interface OracleCase {
  readonly id: string;
  readonly category: string;
  /** The name of a file in `fixtures/oracle/setups`. */
  readonly setup: string;
  readonly sql: string;
}

/** What DuckDB says of one output column. */
export interface RecordedColumn {
  readonly name: string;
  readonly type: string;
  /** Some row of the setup's data showed a NULL in it. */
  readonly nulls?: true;
}

/** A line of the corpus. */
export interface RecordedCase extends OracleCase {
  readonly columns: readonly RecordedColumn[];
  /** How many rows the query gave; absent when the data makes it fail, as a cast can. */
  readonly rows?: number;
}

const usual = "tables";

/** Where DuckDB's answers are kept. */
export const recordedFile: URL = new URL("../fixtures/oracle/duckdb.jsonl", import.meta.url);

/** The corpus with DuckDB's answers. */
export function readRecorded(): readonly RecordedCase[] {
  return readFileSync(recordedFile, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ setup: usual, ...(JSON.parse(line) as Omit<RecordedCase, "setup">) }));
}

/** The line of a case in the file; the usual setup is left out. */
export function lineOf({ setup, ...rest }: RecordedCase): string {
  return JSON.stringify(setup === usual ? rest : { ...rest, setup });
}

const generatedCategories = /^(functions: \w+|clause pairs|literals|operators|set operations|casts)$/;

/** Whether a case was made by `generate`, not by hand. */
export function isGenerated({ category }: OracleCase): boolean {
  return generatedCategories.test(category);
}
