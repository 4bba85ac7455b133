import { describeQuery, dialectOf, printType, type ResolvedRelation } from "@rocky/sql";
import { expect, test } from "vitest";

const names = ["a", "b", "c", "d"];

/** The types of the outputs of a query over a table of whole numbers. */
function typesOf(name: "duckdb" | "databricks", sql: string): readonly string[] {
  const dialect = dialectOf(name)!;
  const relation: ResolvedRelation = {
    relation: "t",
    columns: names.map((column) => ({
      name: column,
      type: { kind: "integer", bits: 64, signed: true },
      nullability: "nullable",
    })),
    complete: true,
  };
  const { columns } = describeQuery(sql, { dialect, file: "q.sql", resolve: () => relation });
  return columns.map(({ type, nullability }) => `${printType(type, dialect)} ${nullability}`);
}

test("fields that are called as columns have the names of the columns at hand", () => {
  expect(typesOf("databricks", "SELECT struct(a, b), struct(c, d), struct(a, b) FROM t")).toEqual([
    "STRUCT<a: BIGINT, b: BIGINT> not-null",
    "STRUCT<c: BIGINT, d: BIGINT> not-null",
    "STRUCT<a: BIGINT, b: BIGINT> not-null",
  ]);
  expect(typesOf("duckdb", "SELECT row(a, b), struct_pack(c, d), struct_pack(a, b) FROM t")).toEqual([
    "STRUCT(BIGINT, BIGINT) not-null",
    "STRUCT(c BIGINT, d BIGINT) not-null",
    "STRUCT(a BIGINT, b BIGINT) not-null",
  ]);
});
