import type { Analyser } from "../analyser.ts";
import type { Book } from "../book.ts";
import { operands } from "./operands.ts";
import { sift } from "./sift.ts";

const targets = [
  "BOOL", "BOOLEAN", "INT64", "INT", "SMALLINT", "INTEGER", "BIGINT", "TINYINT", "BYTEINT", "FLOAT64", "NUMERIC", "DECIMAL",
  "NUMERIC(10, 2)", "NUMERIC(5)", "BIGNUMERIC", "BIGDECIMAL", "BIGNUMERIC(40, 3)", "STRING", "STRING(10)", "BYTES", "BYTES(5)",
  "DATE", "DATETIME", "TIMESTAMP", "TIME", "INTERVAL", "JSON", "GEOGRAPHY", "RANGE<DATE>", "RANGE<DATETIME>", "RANGE<TIMESTAMP>",
  "ARRAY<INT64>", "ARRAY<FLOAT64>", "ARRAY<STRING>", "ARRAY<NUMERIC(10, 2)>", "ARRAY<STRUCT<a INT64, b STRING>>",
  "STRUCT<x INT64, y STRING>", "STRUCT<a FLOAT64, b STRING>", "STRUCT<INT64, STRING>", "STRUCT<x STRING, y STRING>", "STRUCT<x INT64>",
]; // prettier-ignore

const formatted = [
  "CAST(s AS BYTES FORMAT 'HEX')", "CAST(x AS STRING FORMAT 'BASE64')", "CAST(d AS STRING FORMAT 'YYYY-MM-DD')",
  "CAST(dt AS STRING FORMAT 'HH24:MI')", "CAST(ts AS STRING FORMAT 'YYYY' AT TIME ZONE 'UTC')", "CAST(t AS STRING FORMAT 'HH24')",
  "CAST(s AS DATE FORMAT 'YYYY-MM-DD')", "CAST(s AS DATETIME FORMAT 'YYYY')", "CAST(s AS TIMESTAMP FORMAT 'YYYY' AT TIME ZONE 'UTC')",
  "CAST(s AS TIME FORMAT 'HH24:MI')", "CAST(i AS STRING FORMAT '999')", "CAST(n AS STRING FORMAT '$999.99')",
  "SAFE_CAST(s AS DATE FORMAT 'YYYY-MM-DD')", "CAST(i AS DATE FORMAT 'YYYY')", "CAST(s AS STRING FORMAT 'YYYY')", "CAST(f AS STRING FORMAT '9.99')",
  "CAST(b AS STRING FORMAT 'x')", "CAST(d AS STRING FORMAT s)", "CAST(ts AS DATE)", "CAST(s AS DATE FORMAT 'MONTH DD YYYY')",
]; // prettier-ignore

/** Casts of a column or constant of each type to each type. */
export async function recordCasts(analyser: Analyser, book: Book): Promise<void> {
  const category = "casts";
  for (const operand of operands) {
    for (const cast of ["CAST", "SAFE_CAST"]) {
      const sieve = {
        id: `casts/${cast}/${operand}`,
        category,
        make: `${cast}(${operand} AS {})`,
        operands: targets,
      };
      await sift(analyser, book, sieve);
    }
  }
  await sift(analyser, book, { id: "casts/FORMAT", category, operands: formatted });
}
