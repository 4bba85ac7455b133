import { DuckDBInstance } from "@duckdb/node-api";
import type { Column, SqlType } from "@rocky/ir";
import { describeQuery, dialectOf, parseTypeName } from "@rocky/sql";
import { expect, test } from "vitest";

const dialect = dialectOf("duckdb");

function typeOf(name: string): SqlType {
  return (dialect && parseTypeName(name, dialect)) ?? { kind: "unknown", reason: "no such type" };
}

/** The codes of what is found about a join whose keys have these types; `?` is a type that nobody knows. */
function codesOf(left: string, right: string, condition: string): readonly string[] {
  return found({ left, right }, condition).map(({ code }) => code);
}

/** The same as findings; a type may end in NOT NULL. */
function found(types: { readonly left: string; readonly right: string }, condition: string) {
  if (dialect === undefined) throw new Error("no dialect");
  const column = (text: string): Column => {
    const type = text.replace(" NOT NULL", "");
    return { name: "k", type: typeOf(type), nullability: type === text ? "nullable" : "not-null" };
  };
  return describeQuery(`SELECT 1 AS x FROM l JOIN r ${condition}`, {
    dialect,
    file: "",
    resolve: (parts) => ({
      relation: parts.join("."),
      columns: [column(parts[0] === "l" ? types.left : types.right)],
      complete: true,
    }),
  }).diagnostics;
}

test.each([
  ["INTEGER", "INTEGER", []],
  ["INTEGER", "BIGINT", []],
  ["INTEGER", "DECIMAL(10,2)", []],
  ["VARCHAR", "VARCHAR", []],
  ["DATE", "TIMESTAMP", ["W001"]],
  ["INTEGER", "DOUBLE", ["W001"]],
  ["DATE", "INTEGER", ["W001"]],
  ["DATE NOT NULL", "INTEGER", ["W001"]],
  ["DATE NOT NULL", "INTEGER NOT NULL", ["E001"]],
  ["VARCHAR", "INTEGER", ["W001"]],
  ["?", "INTEGER", []],
])("keys of %s and %s", (left, right, codes) => {
  expect(codesOf(left, right, "ON l.k = r.k")).toEqual(codes);
  expect(codesOf(left, right, "ON r.k = l.k AND 1 = 1")).toEqual(codes);
  expect(codesOf(left, right, "USING (k)")).toEqual(codes);
});

/** Types with constants of each. */
const values: Readonly<Record<string, readonly string[]>> = {
  BOOLEAN: ["true"],
  INTEGER: ["1", "20200101"],
  HUGEINT: ["1"],
  UBIGINT: ["1"],
  "DECIMAL(10,2)": ["1"],
  DOUBLE: ["1", "0"],
  VARCHAR: [
    "1",
    "a",
    "",
    "2020-01-01",
    "12:00:00",
    "[1]",
    "[2020-01-01]",
    "{}",
    "{a: 1}",
    "{1=1}",
    "1 day",
    "00000000-0000-0000-0000-000000000001",
  ],
  BLOB: ["a", "", "0123456789abcdef"],
  BIT: ["1", "101"],
  DATE: ["2020-01-01", "epoch"],
  TIME: ["12:00:00", "00:00:00"],
  TIMETZ: ["12:00:00+00"],
  TIMESTAMP: ["2020-01-01", "epoch"],
  TIMESTAMPTZ: ["2020-01-01 00:00:00+00"],
  TIMESTAMP_S: ["2020-01-01"],
  INTERVAL: ["1 day"],
  UUID: ["00000000-0000-0000-0000-000000000001"],
  JSON: ["1", '"1"', '"2020-01-01"', '"12:00:00"', '"1 day"', "[1]"],
  "ENUM('1', '2020-01-01', '12:00:00', '00000000-0000-0000-0000-000000000001')": [
    "1",
    "2020-01-01",
    "12:00:00",
    "00000000-0000-0000-0000-000000000001",
  ],
  "INTEGER[]": ["[1]", "[]"],
  "DATE[]": ["[2020-01-01]", "[]"],
  "STRUCT(a INTEGER)": ["{a: 1}", "{a: NULL}"],
  "MAP(INTEGER, INTEGER)": ["{1=1}", "{}"],
  BIGNUM: ["1"],
};

test("E001 stands where DuckDB fails for all keys, and where nothing says that it fails, it does not for all", async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const runs = async (types: readonly [string, string], constants: readonly [string, string]) => {
    const [left, right] = types.map((type, i) => `(SELECT unnest(['${constants[i]}'])::${type} AS k)`);
    return connection.run(`SELECT 1 FROM ${left} a JOIN ${right} b ON a.k = b.k`).then(
      () => true,
      () => false,
    );
  };
  const counts: Record<string, number> = {};
  const wrong: string[] = [];
  for (const [left, leftValues] of Object.entries(values)) {
    for (const [right, rightValues] of Object.entries(values)) {
      const [finding] = found({ left: `${left} NOT NULL`, right: `${right} NOT NULL` }, "ON l.k = r.k");
      const says = finding?.message.includes("fails for") ? "W001 fails" : (finding?.code ?? "nothing");
      counts[says] = (counts[says] ?? 0) + 1;
      const pairs = leftValues.flatMap((a) => rightValues.map((b): readonly [string, string] => [a, b]));
      const passed: boolean[] = [];
      for (const pair of pairs) passed.push(await runs([left, right], pair));
      const isRight =
        says === "E001"
          ? !passed.includes(true)
          : says === "W001 fails"
            ? left !== right
            : passed.includes(true);
      if (!isRight)
        wrong.push(`${left} = ${right}: ${says}, ${passed.filter(Boolean).length}/${passed.length} run`);
      const [nullable] = found({ left, right: `${right} NOT NULL` }, "ON l.k = r.k");
      if (nullable?.severity === "error") wrong.push(`${left} = ${right}: an error although NULLs pass`);
    }
  }
  console.log(`pairs of types: ${JSON.stringify(counts)}`);
  expect(wrong).toEqual([]);
  expect(counts["E001"]).toBeGreaterThan(150);
}, 60_000);

test("only keys are compared, not every condition", () => {
  expect(codesOf("DATE", "TIMESTAMP", "ON l.k < r.k")).toEqual([]);
  expect(codesOf("DATE", "TIMESTAMP", "ON l.k = r.k OR 1 = 1")).toEqual([]);
  expect(codesOf("DATE", "TIMESTAMP", "ON l.k = cast(r.k AS date)")).toEqual([]);
});
