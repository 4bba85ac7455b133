import { quoteIdentifier, type BoundQuery, type Dialect } from "@rocky/sql";
import type { Engine } from "../query-fuzz/engine.ts";
import type { Random } from "../random.ts";
import type { Table } from "../query-fuzz/schema.ts";
import { describerOf } from "../query-fuzz/workspace.ts";
import { misspelt } from "./edit.ts";
import { missingTable, tally, type Scores } from "./score.ts";

/** A step of a project: a name under which later steps read the query. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** Tables and steps over them: a small project. */
export interface Project {
  readonly tables: readonly Table[];
  readonly steps: readonly Step[];
}

/** What a project comes to: the first refusal or error, and whether there is a new warning. */
export interface Outcome {
  readonly text: string | undefined;
  readonly warned: boolean;
}

const types = [
  "VARCHAR",
  "DATE",
  "INTEGER[]",
  "STRUCT(a INTEGER)",
  "BOOLEAN",
  "INTEGER",
  "TIMESTAMP",
  "BLOB",
];

/** Projects with one column of one table renamed, dropped or of another type. */
export function schemaMutants(
  project: Project,
  random: Random,
): readonly { readonly name: string; readonly project: Project }[] {
  return project.tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const others = table.columns.filter((other) => other !== column);
      const with_ = (columns: Table["columns"]): Project => ({
        ...project,
        tables: project.tables.map((other) => (other === table ? { ...table, columns } : other)),
      });
      const replaced = (made: Table["columns"][number]): Project =>
        with_(table.columns.map((other) => (other === column ? made : other)));
      return [
        { name: "rename a source column", project: replaced({ ...column, name: misspelt(column.name) }) },
        ...(others.length === 0 ? [] : [{ name: "drop a source column", project: with_(others) }]),
        ...random
          .shuffled(types.filter((type) => type !== column.type))
          .slice(0, 3)
          .map((type) => ({ name: "retype a source column", project: replaced({ ...column, type }) })),
      ];
    }),
  );
}

/** Makes the tables and one view after the other in an empty database, and drops them again; the first refusal ends it. */
export async function engineOutcome(
  engine: Engine,
  project: Project,
  dialect: Dialect,
): Promise<string | undefined> {
  const made: string[] = [];
  try {
    for (const { name, columns } of project.tables) {
      const list = columns.map(
        (column) =>
          `${quoteIdentifier(column.name, dialect)} ${column.type}${column.notNull ? " NOT NULL" : ""}`,
      );
      await engine.run(`CREATE TABLE ${name} (${list.join(", ")})`);
      made.push(`TABLE ${name}`);
    }
    for (const { name, sql } of project.steps) {
      const verdict = await engine.describe(sql);
      if ("refusal" in verdict) return verdict.refusal;
      await engine.run(`CREATE VIEW ${name} AS ${sql}`);
      made.push(`VIEW ${name}`);
    }
    return undefined;
  } catch (error) {
    return String(error instanceof Error ? error.message : error).split("\n")[0];
  } finally {
    for (const what of made.toReversed()) await engine.run(`DROP ${what}`);
  }
}

/** Binds one step after the other; what a step gives is a table for the next ones. */
export function ourOutcome(project: Project, dialect: Dialect, known: ReadonlySet<string>): Outcome {
  const made: BoundQuery[] = [];
  const names: string[] = [];
  let text: string | undefined;
  let warned = false;
  for (const { name, sql } of project.steps) {
    const describe = describerOf(project.tables, dialect, new Map(names.map((step, i) => [step, made[i]])));
    const bound = describe(sql);
    made.push(bound);
    names.push(name);
    const error =
      bound.diagnostics.find(({ severity }) => severity === "error") ??
      missingTable(
        bound.reads,
        new Set([...project.tables.map((table) => table.name), ...names.slice(0, -1)]),
      );
    text ??= error && `${error.code} ${error.message}`;
    warned ||= bound.diagnostics.some(
      ({ severity, code }) => severity === "warning" && !known.has(`${name} ${code}`),
    );
  }
  return { text, warned };
}

/** Scores every mutant of a project's tables. */
export async function scoreSchemas(
  scores: Scores,
  project: Project,
  {
    engine,
    dialect,
    random,
    sample,
  }: { readonly engine: Engine; readonly dialect: Dialect; readonly random: Random; readonly sample: number },
): Promise<void> {
  const known = warningsOf(project, dialect);
  for (const { name, project: mutant } of random.shuffled(schemaMutants(project, random)).slice(0, sample)) {
    await scoreProject(scores, { name, project: mutant, known }, { engine, dialect });
  }
}

/** Scores one broken project. */
export async function scoreProject(
  scores: Scores,
  {
    name,
    project,
    known,
  }: { readonly name: string; readonly project: Project; readonly known: ReadonlySet<string> },
  { engine, dialect }: { readonly engine: Engine; readonly dialect: Dialect },
): Promise<void> {
  const refusal = await engineOutcome(engine, project, dialect);
  const ours = ourOutcome(project, dialect, known);
  const changed = project.tables.map(
    (table) => `${table.name}(${table.columns.map((c) => `${c.name} ${c.type}`).join(", ")})`,
  );
  const sql = `${project.steps.map((step) => `${step.name}: ${step.sql}`).join("; ")} -- ${changed.join("; ")}`;
  tally(scores, { name, sql }, { refusal, error: ours.text, warned: ours.warned });
}

/** The warnings that a project has before it is broken, by step and code. */
export function warningsOf(project: Project, dialect: Dialect): ReadonlySet<string> {
  const known = new Set<string>();
  const made = new Map<string, BoundQuery | undefined>();
  for (const { name, sql } of project.steps) {
    const bound = describerOf(project.tables, dialect, made)(sql);
    made.set(name, bound);
    for (const { code, severity } of bound.diagnostics)
      if (severity === "warning") known.add(`${name} ${code}`);
  }
  return known;
}
