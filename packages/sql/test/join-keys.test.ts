import type { Column, SqlType } from "@rocky/ir";
import { describeQuery, dialectOf, parseTypeName } from "@rocky/sql";
import { expect, test } from "vitest";

const dialect = dialectOf("duckdb");

function typeOf(name: string): SqlType {
  return (dialect && parseTypeName(name, dialect)) ?? { kind: "unknown", reason: "no such type" };
}

/** The codes of what is found about a join whose keys have these types; `?` is a type that nobody knows. */
function codesOf(left: string, right: string, condition: string): readonly string[] {
  if (dialect === undefined) throw new Error("no dialect");
  const column = (type: string): Column => ({ name: "k", type: typeOf(type), nullability: "nullable" });
  const found = describeQuery(`SELECT 1 AS x FROM l JOIN r ${condition}`, {
    dialect,
    file: "",
    resolve: (parts) => ({
      relation: parts.join("."),
      columns: [column(parts[0] === "l" ? left : right)],
      complete: true,
    }),
  });
  return found.diagnostics.map((diagnostic) => diagnostic.code);
}

test.each([
  ["INTEGER", "INTEGER", []],
  ["INTEGER", "BIGINT", []],
  ["INTEGER", "DECIMAL(10,2)", []],
  ["VARCHAR", "VARCHAR", []],
  ["DATE", "TIMESTAMP", ["W001"]],
  ["INTEGER", "DOUBLE", ["W001"]],
  ["DATE", "INTEGER", ["E001"]],
  ["VARCHAR", "INTEGER", ["W001"]],
  ["?", "INTEGER", []],
])("keys of %s and %s", (left, right, codes) => {
  expect(codesOf(left, right, "ON l.k = r.k")).toEqual(codes);
  expect(codesOf(left, right, "ON r.k = l.k AND 1 = 1")).toEqual(codes);
  expect(codesOf(left, right, "USING (k)")).toEqual(codes);
});

test("only keys are compared, not every condition", () => {
  expect(codesOf("DATE", "TIMESTAMP", "ON l.k < r.k")).toEqual([]);
  expect(codesOf("DATE", "TIMESTAMP", "ON l.k = r.k OR 1 = 1")).toEqual([]);
  expect(codesOf("DATE", "TIMESTAMP", "ON l.k = cast(r.k AS date)")).toEqual([]);
});
