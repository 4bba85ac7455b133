import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dialectOf } from "@rocky/sql";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const { functions } = dialect;
const tables = readFileSync(new URL("./fixtures/tables.sql", import.meta.url), "utf8");

/** Columns of `required` by the types of parameters that they are given to. */
const columns = "b i8 i32 i64 u32 f64 d102 s x uid j e day clock ts tstz span ints texts pair counts".split(
  " ",
);
const slow = /^(repeat|lpad|rpad|range|generate_series|list_resize)$/;

test("a strict function over columns without NULLs gives none", { timeout: 300_000 }, async () => {
  const { connection } = await openOracle(dialect, tables);
  const strict = [...functions.names()].filter(
    (name) =>
      functions.lookup(name)?.kind === "scalar" &&
      functions.lookup(name)?.nulls === "strict" &&
      !slow.test(name),
  );
  const broken: string[] = [];
  let executed = 0;
  for (const name of strict) {
    const calls = [
      ...columns.map((column) => `"${name}"(${column})`),
      ...columns.flatMap((left) => columns.map((right) => `"${name}"(${left}, ${right})`)),
    ];
    for (const call of calls) {
      try {
        const reader = await connection.runAndReadAll(
          `SELECT count(*) FROM required WHERE (${call}) IS NULL`,
        );
        executed++;
        if (Number(reader.getRowsJson()[0]?.[0]) > 0) broken.push(call);
      } catch {
        continue;
      }
    }
  }
  console.log(`strict functions: ${strict.length}, calls executed: ${executed}`);
  expect(broken).toEqual([]);
  expect(executed).toBeGreaterThan(300);
});

test("aggregates that need a row or a value are NULL without and not NULL with", async () => {
  const { connection } = await openOracle(dialect, tables);
  const count = async (sql: string): Promise<unknown> =>
    (await connection.runAndReadAll(sql)).getRowsJson()[0]?.[0];
  for (const name of functions.names()) {
    const definition = functions.lookup(name);
    if (definition?.kind !== "aggregate") continue;
    if (!["never", "no-rows", "no-input"].includes(definition.nulls)) continue;
    const more = definition.signatures.every((signature) => signature.includes(", "));
    for (const column of ["i32", "b"]) {
      const call = name.includes("quantile")
        ? `"${name}"(${column}, 0.5)`
        : `"${name}"(${column}${more ? `, ${column}` : ""})`;
      const query = (where: string): string => `SELECT (${call}) IS NULL FROM required WHERE ${where}`;
      const withRows = await count(query("id = 1")).catch(() => "refused");
      if (withRows === "refused") continue;
      expect([call, withRows]).toEqual([call, false]);
      if (definition.nulls === "never") expect([call, await count(query("false"))]).toEqual([call, false]);
    }
  }
});
