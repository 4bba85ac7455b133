import { dialectOf, type Dialect } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, tableQueries, type Tables } from "./binder-tables.ts";
import { blocksOf } from "./corpus.ts";
import { fillTables, tableFillings } from "./live/null-rows.ts";
import { randomOf } from "./random.ts";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;
const seed = Number(process.env["ROCKY_SEED"] ?? 20_260_101);
/** The tables as they are, and with each filling. */
const databases: Tables[] = [];
beforeAll(async () => {
  const random = randomOf(seed);
  databases.push(await openTables(dialect));
  for (const filling of tableFillings) {
    const tables = await openTables(dialect);
    await fillTables(tables, random, { dialect, filling });
    databases.push(tables);
  }
}, 600_000);

/** What a query shows over all databases. */
interface Shown {
  readonly nulls: ReadonlySet<number>;
  readonly rows: number;
}

/** Executes a query on all databases; `undefined` when the values of some rows make it fail everywhere, as a cast can. */
async function execute(sql: string): Promise<Shown | undefined> {
  const nulls = new Set<number>();
  let rows = 0;
  let failed = 0;
  for (const { connection } of databases) {
    try {
      for (const row of (await connection.runAndReadAll(sql)).getRows()) {
        rows++;
        row.forEach((cell, i) => {
          if (cell === null) nulls.add(i);
        });
      }
    } catch (error) {
      if (
        !(
          error instanceof Error &&
          /Conversion|Out of Range|Invalid Input|Parameter Not Allowed|IO Error/.test(error.message)
        )
      )
        throw error;
      failed++;
    }
  }
  return failed === databases.length ? undefined : { nulls, rows };
}

function describe(sql: string): ReturnType<Tables["describe"]>["columns"] {
  const [first] = databases;
  return first?.describe(sql).columns ?? [];
}

test("a column that is called not null never shows a NULL", { timeout: 600_000 }, async () => {
  const wrong: string[] = [];
  const tally = { proved: 0, executed: 0, shown: 0, unseen: 0, unknown: 0 };
  for (const sql of tableQueries) {
    const columns = describe(sql);
    if (columns.length === 0) continue;
    const shown = await execute(sql);
    if (shown === undefined) continue;
    tally.executed++;
    columns.forEach(({ name, nullability }, i) => {
      const isNull = shown.nulls.has(i);
      if (isNull) tally.shown++;
      if (nullability === "not-null") {
        tally.proved++;
        if (isNull) wrong.push(`${sql}\n  column ${i + 1}, ${name}, shows NULL`);
      } else if (!isNull && shown.rows > 0) {
        if (nullability === "unknown") tally.unknown++;
        else tally.unseen++;
      }
    });
  }
  console.log(
    `nullability: seed ${seed}, ${tally.executed} queries on ${databases.length} databases: ${tally.proved} columns claimed not null, ` +
      `${wrong.length} of them wrong; ${tally.shown} show a NULL; nullable without showing one: ${tally.unseen}; unknown: ${tally.unknown}`,
  );
  expect(wrong).toEqual([]);
  expect(tally.proved).toBeGreaterThan(1500);
});

const comment = /^-- not null: (.*)\n/;

test("what is said to be not null is exactly what a reader can prove", { timeout: 600_000 }, async () => {
  const blocks = blocksOf("corpus/nullability.sql");
  const different: string[] = [];
  const unseen: string[] = [];
  for (const sql of blocks) {
    const expected = comment.exec(sql)?.[1];
    if (expected === undefined) throw new Error(`no expectation: ${sql}`);
    const columns = describe(sql);
    const named = columns.flatMap(({ name, nullability }) => (nullability === "not-null" ? [name] : []));
    const answer = named.length === 0 ? "none" : named.join(", ");
    if (answer !== expected) different.push(`${sql.trimEnd()}\n  not null here: ${answer}`);
    const shown = await execute(sql);
    columns.forEach(({ name, nullability }, i) => {
      if (nullability !== "not-null" && shown?.nulls.has(i) === false)
        unseen.push(`${name} of ${sql.replace(comment, "").trimEnd()}`);
    });
  }
  console.log(
    `nullability: ${blocks.length} queries with expectations, ${unseen.length} nullable columns show no NULL`,
  );
  expect(different).toEqual([]);
  await expect(`${unseen.join("\n")}\n`).toMatchFileSnapshot("./fixtures/nullable-unseen.golden.txt");
});
