import { parseQuery, type Dialect } from "@rocky/sql";
import { readFileSync } from "node:fs";
import { tableQueries } from "../binder-tables.ts";
import { handWritten } from "../oracle/hand-written.ts";
import { openEngine } from "../query-fuzz/engine.ts";
import { tablesIn } from "./tables-in.ts";
import { randomOf } from "../random.ts";
import { describerOf } from "../query-fuzz/workspace.ts";
import { edited, subjectOf } from "./edit.ts";
import { mutations } from "./mutations.ts";
import { correctProjects } from "./projects.ts";
import { engineOutcome, ourOutcome, scoreProject, scoreSchemas, warningsOf } from "./schema-mutants.ts";
import { emptyScores, scoreMutant, type Scores } from "./score.ts";

/** How much is broken. */
export interface MutantOptions {
  readonly dialect: Dialect;
  readonly seed: number;
  /** At most so many mutants of each kind of a query. */
  readonly each: number;
  /** Only every so manieth query of the corpus. */
  readonly stride: number;
}

/** What a run of mutants found. */
export interface MutantRun {
  readonly scores: Scores;
  readonly queries: number;
  readonly projects: number;
  /** Originals that are not accepted by both: there must be none. */
  readonly notCorrect: readonly string[];
}

/** Breaks the queries of the corpus and the models and tables of the projects, and scores what we say. */
export async function runMutants(options: MutantOptions): Promise<MutantRun> {
  const scores = emptyScores();
  const notCorrect: string[] = [];
  let queries = 0;
  for (const corpus of corpora()) queries += await breakCorpus(scores, options, { ...corpus, notCorrect });
  const projects = await breakProjects(scores, options, notCorrect);
  return { scores, queries, projects, notCorrect };
}

/** Correct queries with the tables that they read. */
interface Corpus {
  readonly setup: string;
  readonly queries: readonly string[];
}

/** The short queries of many forms, then the long ones: TPC-H and the analysts'. */
function corpora(): readonly Corpus[] {
  const long = handWritten().filter(({ category }) => category === "tpch" || category === "analysts");
  return [
    { setup: textOf("tables.sql"), queries: tableQueries },
    ...[...new Set(long.map(({ setup }) => setup))].map((name) => ({
      setup: textOf(`oracle/setups/${name}.sql`),
      queries: long.filter(({ setup }) => setup === name).map(({ sql }) => sql),
    })),
  ];
}

function textOf(fixture: string): string {
  return readFileSync(new URL(`../fixtures/${fixture}`, import.meta.url), "utf8");
}

async function breakCorpus(
  scores: Scores,
  { dialect, seed, each, stride }: MutantOptions,
  { setup, queries: corpus, notCorrect }: Corpus & { readonly notCorrect: string[] },
): Promise<number> {
  const engine = await openEngine();
  const empty = await openEngine();
  await engine.run(setup);
  const tables = await tablesIn(engine);
  const describe = describerOf(tables, dialect);
  const random = randomOf(seed);
  const names = new Set(tables.map((table) => table.name));
  let queries = 0;
  for (const [i, sql] of corpus.entries()) {
    if (i % stride !== 0) continue;
    const bound = describe(sql);
    if (bound.diagnostics.some(({ severity }) => severity === "error")) {
      notCorrect.push(sql);
      continue;
    }
    queries++;
    const before = new Set(bound.diagnostics.map(({ code }) => code));
    const subject = subjectOf(sql, parseQuery(sql, { dialect, file: "q.sql" }).query);
    for (const mutation of mutations) {
      for (const edit of random.shuffled(mutation.edits(subject)).slice(0, each)) {
        await scoreMutant(
          scores,
          { name: mutation.name, sql: edited(sql, edit), before },
          { engine, describe, tables: names },
        );
      }
    }
    const read = tables.filter(({ name }) =>
      bound.reads.some(({ parts }) => parts.at(-1)?.toLowerCase() === name),
    );
    await scoreSchemas(
      scores,
      { tables: read, steps: [{ name: "query", sql }] },
      { engine: empty, dialect, random, sample: each },
    );
  }
  engine.close();
  empty.close();
  return queries;
}

async function breakProjects(
  scores: Scores,
  { dialect, seed, each }: MutantOptions,
  notCorrect: string[],
): Promise<number> {
  const engine = await openEngine();
  const projects = await correctProjects(dialect);
  for (const { name, project } of projects) {
    const random = randomOf(seed);
    const refusal = await engineOutcome(engine, project, dialect);
    const ours = ourOutcome(project, dialect, new Set());
    if (refusal !== undefined || ours.text !== undefined) {
      notCorrect.push(`${name}: ${refusal ?? ""} ${ours.text ?? ""}`);
      continue;
    }
    const known = warningsOf(project, dialect);
    for (const step of project.steps) {
      const subject = subjectOf(step.sql, parseQuery(step.sql, { dialect, file: "q.sql" }).query);
      for (const mutation of mutations) {
        for (const edit of random.shuffled(mutation.edits(subject)).slice(0, each)) {
          const steps = project.steps.map((other) =>
            other === step ? { name: step.name, sql: edited(step.sql, edit) } : other,
          );
          await scoreProject(
            scores,
            { name: mutation.name, project: { ...project, steps }, known },
            { engine, dialect },
          );
        }
      }
    }
    await scoreSchemas(scores, project, { engine, dialect, random, sample: 60 * each });
  }
  engine.close();
  return projects.length;
}
