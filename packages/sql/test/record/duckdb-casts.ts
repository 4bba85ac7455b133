/** Writes which casts between plain types fail for every value: `node test/record/duckdb-casts.ts` in packages/sql. */
import { DuckDBInstance } from "@duckdb/node-api";
import { writeFileSync } from "node:fs";

/** A value of each type. */
const values: Readonly<Record<string, string>> = {
  BLOB: "'a'",
  BIT: "'1'",
  UUID: "'00000000-0000-0000-0000-000000000000'",
  DATE: "'2024-01-01'",
  TIME: "'10:00:00'",
  TIME_NS: "'10:00:00'",
  TIMETZ: "'10:00:00+00'",
  TIMESTAMP: "'2024-01-01'",
  TIMESTAMP_S: "'2024-01-01'",
  TIMESTAMP_MS: "'2024-01-01'",
  TIMESTAMP_NS: "'2024-01-01'",
  TIMESTAMPTZ: "'2024-01-01'",
  INTERVAL: "'1 day'",
};
const types = (
  "BOOLEAN TINYINT SMALLINT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT UHUGEINT BIGNUM FLOAT DOUBLE DECIMAL " +
  "VARCHAR BLOB BIT UUID JSON DATE TIME TIME_NS TIMETZ TIMESTAMP TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS TIMESTAMPTZ INTERVAL"
).split(" ");
const spelled: Readonly<Record<string, string>> = {
  TIMETZ: "TIME WITH TIME ZONE",
  TIMESTAMPTZ: "TIMESTAMP WITH TIME ZONE",
};

const connection = await (await DuckDBInstance.create(":memory:")).connect();
const lines: string[] = [];
for (const from of types) {
  await connection.run(`CREATE OR REPLACE TABLE t AS SELECT CAST(${values[from] ?? "'1'"} AS ${from}) AS c`);
  const refused: string[] = [];
  for (const to of types) {
    try {
      await connection.runAndReadAll(`SELECT CAST(c AS ${to})::VARCHAR FROM t`);
    } catch (error) {
      if (/Unimplemented type for cast/.test(String(error))) refused.push(spelled[to] ?? to);
    }
  }
  lines.push(`${spelled[from] ?? from}: ${refused.join(", ")}`);
}
writeFileSync(
  new URL("../../src/dialects/duckdb/types/refused-casts.ts", import.meta.url),
  `/** The plain types that no value of each plain type can be cast to. Written by \`test/record/duckdb-casts.ts\`. */\n` +
    `export const refusedCasts: string = \`\n${lines.join("\n")}\n\`;\n`,
);
