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
  /** Functions of the analyser's catalogue that an accepted query calls, lower case; `$…` are operators and syntax. */
  readonly called: readonly string[];
  /** The others, each with the reason. */
  readonly notCalled: Readonly<Record<string, string>>;
  /** Lists of operands that lines of refusals refer to by name. */
  readonly operands: OperandLists;
}

/** Operands by the name of their list. */
export type OperandLists = Readonly<Record<string, readonly string[]>>;

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
  const [first = "{}", tables = "{}", ...rest] = lines;
  const recorder = JSON.parse(first) as BigqueryRecorder;
  return {
    recorder,
    tables: JSON.parse(tables) as BigqueryTables,
    cases: rest.map((line) => caseOfLine(line, recorder.operands)),
  };
}

/**
 * A case as the file has it: a column without a name is its type alone, the usual setup is left out, and what is refused
 * is a list, or all operands of a named list but some.
 */
type Line = Omit<BigqueryCase, "setup" | "columns" | "eachRefused"> & {
  readonly setup?: string;
  readonly columns?: readonly (string | AnalysedColumn)[];
  readonly eachRefused?: readonly string[] | { readonly of: string; readonly but: readonly string[] };
};

/** The line of a case. */
export function bigqueryLine(
  { setup, columns, eachRefused, ...rest }: BigqueryCase,
  lists: OperandLists,
): string {
  const line: Line = {
    ...rest,
    ...(columns === undefined ? {} : { columns: columns.map((c) => (c.unnamed === true ? c.type : c)) }),
    ...(eachRefused === undefined ? {} : { eachRefused: shortened(eachRefused, lists) }),
    ...(setup === usual ? {} : { setup }),
  };
  return JSON.stringify(line);
}

function shortened(refused: readonly string[], lists: OperandLists): NonNullable<Line["eachRefused"]> {
  for (const [of, list] of Object.entries(lists)) {
    const but = list.filter((operand) => !refused.includes(operand));
    if (but.length + refused.length === list.length && but.length < refused.length) return { of, but };
  }
  return refused;
}

function lengthened(refused: NonNullable<Line["eachRefused"]>, lists: OperandLists): readonly string[] {
  if (!("of" in refused)) return refused;
  return (lists[refused.of] ?? []).filter((operand) => !refused.but.includes(operand));
}

function caseOfLine(text: string, lists: OperandLists): BigqueryCase {
  const { columns, eachRefused, ...rest } = JSON.parse(text) as Line;
  let unnamed = 0;
  const named = columns?.map((column): AnalysedColumn =>
    typeof column === "string" ? { name: `f${unnamed++}_`, type: column, unnamed: true } : column,
  );
  return {
    setup: usual,
    ...rest,
    ...(named === undefined ? {} : { columns: named }),
    ...(eachRefused === undefined ? {} : { eachRefused: lengthened(eachRefused, lists) }),
  };
}

const generatedCategories =
  /^(functions|operands|operators|common types|set operations|casts|date parts|literals|relations|clause pairs|pipe operators|refused: arguments|refused: generated)/;

/** Whether a case was put together by the recorder, not written by hand. */
export function isGeneratedBigquery({ category }: BigqueryCase): boolean {
  return generatedCategories.test(category);
}
