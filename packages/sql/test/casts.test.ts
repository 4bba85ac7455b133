import { readFileSync } from "node:fs";
import { dialectOf, parseTypeName } from "@rocky/sql";
import { expect, test } from "vitest";
import { refusal } from "./live/refusal.ts";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const tables = readFileSync(new URL("./fixtures/tables.sql", import.meta.url), "utf8");

/** What came of a cast of one value. */
type Outcome = "value" | "null" | "fails";

test(
  "casts of every type to every type work, and are NULL, as the rules say",
  { timeout: 300_000 },
  async () => {
    const { connection } = await openOracle(dialect, tables);
    const listed = await connection.runAndReadAll(
      "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'everything' ORDER BY column_index",
    );
    const columns = listed.getRowsJson().map(([name, type]) => [String(name), String(type)] as const);
    const cast = async (name: string, type: string, row: string): Promise<Outcome | undefined> => {
      try {
        const reader = await connection.runAndReadAll(
          `SELECT CAST(${name} AS ${type}) IS NULL FROM everything WHERE b = ${row} AND ${name} IS NOT NULL`,
        );
        const [answer] = reader.getRowsJson();
        return answer === undefined ? undefined : answer[0] === true ? "null" : "value";
      } catch (error) {
        failures.add(refusal(error).split(":")[0] ?? "");
        return "fails";
      }
    };
    const failures = new Set<string>();
    const wrong: string[] = [];
    const counts = { yes: 0, no: 0, unknown: 0 };
    for (const [name, from] of columns) {
      for (const [, to] of columns) {
        const [source, target] = [parseTypeName(from, dialect), parseTypeName(to, dialect)];
        if (source === undefined || target === undefined) throw new Error(`${from} or ${to} is not read`);
        const rule = dialect.types.cast({ type: source }, target, { safe: false });
        const outcomes = [await cast(name, to, "true"), await cast(name, to, "false")];
        counts[rule.allowed]++;
        const works = outcomes.some((outcome) => outcome === "value" || outcome === "null");
        if (rule.allowed === "no" && works) wrong.push(`${from} to ${to} works`);
        if (rule.nulls === "strict" && outcomes.includes("null")) wrong.push(`${from} to ${to} gives NULL`);
      }
    }
    console.log(
      `casts: ${columns.length ** 2} pairs, ${JSON.stringify(counts)}, ${wrong.length} wrong; failing by ${[...failures].join(", ")}`,
    );
    expect(wrong).toEqual([]);
    expect(counts.unknown / columns.length ** 2).toBeLessThan(0.05);
  },
);
