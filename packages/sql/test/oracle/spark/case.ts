import { readFileSync } from "node:fs";
import type { OracleCase } from "../case.ts";

/** The first line of a recording. */
export interface EngineLine {
  readonly engine: string;
  readonly version: string;
  /** Whether Spark's ANSI mode is on, as it is on Databricks unless a session says otherwise. */
  readonly ansi: boolean;
}

/** A column as Spark's analyser sees it; `type` in Spark's own words, with NOT NULL also for elements and values. */
export interface SparkColumn {
  readonly name: string;
  readonly type: string;
  /** Left out where Spark knows that there is no NULL. */
  readonly nullable?: true;
}

/** Why Spark refuses a query. */
export interface Refusal {
  /** The error class, as `UNRESOLVED_COLUMN.WITH_SUGGESTION`. */
  readonly class?: string;
  /** The SQL state. */
  readonly state?: string;
  /** The beginning of the message's first line; left out where one row stands for many queries. */
  readonly message?: string;
}

/** A function that Spark lists. */
export interface SparkFunction {
  readonly name: string;
  readonly kind: "scalar" | "table";
  /** As `agg_funcs`. */
  readonly group: string;
}

/** A table of a setup. */
export interface TableLine {
  readonly setup: string;
  readonly table: string;
  readonly columns: readonly SparkColumn[];
}

/** A query that Spark takes. */
export interface AcceptedCase extends OracleCase {
  readonly columns: readonly SparkColumn[];
}

/** A query that Spark refuses. */
export interface RefusedCase extends OracleCase {
  readonly refused: Refusal;
  /** Where it is given, `sql` has a `?`, and with each of these in its place the query is refused. */
  readonly each?: readonly string[];
}

/** A query with Spark's answer. */
export type SparkCase = AcceptedCase | RefusedCase;

/** A whole recording. */
export interface Recording {
  readonly engine: EngineLine;
  /** What Spark lists; only in the recording with ANSI mode on. */
  readonly functions: readonly SparkFunction[];
  readonly tables: readonly TableLine[];
  readonly cases: readonly SparkCase[];
}

const usual = "tables";

/** Where Spark's answers are kept. */
export const databricksFile: URL = new URL("../../fixtures/oracle/databricks.jsonl", import.meta.url);

/** Where its answers with ANSI mode off are kept. */
export const ansiOffFile: URL = new URL("../../fixtures/oracle/databricks-ansi-off.jsonl", import.meta.url);

/** The text of a recording; the usual setup is left out of its lines. */
export function textOf({ engine, functions, tables, cases }: Recording): string {
  const lines = cases.map(({ id, category, setup, sql, ...answer }) =>
    JSON.stringify({ id, category, ...(setup === usual ? {} : { setup }), sql, ...answer }),
  );
  return `${[{ ...engine, functions }, ...tables].map((line) => JSON.stringify(line)).join("\n")}\n${lines.join("\n")}\n`;
}

/** Reads a recording. */
export function readRecording(file: URL): Recording {
  const [first = "", ...rest] = readFileSync(file, "utf8").trimEnd().split("\n");
  const lines = rest.map((line) => JSON.parse(line) as TableLine | Omit<SparkCase, "setup">);
  const { functions, ...engine } = JSON.parse(first) as EngineLine & Pick<Recording, "functions">;
  return {
    engine,
    functions,
    tables: lines.filter((line): line is TableLine => "table" in line),
    cases: lines.filter((line) => !("table" in line)).map((line) => ({ setup: usual, ...line }) as SparkCase),
  };
}

const generatedCategory =
  /^(refused: )?(functions: [\w ]+|clause pairs|literals|operators|common types|set operations|casts)$/;

/** Whether a case was made by `generate`, not by hand. */
export function isGeneratedBySpark({ category, id }: OracleCase): boolean {
  return generatedCategory.test(category) && !/^(refused|only): /.test(id);
}
