import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { dialectOf, describeQuery, type BoundQuery, type ResolvedRelation } from "@rocky/sql";
import { expect, test } from "vitest";
import { createNullTables, fillings, fillTable, nullTables } from "./live/null-tables.ts";
import { nullQuery } from "./live/null-queries.ts";
import { randomOf } from "./random.ts";

const dialect = dialectOf("duckdb")!;
const runs = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 300);
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 20_260_101);
/** Queries with fewer rows, of all databases together, do not say how precise we are. */
const enough = 4;
const verbose = process.env["ROCKY_FUZZ_SHOW"] !== undefined;

function resolve(parts: readonly string[]): ResolvedRelation {
  const relation = parts.join(".");
  const columns = (nullTables[relation] ?? []).map((column) => ({
    name: column.name,
    type:
      column.kind === "int"
        ? ({ kind: "integer", bits: 32, signed: true } as const)
        : column.kind === "text"
          ? ({ kind: "string" } as const)
          : ({ kind: "boolean" } as const),
    nullability: column.required ? ("not-null" as const) : ("nullable" as const),
  }));
  return { relation, columns, complete: true };
}

function describe(sql: string): BoundQuery {
  return describeQuery(sql, { dialect, file: "query.sql", resolve });
}

/** One database for each filling. */
async function openDatabases(): Promise<readonly DuckDBConnection[]> {
  const random = randomOf(seed);
  const open: DuckDBConnection[] = [];
  for (const filling of fillings) {
    const connection = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
    await connection.run(createNullTables);
    for (const name of Object.keys(nullTables)) {
      const rows = fillTable(random, name, filling);
      if (rows !== "") await connection.run(rows);
    }
    open.push(connection);
  }
  return open;
}

/** What executing a query showed. */
interface Shown {
  /** For each column whether some database shows a NULL in it. */
  readonly nulls: readonly boolean[];
  /** The rows of all databases. */
  readonly rows: number;
}

/** Executes a query on all databases; the first line of the refusal where one refuses or fails. */
async function execute(databases: readonly DuckDBConnection[], sql: string): Promise<Shown | string> {
  let nulls: boolean[] = [];
  let count = 0;
  for (const connection of databases) {
    try {
      const reader = await connection.runAndReadAll(sql);
      const rows = reader.getRows();
      count += rows.length;
      nulls = Array.from(
        { length: reader.columnCount },
        (_, i) => nulls[i] === true || rows.some((row) => row[i] === null),
      );
    } catch (error) {
      return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    }
  }
  return { nulls, rows: count };
}

test(`no data refutes a column that is called not null (seed ${seed})`, { timeout: 3_600_000 }, async () => {
  const databases = await openDatabases();
  const tally = { executed: 0, refused: 0, columns: 0, claimed: 0, shown: 0 };
  const wrong: string[] = [];
  const refusals = new Map<string, number>();
  for (let run = 0; run < runs; run++) {
    const sql = nullQuery(randomOf(seed + run * 7919));
    const { columns } = describe(sql);
    const shown = await execute(databases, sql);
    if (typeof shown === "string") {
      tally.refused++;
      const kind = shown.slice(0, 60);
      refusals.set(kind, (refusals.get(kind) ?? 0) + 1);
      continue;
    }
    tally.executed++;
    const { nulls, rows } = shown;
    columns.forEach((column, i) => {
      if (rows >= enough) tally.columns++;
      if (rows >= enough && nulls[i] === true) tally.shown++;
      if (column.nullability !== "not-null") {
        if (verbose && rows >= enough && nulls[i] === false) console.log(`never NULL: c${i} of ${sql}`);
        return;
      }
      if (rows >= enough) tally.claimed++;
      if (nulls[i] === true) wrong.push(`run ${run}: ${column.name} shows NULL in ${sql}`);
    });
  }
  const never = tally.columns - tally.shown;
  console.log(
    `nullability fuzz: seed ${seed}, ${tally.executed} queries executed on ${databases.length} sets of rows, ${tally.refused} refused; ` +
      `${tally.columns} columns with enough rows, ${tally.shown} show a NULL, ${tally.claimed} of the other ${never} are known not to, ${wrong.length} wrong`,
  );
  if (verbose) console.log([...refusals].toSorted((a, b) => b[1] - a[1]).slice(0, 12));
  expect(wrong).toEqual([]);
  expect(tally.executed).toBeGreaterThan(runs / 2);
});
