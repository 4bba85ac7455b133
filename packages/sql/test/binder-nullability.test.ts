import type { Column } from "@rocky/ir";
import { dialectOf, printType, type Dialect } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, tableQueries, type Tables } from "./binder-tables.ts";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;
const seed = Number(process.env["ROCKY_SEED"] ?? 20_260_101);
let tables: Tables;
beforeAll(async () => {
  tables = await openTables(dialect);
  await fill(tables);
});

/** Few different values, so that joins meet and groups have several rows. */
const samples: Readonly<Record<string, readonly string[]>> = {
  BIGINT: ["1", "2", "3", "4", "0", "-1"],
  INTEGER: ["1", "2", "0", "-3"],
  VARCHAR: ["'paid'", "'open'", "''", "'GB'", "'7'"],
  DATE: ["'2024-01-01'", "'2024-02-29'"],
  TIMESTAMP: ["'2024-01-01 10:00:00'", "'2024-02-29 23:59:59'"],
  DOUBLE: ["0", "1.5", "-2"],
  BOOLEAN: ["true", "false"],
  JSON: ["'{}'", "'null'"],
  "VARCHAR[]": ["[]", "['a']", "['a', NULL]"],
};

function valuesFor(column: Column): readonly string[] | undefined {
  const type = printType(column.type, dialect);
  return type.startsWith("DECIMAL") ? ["0", "1.5", "2"] : samples[type];
}

/** A small generator (mulberry32), so that a seed gives the same rows everywhere. */
function random(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function fill({ connection, columnsOf }: Tables): Promise<void> {
  const next = random(seed);
  for (const name of ["customers", "orders", "order_lines"]) {
    const columns = columnsOf.get(name) ?? [];
    for (let row = 0; row < 60; row++) {
      const cells = columns.map((column, i) => {
        if (i === 0 && name !== "order_lines") return String(row + 1000);
        const choices = valuesFor(column);
        if (choices === undefined) throw new Error(`no sample values for ${name}.${column.name}`);
        if (column.nullability !== "not-null" && next() < 0.3) return "NULL";
        return choices[Math.floor(next() * choices.length)] ?? "NULL";
      });
      await connection.run(`INSERT INTO ${name} VALUES (${cells.join(", ")})`);
    }
  }
}

test("a column that is called not null never shows a NULL", async () => {
  console.log(`nullability: seed ${seed}`);
  const wrong: string[] = [];
  let proved = 0;
  let executed = 0;
  for (const sql of tableQueries) {
    const { columns } = tables.describe(sql);
    const claimed = columns.flatMap((column, i) => (column.nullability === "not-null" ? [i] : []));
    if (claimed.length === 0) continue;
    const rows = await rowsOf(sql);
    if (rows === undefined) continue;
    executed++;
    proved += claimed.length;
    for (const i of claimed) {
      if (rows.some((row) => row[i] === null))
        wrong.push(`${sql}\n  column ${i + 1}, ${columns[i]?.name ?? ""}, shows NULL`);
    }
  }
  console.log(
    `nullability: ${proved} columns of ${executed} queries claimed not null, ${wrong.length} of them wrong`,
  );
  expect(wrong).toEqual([]);
  expect(proved).toBeGreaterThan(300);
}, 120_000);

/** The rows of a query; `undefined` when a value of the generated rows makes it fail, as a cast can. */
async function rowsOf(sql: string): Promise<readonly (readonly unknown[])[] | undefined> {
  try {
    return (await tables.connection.runAndReadAll(sql)).getRows();
  } catch (error) {
    if (
      error instanceof Error &&
      /Conversion Error|Out of Range Error|Invalid Input Error/.test(error.message)
    )
      return undefined;
    throw error;
  }
}
