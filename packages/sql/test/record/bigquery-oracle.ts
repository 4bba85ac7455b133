import { writeFileSync } from "node:fs";
import process from "node:process";
import {
  bigqueryFile,
  isGeneratedBigquery,
  readBigquery,
  type BigqueryCase,
  type BigqueryRecorder,
  type BigqueryTables,
} from "../oracle/bigquery.ts";
import { openAnalyser, type Analyser, type TableColumn } from "./googlesql/analyser.ts";
import { linesOf, recordAccepted, recordRefused, type Book } from "./googlesql/book.ts";
import { buildAnalyser } from "./googlesql/build.ts";
import { calledIn, reasonOf } from "./googlesql/called.ts";
import { recordGenerated } from "./googlesql/generate/generated.ts";
import { parts } from "./googlesql/generate/date-parts.ts";
import { columns, constants, operands } from "./googlesql/generate/operands.ts";
import { setupNames, setupStatements, writtenQuestions } from "./googlesql/written.ts";

/**
 * Builds the GoogleSQL analyser, asks it everything and writes `fixtures/oracle/bigquery.jsonl`, which takes minutes.
 * With the further argument `hand`, only what is written by hand is asked again.
 */
export async function record(): Promise<void> {
  const kept = process.argv[3] === "hand" ? readBigquery().cases.filter(isGeneratedBigquery) : undefined;
  const analyser = openAnalyser(buildAnalyser());
  try {
    await recordWith(analyser, kept);
  } finally {
    analyser.close();
  }
} // prettier-ignore

async function recordWith(analyser: Analyser, kept: readonly BigqueryCase[] | undefined): Promise<void> {
  const tables: Record<string, Readonly<Record<string, readonly TableColumn[]>>> = {};
  for (const name of setupNames()) tables[name] = await analyser.define(name, setupStatements(name));
  const book: Book = { cases: [], problems: [] };
  await recordAccepted(analyser, book, writtenQuestions("queries"));
  await recordRefused(analyser, book, writtenQuestions("refused"));
  const made: Book = { cases: [...(kept ?? [])], problems: book.problems };
  if (kept === undefined) await recordGenerated(analyser, made, columnNames(tables));
  book.cases.push(...made.cases);
  const listed = (await analyser.functions()).map(({ name }) => name);
  const called = calledIn(book.cases, listed);
  const notCalled = listed.filter((name) => !called.includes(name)).map((name) => [name, reasonOf(name)]);
  const recorder: BigqueryRecorder = {
    ...(await analyser.about()),
    called,
    notCalled: Object.fromEntries(notCalled) as Record<string, string>,
    operands: { operands, constants, columns, parts },
  };
  const lines = [JSON.stringify(recorder), JSON.stringify(tables), ...linesOf(book, recorder.operands)];
  writeFileSync(bigqueryFile, `${lines.join("\n")}\n`);
  report(book, Object.keys(recorder.notCalled));
}

function columnNames(tables: BigqueryTables): ReadonlySet<string> {
  const columns = Object.values(tables).flatMap((setup) => Object.values(setup).flat());
  return new Set(columns.map(({ name }) => name));
}

function report({ cases, problems }: Book, notCalled: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const { category } of cases) counts.set(category, (counts.get(category) ?? 0) + 1);
  for (const [category, count] of counts) console.log(`${String(count).padStart(6)}  ${category}`);
  console.log(`${String(cases.length).padStart(6)}  rows\nnot called: ${notCalled.join(" ")}`);
  if (problems.length === 0) return;
  console.error(`\n${problems.join("\n\n")}\n\n${problems.length} to mend`);
  process.exitCode = 1;
}
