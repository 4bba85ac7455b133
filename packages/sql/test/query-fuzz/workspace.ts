import {
  describeQuery,
  parseTypeName,
  type BoundQuery,
  type Dialect,
  type ResolvedRelation,
} from "@rocky/sql";
import type { Column } from "@rocky/ir";
import type { Catalogue } from "./catalogue.ts";
import type { Engine, Verdict } from "./engine.ts";
import { joinedTypes, judge, type Judgement } from "./judge.ts";
import { constant } from "./values.ts";
import type { Random } from "../random.ts";
import { columnsOf, type Table } from "./schema.ts";
import { execute } from "./soundness.ts";
import { record, type Tally } from "./tally.ts";

/** A query that DuckDB accepted, to be read by others. */
export interface KnownQuery {
  readonly sql: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** One random schema in the engine, and all that is known while queries over it are drawn. */
export interface Workspace {
  readonly dialect: Dialect;
  readonly engine: Engine;
  readonly random: Random;
  readonly catalogue: Catalogue;
  readonly tables: readonly Table[];
  readonly tally: Tally;
  /** Queries that were accepted, short enough to stand inside others. */
  readonly library: KnownQuery[];
  readonly describe: (sql: string) => BoundQuery;
  /** Asks DuckDB and us, and counts how the answers compare. */
  readonly ask: (sql: string) => Promise<Verdict>;
  /** Executes a query and counts the claims that its rows bear out. */
  readonly check: (sql: string) => Promise<void>;
  /** The same without counting: the claim that the rows break. */
  readonly broken: (sql: string) => Promise<string | undefined>;
  /** Compares the answers without counting. */
  readonly judge: (sql: string) => Promise<Judgement>;
}

/** What a query gives to those that read it. A failed one is not complete. */
function relationOf(
  relation: string,
  { columns, complete, reason, diagnostics }: BoundQuery,
): ResolvedRelation {
  if (complete && !diagnostics.some(({ severity }) => severity === "error"))
    return { relation, columns, complete };
  return { relation, columns, complete: false, reason: reason ?? `${relation} has an error` };
}

type ResolvedKey = NonNullable<ResolvedRelation["keys"]>[number];

/** Our answers over given tables. */
export function describerOf(
  tables: readonly Table[],
  dialect: Dialect,
  steps: ReadonlyMap<string, BoundQuery | undefined> = new Map(),
): (sql: string) => BoundQuery {
  const known = new Map(tables.map((table) => [table.name, table]));
  const columnsByTable = new Map<string, readonly Column[]>(
    tables.map((table) => [table.name, columnsOf(table, dialect)]),
  );
  const keysOf = (table: Table | undefined): readonly ResolvedKey[] =>
    table === undefined || table.key.length === 0
      ? []
      : [{ columns: table.key, nulls: "differ", assumed: [] }];
  const resolve = (parts: readonly string[]): ResolvedRelation => {
    const relation = parts.join(".");
    const name = parts.at(-1)?.toLowerCase() ?? "";
    const step = steps.get(name);
    if (step !== undefined) return relationOf(name, step);
    const columns = columnsByTable.get(name);
    return columns === undefined
      ? { relation, columns: [], complete: false, reason: `nothing is known about ${relation}` }
      : { relation, columns, complete: true, keys: keysOf(known.get(name)) };
  };
  return (sql) => describeQuery(sql, { dialect, file: "query.sql", resolve });
}

export function workspaceOf(
  parts: Omit<Workspace, "ask" | "describe" | "library" | "judge" | "check" | "broken">,
): Workspace {
  const describe = describerOf(parts.tables, parts.dialect);
  const judged = async (sql: string): Promise<readonly [Verdict, Judgement]> => {
    const verdict = await parts.engine.describe(sql);
    const judgement = judge(describe(sql), verdict, parts.dialect);
    return [verdict, (await fails(parts, judgement)) ? { kind: "failing" } : judgement];
  };
  const ask = async (sql: string): Promise<Verdict> => {
    const [verdict, judgement] = await judged(sql);
    record(parts.tally, sql, judgement);
    return verdict;
  };
  const check = async (sql: string): Promise<void> => {
    const { executed, notNull, keys, broken } = await execute(parts.engine, sql, describe(sql));
    if (!executed) return;
    parts.tally.executed++;
    parts.tally.notNull += notNull;
    parts.tally.keys += keys;
    if (broken !== undefined)
      parts.tally.unsound.push({ sql, cause: broken.replaceAll(/\d+/g, "_"), detail: broken });
  };
  const broken = async (sql: string): Promise<string | undefined> =>
    (await execute(parts.engine, sql, describe(sql))).broken;
  return {
    ...parts,
    library: [],
    describe,
    ask,
    check,
    broken,
    judge: async (sql) => (await judged(sql))[1],
  };
}

/** Whether an error about types that do not meet is proved by a cast of values that DuckDB cannot do. */
async function fails(
  { engine, dialect, random }: Pick<Workspace, "engine" | "dialect" | "random">,
  judgement: Judgement,
): Promise<boolean> {
  const types = judgement.kind === "wrong" ? joinedTypes(judgement.detail) : undefined;
  if (types === undefined) return false;
  const values = types.map((name) => {
    const type = parseTypeName(name, dialect);
    return `CAST(${type === undefined ? "NULL" : constant(type, random)} AS ${name})`;
  });
  return "refusal" in (await engine.rows(`SELECT ${values[0]} = ${values[1]}`));
}
