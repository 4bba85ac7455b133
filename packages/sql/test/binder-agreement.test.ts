import { dialectOf, printType } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, tableQueries, type Tables } from "./binder-tables.ts";
import { blocksOf } from "./corpus.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
let tables: Tables;
beforeAll(async () => {
  tables = await openTables(dialect);
});

test("the corpus is large enough", () => {
  expect(blocksOf("corpus/expressions.sql").length).toBeGreaterThanOrEqual(250);
  expect(blocksOf("corpus/shapes.sql").length).toBeGreaterThanOrEqual(100);
});

test("names and types of every query are those that DuckDB describes, and no query has an error", async () => {
  const wrong: string[] = [];
  let columns = 0;
  for (const sql of tableQueries) {
    const theirs = await describedBy(sql);
    const bound = tables.describe(sql);
    const ours = bound.columns.map((column) => `${column.name} ${printType(column.type, dialect)}`);
    // What is bad style here and there may be told; what is unknown or refused may not.
    const errors = bound.diagnostics.filter(({ severity, code }) => severity === "error" || code === "W040");
    columns += theirs.length;
    if (ours.join(", ") !== theirs.join(", ") || !bound.complete) {
      wrong.push(
        `${sql}\n  ours:   ${ours.join(", ")}${bound.complete ? "" : ` … ${bound.reason ?? ""}`}\n  DuckDB: ${theirs.join(", ")}`,
      );
    }
    for (const error of errors) wrong.push(`${sql}\n  ${error.code} ${error.message}`);
  }
  console.log(`binder: ${tableQueries.length} queries, ${columns} columns, ${wrong.length} disagreements`);
  expect(wrong).toEqual([]);
}, 120_000);

/** What DuckDB says of a query: its columns, or why it refuses. */
async function describedBy(sql: string): Promise<readonly string[]> {
  try {
    const described = await tables.connection.runAndReadAll(`DESCRIBE ${sql}`);
    return described.getRows().map(([name, type]) => `${String(name)} ${String(type)}`);
  } catch (error) {
    return [`refused: ${error instanceof Error ? error.message : String(error)}`];
  }
}
