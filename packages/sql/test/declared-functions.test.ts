import {
  describeQuery,
  dialectOf,
  parseTypeName,
  printType,
  withFunctions,
  type DeclaredFunction,
  type ResolvedRelation,
} from "@rocky/sql";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";

const engine = dialectOf("duckdb");
if (engine === undefined) throw new Error("there is no DuckDB dialect");
const integer = parseTypeName("INTEGER", engine);
const text = parseTypeName("VARCHAR", engine);
if (integer === undefined || text === undefined) throw new Error("a type is not read");
const common = { columns: [], nulls: "nullable", deterministic: true } as const;
const declared: readonly DeclaredFunction[] = [
  { ...common, name: "my_score", kind: "scalar", parameters: [{ name: "x", type: integer }], returns: text },
  {
    ...common,
    name: "my_rates",
    kind: "table",
    parameters: [],
    columns: [{ name: "rate", type: integer, nullability: "nullable" }],
  },
];
const dialect = withFunctions(engine, declared);

test("a declared function is called with its schema, as in DuckDB", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`CREATE SCHEMA own; CREATE MACRO own.my_score(x) AS (x + 1)::VARCHAR;
    CREATE MACRO own.my_rates() AS TABLE SELECT 1 AS rate; CREATE MACRO own.lower(x) AS 1`);
  const queries = {
    "SELECT own.my_score(1) AS a": true,
    "SELECT memory.own.my_score(1) AS a": true,
    "SELECT rate FROM own.my_rates()": true,
    "SELECT OWN.MY_SCORE(rate) AS a FROM own.my_rates() AS r": true,
    // Not declared: the engine's own function of the name says nothing about it.
    "SELECT own.lower('A') AS a": false,
  };
  for (const [sql, known] of Object.entries(queries)) {
    const theirs = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRows();
    const bound = describeQuery(sql, { dialect, file: "query.sql", resolve: nothing });
    expect(bound.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const ours = bound.columns.map(({ name, type }) => `${name} ${printType(type, dialect)}`);
    if (known) expect(ours, sql).toEqual(theirs.map(([name, type]) => `${String(name)} ${String(type)}`));
    else expect(bound.columns[0]?.type.kind, sql).toBe("unknown");
  }
});

function nothing(parts: readonly string[]): ResolvedRelation {
  return { relation: parts.join("."), columns: [], complete: false, reason: "there are no tables" };
}
