import { readFileSync } from "node:fs";
import type { AnalysedColumn, TableColumn } from "../record/googlesql/analyser.ts";

/** Where the GoogleSQL analyser's answers are kept. */
export const bigqueryFile: URL = new URL("../fixtures/oracle/bigquery.jsonl", import.meta.url);

/** The first line of the recording. */
export interface BigqueryRecorder {
  readonly engine: string;
  readonly version: string;
  /** The language features that were on. */
  readonly features: readonly string[];
  /** Functions of the analyser's catalogue that a recorded query calls, lower case. */
  readonly called: readonly string[];
  /** The others, each with the reason. */
  readonly notCalled: Readonly<Record<string, string>>;
}

/** A query with what the analyser says of it: columns, or why it is refused. */
export interface BigqueryCase {
  readonly id: string;
  /** A row of the page of evidence. */
  readonly category: string;
  /** Tables by the name of a file in `fixtures/oracle/bigquery/setups`. */
  readonly setup: string;
  readonly sql: string;
  readonly columns?: readonly AnalysedColumn[];
  /** Types of parameters that the query does not declare: by name, or by position from 1. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The analyser's message without the list of signatures. */
  readonly refused?: string;
  /** Line and column, from 1, of what the message is about. */
  readonly at?: string;
  /** Each of these alone in the place of `{}` is refused. */
  readonly eachRefused?: readonly string[];
}

/** The tables of each setup, by name. */
export type BigqueryTables = Readonly<Record<string, Readonly<Record<string, readonly TableColumn[]>>>>;

const usual = "tables";

/** The recording: who answered, over which tables, and what. */
export function readBigquery(): {
  readonly recorder: BigqueryRecorder;
  readonly tables: BigqueryTables;
  readonly cases: readonly BigqueryCase[];
} {
  const lines = readFileSync(bigqueryFile, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const [recorder = "{}", tables = "{}", ...cases] = lines;
  return {
    recorder: JSON.parse(recorder) as BigqueryRecorder,
    tables: JSON.parse(tables) as BigqueryTables,
    cases: cases.map((line) => ({ setup: usual, ...(JSON.parse(line) as Omit<BigqueryCase, "setup">) })),
  };
}

/** The line of a case; the usual setup is left out. */
export function bigqueryLine({ setup, ...rest }: BigqueryCase): string {
  return JSON.stringify(setup === usual ? rest : { ...rest, setup });
}
