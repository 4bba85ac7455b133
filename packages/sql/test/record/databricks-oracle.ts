import { writeFileSync } from "node:fs";
import type { OracleCase } from "../oracle/case.ts";
import {
  ansiOffFile,
  databricksFile,
  isGeneratedBySpark,
  readRecording,
  textOf,
  type Recording,
  type SparkCase,
  type SparkFunction,
  type TableLine,
} from "../oracle/spark/case.ts";
import { generated } from "../oracle/spark/generate/generated.ts";
import {
  onlyDatabricks,
  setupNames,
  setupStatements,
  writtenQueries,
  writtenRefusals,
} from "../oracle/spark/written.ts";
import { selectListOf } from "../oracle/spark/select-list.ts";
import { tryAll } from "../oracle/spark/generate/attempts.ts";
import { SparkEngine, type SparkAnswer } from "./spark/engine.ts";
import { installSpark } from "./spark/install.ts";

/**
 * Writes what Spark says of the corpus, with ANSI mode on and, of a part of it, off. With the argument `hand` only what is written by hand
 * is asked again, and the rest stays.
 */
export async function record(): Promise<void> {
  const python = installSpark();
  const onlyHand = process.argv[3] === "hand";
  const on = await recordOn(python, onlyHand ? readRecording(databricksFile) : undefined);
  writeFileSync(databricksFile, textOf(on));
  const off = await recordOff(python, on);
  writeFileSync(ansiOffFile, textOf(off));
}

async function recordOn(python: string, before: Recording | undefined): Promise<Recording> {
  const { engine, said } = await SparkEngine.start(python, []);
  try {
    const functions = await engine.functions();
    const tables: TableLine[] = [];
    const cases: SparkCase[] = [];
    for (const setup of setupNames()) {
      tables.push(...(await tablesOf(engine, setup)));
      const asked = (all: readonly OracleCase[]) => all.filter((each) => each.setup === setup);
      cases.push(...(await expected(engine, asked(writtenQueries()), "columns")));
      cases.push(...(await expected(engine, asked(writtenRefusals()), "refused")));
      cases.push(...(await expected(engine, asked(onlyDatabricks()), "refused")));
    }
    console.log(`${cases.length} queries by hand over ${tables.length} tables`);
    if (before === undefined) cases.push(...(await generatedCases(engine, functions)));
    else cases.push(...before.cases.filter(isGeneratedBySpark));
    console.log(`${cases.length} queries in all`);
    return { engine: said, functions, tables, cases };
  } finally {
    engine.close();
  }
}

async function generatedCases(
  engine: SparkEngine,
  functions: readonly SparkFunction[],
): Promise<readonly SparkCase[]> {
  await engine.setUp(setupStatements("tables"));
  const cases: SparkCase[] = [];
  let shown = 0;
  for await (const made of generated((sql) => engine.ask(sql), functions)) {
    cases.push(...made);
    if (cases.length < shown + 500) continue;
    shown = cases.length;
    console.log(`${shown} generated, the last of ${made[0]?.category ?? ""}`);
  }
  return cases;
}

/** What is answered otherwise, and of the rest every fifth. */
async function recordOff(python: string, on: Recording): Promise<Recording> {
  const { engine, said } = await SparkEngine.start(python, ["spark.sql.ansi.enabled=false"]);
  try {
    const tables: TableLine[] = [];
    const cases: SparkCase[] = [];
    for (const setup of setupNames()) {
      tables.push(...(await tablesOf(engine, setup)));
      const asked = on.cases.filter((each) => each.setup === setup && each.category !== "clause pairs");
      const answers = await Promise.all(asked.map(({ sql }) => engine.ask(sql)));
      for (const [i, before] of asked.entries()) {
        const answer = answers[i];
        if (answer !== undefined)
          cases.push(...(await changedOf(engine, before, { answer, always: i % 5 === 0 })));
      }
    }
    console.log(`${cases.length} queries with ANSI mode off`);
    return { engine: said, functions: [], tables, cases };
  } finally {
    engine.close();
  }
}

async function changedOf(
  engine: SparkEngine,
  before: SparkCase,
  { answer, always }: { readonly answer: SparkAnswer; readonly always: boolean },
): Promise<readonly SparkCase[]> {
  const { id, setup, sql } = before;
  const category = before.category.replace(/^refused: (?=common|operators|casts|functions: )/, "");
  const ask = (text: string) => engine.ask(text);
  if ("each" in before && before.each !== undefined) {
    const again = await tryAll(ask, { id: `${id}/off`, category, query: sql, expressions: before.each });
    return again.filter((each) => "columns" in each);
  }
  const theirs = "columns" in before ? { columns: before.columns } : { refused: before.refused };
  const same = JSON.stringify(answer) === JSON.stringify(theirs);
  const list = isGeneratedBySpark(before) ? selectListOf(sql) : undefined;
  if (same || !("refused" in answer) || list === undefined || list.expressions.length === 1)
    return same && !always ? [] : [{ id, category: before.category, setup, sql, ...answer }];
  return tryAll(ask, { ...list, id: `${id}/off`, category });
}

async function tablesOf(engine: SparkEngine, setup: string): Promise<readonly TableLine[]> {
  const made = Object.entries(await engine.setUp(setupStatements(setup)));
  return made.map(([table, columns]) => ({ setup, table, columns }));
}

async function expected(
  engine: SparkEngine,
  asked: readonly OracleCase[],
  answer: "columns" | "refused",
): Promise<readonly SparkCase[]> {
  const answers = await Promise.all(asked.map(({ sql }) => engine.ask(sql)));
  return answers.map((got, i): SparkCase => {
    const about = asked[i];
    if (about === undefined) throw new Error("an answer to no question");
    if (!(answer in got)) {
      const why =
        "refused" in got ? `refuses it: ${got.refused.class ?? ""} ${got.refused.message}` : "takes it";
      console.error(`${about.id}: Spark ${why}\n${about.sql}\n`);
      process.exitCode = 1;
    }
    const { id, category, setup, sql } = about;
    return { id, category, setup, sql, ...got };
  });
}
