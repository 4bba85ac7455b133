import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { dialectOf, parseTypeName } from "@rocky/sql";
import { openOracle } from "./live/oracle.ts";

const found = dialectOf("duckdb");
if (found === undefined) throw new Error("there is no DuckDB dialect");
const dialect = found;
const { functions } = dialect;
const tables = readFileSync(new URL("./fixtures/tables.sql", import.meta.url), "utf8");

type Argument = Parameters<typeof functions.resolve>[1][number];
/** Rules that claim nothing for arguments that are not NULL. */
const mayBeNull: ReadonlySet<string> = new Set(["nullable", "passing"]);
const slow =
  /^(repeat|lpad|rpad|range|generate_series|list_resize|array_resize|sleep|pg_sleep|write_log|bar|__)/;

/** The columns of `required` that are never NULL, and constants. */
async function operandsOf(
  connection: Awaited<ReturnType<typeof openOracle>>["connection"],
): Promise<readonly (readonly [string, Argument])[]> {
  const reader = await connection.runAndReadAll(
    "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'required' AND NOT is_nullable ORDER BY column_index",
  );
  const columns = reader.getRowsJson().map(([name, text]) => {
    const type = parseTypeName(String(text), dialect);
    if (type === undefined) throw new Error(`${String(text)} is not read`);
    return [String(name), { type, column: String(name) }] as const;
  });
  const one: Argument = {
    type: { kind: "integer", bits: 32, signed: true },
    literal: { kind: "integer", value: 1n },
  };
  return [
    ...columns,
    ["1", one],
    ["'a'", { type: { kind: "string" }, literal: { kind: "string", text: "a" } }],
  ];
}

test(
  "a call over columns without NULLs that is called not NULL gives none",
  { timeout: 300_000 },
  async () => {
    const { connection } = await openOracle(dialect, tables);
    const all = await operandsOf(connection);
    const pairs = all.flatMap((left) => all.map((right) => [left, right]));
    const triples = pairs.map((pair) => [...pair, all[7] ?? all[0]].filter((arg) => arg !== undefined));
    const broken: string[] = [];
    let executed = 0;
    for (const name of functions.names()) {
      const definition = functions.lookup(name);
      if (definition === undefined || slow.test(name) || definition.kind === "window") continue;
      const lists = [...all.map((arg) => [arg]), ...pairs, ...(definition.kind === "macro" ? triples : [])];
      for (const args of lists) {
        const resolution = functions.resolve(
          definition,
          args.map(([, value]) => value),
        );
        if (resolution.kind !== "ok" || mayBeNull.has(resolution.nulls)) continue;
        const call = `${name === "coalesce" ? name : `"${name}"`}(${args.map(([text]) => text).join(", ")})`;
        const sql =
          definition.kind === "aggregate"
            ? `SELECT (${call}) IS NULL FROM required`
            : `SELECT count(*) > 0 FROM required WHERE (${call}) IS NULL`;
        const reader = await connection.runAndReadAll(sql).catch((): undefined => undefined);
        if (reader === undefined) continue;
        executed++;
        if (reader.getRowsJson()[0]?.[0] === true) broken.push(`${call} ${resolution.nulls}`);
      }
    }
    console.log(
      `calls of functions that are called not NULL: ${executed} executed, ${broken.length} gave a NULL`,
    );
    expect(broken).toEqual([]);
    expect(executed).toBeGreaterThan(10_000);
  },
);

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
