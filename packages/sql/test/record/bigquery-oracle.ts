import { writeFileSync } from "node:fs";
import process from "node:process";
import { bigqueryFile, type BigqueryRecorder } from "../oracle/bigquery.ts";
import { openAnalyser, type Analyser, type TableColumn } from "./googlesql/analyser.ts";
import { linesOf, recordAccepted, recordRefused, type Book } from "./googlesql/book.ts";
import { buildAnalyser } from "./googlesql/build.ts";
import { setupNames, setupStatements, writtenQuestions } from "./googlesql/written.ts";

/** Builds the analyser, asks it everything and writes `fixtures/oracle/bigquery.jsonl`. */
export async function record(): Promise<void> {
  const analyser = openAnalyser(buildAnalyser());
  try {
    await recordWith(analyser);
  } finally {
    analyser.close();
  }
}

async function recordWith(analyser: Analyser): Promise<void> {
  const tables: Record<string, Readonly<Record<string, readonly TableColumn[]>>> = {};
  for (const name of setupNames()) tables[name] = await analyser.define(name, setupStatements(name));
  const book: Book = { cases: [], problems: [] };
  await recordAccepted(analyser, book, writtenQuestions("queries"));
  await recordRefused(analyser, book, writtenQuestions("refused"));
  const recorder: BigqueryRecorder = { ...(await analyser.about()), called: [], notCalled: {} };
  writeFileSync(bigqueryFile, `${[JSON.stringify(recorder), JSON.stringify(tables), ...linesOf(book)].join("\n")}\n`);
  report(book);
} // prettier-ignore

function report({ cases, problems }: Book): void {
  const counts = new Map<string, number>();
  for (const { category } of cases) counts.set(category, (counts.get(category) ?? 0) + 1);
  for (const [category, count] of counts) console.log(`${String(count).padStart(6)}  ${category}`);
  console.log(`${String(cases.length).padStart(6)}  rows`);
  if (problems.length === 0) return;
  console.error(`\n${problems.join("\n\n")}\n\n${problems.length} to mend`);
  process.exitCode = 1;
}
