import { writeFileSync } from "node:fs";
import type { OracleCase } from "../oracle/case.ts";
import {
  ansiOffFile,
  databricksFile,
  textOf,
  type EngineLine,
  type SparkCase,
  type TableLine,
} from "../oracle/spark/case.ts";
import { setupNames, setupStatements, writtenQueries, writtenRefusals } from "../oracle/spark/written.ts";
import { SparkEngine } from "./spark/engine.ts";
import { installSpark } from "./spark/install.ts";

/** Writes what Spark says of the corpus, with ANSI mode on and, of a part of it, off. */
export async function record(): Promise<void> {
  const python = installSpark();
  const on = await recordWith(python, []);
  writeFileSync(databricksFile, textOf(on));
  const off = await recordWith(python, ["spark.sql.ansi.enabled=false"]);
  writeFileSync(ansiOffFile, textOf(off));
}

interface Recorded {
  readonly engine: EngineLine;
  readonly tables: readonly TableLine[];
  readonly cases: readonly SparkCase[];
}

async function recordWith(python: string, settings: readonly string[]): Promise<Recorded> {
  const { engine, said } = await SparkEngine.start(python, settings);
  try {
    const tables: TableLine[] = [];
    const cases: SparkCase[] = [];
    for (const setup of setupNames()) {
      const made = Object.entries(await engine.setUp(setupStatements(setup)));
      tables.push(...made.map(([table, columns]) => ({ setup, table, columns })));
      cases.push(...(await answersOf(engine, ofSetup(writtenQueries(), setup), "accepted")));
      cases.push(...(await answersOf(engine, ofSetup(writtenRefusals(), setup), "refused")));
      console.log(`${setup}: ${made.length} tables, ${cases.length} queries until here`);
    }
    return { engine: said, tables, cases };
  } finally {
    engine.close();
  }
}

function ofSetup(asked: readonly OracleCase[], name: string): readonly OracleCase[] {
  return asked.filter(({ setup }) => setup === name);
}

async function answersOf(
  engine: SparkEngine,
  asked: readonly OracleCase[],
  expected: "accepted" | "refused",
): Promise<readonly SparkCase[]> {
  const answers = await Promise.all(asked.map(({ sql }) => engine.ask(sql)));
  return answers.map((answer, i): SparkCase => {
    const about = asked[i];
    if (about === undefined) throw new Error("an answer to no question");
    const got = "refused" in answer ? "refused" : "accepted";
    if (got !== expected) {
      const why = "refused" in answer ? `: ${answer.refused.message}` : "";
      console.error(`Spark has ${got} ${about.id}${why}\n${about.sql}\n`);
    }
    return { ...about, ...answer };
  });
}
