import { dialectOf, printType, type BoundQuery, type Dialect, type DialectName } from "@rocky/sql";
import { expect, test } from "vitest";
import { blocksOf } from "./corpus.ts";
import { describeOverText } from "./written-tables.ts";

const names: readonly DialectName[] = ["databricks", "bigquery", "snowflake"];

/** A query with what is found out about it, as people read it. */
function shown(sql: string, { columns, diagnostics }: BoundQuery, dialect: Dialect): string {
  const found = columns.map(
    ({ name, type, nullability }) =>
      `  ${name} ${printType(type, dialect)}${nullability === "not-null" ? " NOT NULL" : ""}`,
  );
  const said = diagnostics.map(({ severity, code, message }) => `  ${severity} ${code} ${message}`);
  return [sql.trimEnd(), ...found, ...said].join("\n");
}

test.each(names)("queries as people write them for %s are understood", async (name) => {
  const dialect = dialectOf(name);
  if (dialect === undefined) throw new Error(`there is no dialect ${name}`);
  const [tables = ""] = blocksOf(`practice/${name}-tables.sql`);
  const bind = describeOverText(tables, dialect);
  const queries = blocksOf(`practice/${name}.sql`);
  const bound = queries.map((sql) => bind(sql));
  const text = queries.map((sql, i) => shown(sql, bound[i] ?? bind(sql), dialect)).join("\n\n");
  expect(queries.length).toBeGreaterThanOrEqual(20);
  const refused = bound.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === "error"),
  );
  expect(refused).toEqual([]);
  await expect(`${text}\n`).toMatchFileSnapshot(`fixtures/practice/${name}.golden.txt`);
});
