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

test("a declaration with a schema holds for that schema and for names without one", () => {
  const own = withFunctions(
    engine,
    declared.map((each) => ({ ...each, schema: "Own" })),
  );
  const typed = (sql: string): boolean =>
    describeQuery(sql, { dialect: own, file: "", resolve: nothing }).columns[0]?.type.kind === "string";
  const calls = [
    "my_score(1)",
    "own.my_score(1)",
    "x.OWN.my_score(1)",
    "other.my_score(1)",
    "own.x.my_score(1)",
  ];
  expect(calls.map((call) => typed(`SELECT ${call}`))).toEqual([true, true, true, false, false]);
  expect(typed("SELECT rate::VARCHAR FROM own.my_rates()")).toBe(true);
  const rates = describeQuery("FROM other.my_rates()", { dialect: own, file: "", resolve: nothing });
  expect([rates.complete, rates.columns]).toEqual([false, []]);
});

test("no function can be called by a name that is syntax, and every other name of DuckDB can be taken", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const names = new Set([...engine.functions.names(), ...syntax].filter((name) => /^[a-z_0-9]+$/.test(name)));
  const wrong: string[] = [];
  for (const name of names) {
    await connection.run(`CREATE OR REPLACE MACRO "${name}"(a, b := 1, c := 1) AS 'mine'`);
    const answers: unknown[] = [];
    for (const given of [
      "1",
      "1, 2",
      "x, 1, 2",
      "[1]",
      "x",
      "1 AS INTEGER",
      "SELECT 1",
      "YEAR FROM DATE '2020-01-01'",
    ]) {
      const group = name.startsWith("grouping") ? "GROUP BY x" : "";
      const sql = `SELECT ${name}(${given}) FROM (SELECT 1 AS x) AS t ${group}`;
      const rows = await connection.runAndReadAll(sql).then(
        (reader) => reader.getRows(),
        (error: unknown) => (String(error).includes("syntax error") ? [] : [["refused by the engine"]]),
      );
      answers.push(...rows.map(([value]) => value));
      if (answers.includes("mine")) break;
    }
    await connection.run(`DROP MACRO "${name}"`);
    const isOwn = answers.length > 0 && answers.every((answer) => answer !== "mine");
    if (isOwn !== engine.functions.isSyntaxCall(name))
      wrong.push(`${name}: ${answers.map(String).join(" ")}`);
  }
  console.log(`${names.size} names`);
  expect(wrong).toEqual([]);
}, 30_000);

/** Names of DuckDB's grammar that come before a parenthesis. */
const syntax = `all any array case cast columns date distinct exists extract interval not overlay position
  some substring treat trim try try_cast unpack values row map struct nullif`.split(/\s+/);

function nothing(parts: readonly string[]): ResolvedRelation {
  return { relation: parts.join("."), columns: [], complete: false, reason: "there are no tables" };
}
