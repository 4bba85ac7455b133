import { acceptsType, checkContract, contractTypeNames, parseContractType } from "@rocky/contracts";
import { dialectOf, parseTypeName, type Dialect } from "@rocky/sql";
import { describe, expect, test } from "vitest";

function duckdb(): Dialect {
  const dialect = dialectOf("duckdb");
  if (dialect === undefined) throw new Error("no dialect");
  return dialect;
}

/** Every promise beside every type: which types keep it. */
const types = [
  "BOOLEAN",
  "TINYINT",
  "SMALLINT",
  "INTEGER",
  "BIGINT",
  "HUGEINT",
  "UTINYINT",
  "USMALLINT",
  "UINTEGER",
  "UBIGINT",
  "UHUGEINT",
  "FLOAT",
  "DOUBLE",
  "DECIMAL(18,2)",
  "DECIMAL(18,4)",
  "DECIMAL(10,0)",
  "VARCHAR",
  "BLOB",
  "DATE",
  "TIME",
  "TIMESTAMP",
  "TIMESTAMP WITH TIME ZONE",
  "INTERVAL",
  "UUID",
  "JSON",
  "INTEGER[]",
  "VARCHAR[]",
  "MAP(VARCHAR, BIGINT)",
  "STRUCT(a INTEGER)",
];

function keptBy(promise: string): readonly string[] {
  const promised = parseContractType(promise, duckdb());
  if (promised === undefined) return ["not a type"];
  return types.filter((name) => {
    const type = parseTypeName(name, duckdb());
    return type !== undefined && acceptsType(promised, type) === "yes";
  });
}

test.each([
  ["Boolean", ["BOOLEAN"]],
  ["Int8", ["TINYINT"]],
  ["Int16", ["SMALLINT"]],
  ["Int32", ["TINYINT", "SMALLINT", "INTEGER"]],
  ["Int64", ["BIGINT"]],
  ["Int128", ["HUGEINT"]],
  ["UInt8", ["UTINYINT"]],
  ["UInt16", ["USMALLINT"]],
  ["UInt32", ["UINTEGER"]],
  ["UInt64", ["UBIGINT"]],
  ["UInt128", ["UHUGEINT"]],
  ["Float32", ["FLOAT"]],
  ["Float64", ["DOUBLE"]],
  ["Decimal", ["DECIMAL(18,2)", "DECIMAL(18,4)", "DECIMAL(10,0)"]],
  ["Decimal(18, 2)", ["DECIMAL(18,2)"]],
  ["Decimal(10)", ["DECIMAL(10,0)"]],
  ["DECIMAL(18,2)", ["DECIMAL(18,2)"]],
  ["String", ["VARCHAR"]],
  ["text", ["VARCHAR"]],
  ["Binary", ["BLOB"]],
  ["Date", ["DATE"]],
  ["Time", ["TIME"]],
  ["Timestamp", ["TIMESTAMP", "TIMESTAMP WITH TIME ZONE"]],
  ["TimestampNtz", ["TIMESTAMP"]],
  ["TIMESTAMP", ["TIMESTAMP"]],
  ["TimestampTz", ["TIMESTAMP WITH TIME ZONE"]],
  ["timestamptz", ["TIMESTAMP WITH TIME ZONE"]],
  ["Interval", ["INTERVAL"]],
  ["Uuid", ["UUID"]],
  ["Json", ["JSON"]],
  ["Array", ["INTEGER[]", "VARCHAR[]"]],
  ["Array<Int32>", ["INTEGER[]"]],
  ["Array<Map<String, Int64>>", []],
  ["Map", ["MAP(VARCHAR, BIGINT)"]],
  ["Map<String, Int64>", ["MAP(VARCHAR, BIGINT)"]],
  ["Map<String>", ["not a type"]],
  ["Struct", ["STRUCT(a INTEGER)"]],
  ["STRUCT(a INTEGER)", ["STRUCT(a INTEGER)"]],
  ["STRUCT(a BIGINT)", []],
  ["Variant", []],
  ["int32", ["INTEGER"]],
  ["Integr", ["not a type"]],
  ["", ["not a type"]],
])("%s is kept by %j", (promise, expected) => {
  expect(keptBy(promise)).toEqual(expected);
});

test("every name of a contract type is readable", () => {
  expect(contractTypeNames.filter((name) => parseContractType(name, duckdb()) === undefined)).toEqual([]);
});

describe("what is not known", () => {
  const unknown = { kind: "unknown", reason: "nobody looked" } as const;

  test.each([
    ["Int64", unknown, "unknown"],
    ["Array<Int64>", { kind: "array", element: unknown }, "unknown"],
    ["Array", { kind: "array", element: unknown }, "yes"],
    ["Map<Int64, String>", { kind: "map", key: unknown, value: { kind: "date" } }, "no"],
    ["Map<Int64, String>", { kind: "map", key: unknown, value: { kind: "string" } }, "unknown"],
    ["BIGINT[]", { kind: "array", element: unknown }, "unknown"],
    ["BIGINT[]", { kind: "date" }, "no"],
  ] as const)("%s against a type with a gap", (promise, type, expected) => {
    const promised = parseContractType(promise, duckdb());
    expect(promised).toBeDefined();
    expect(promised && acceptsType(promised, type)).toBe(expected);
  });

  test("is an info, never an error", () => {
    const span = { file: "m.contract.toml", start: 0, end: 1 };
    const int64 = parseContractType("Int64", duckdb());
    const found = checkContract(
      {
        model: "m",
        file: "m.contract.toml",
        columns: [
          {
            name: { value: "a", span },
            ...(int64 === undefined ? {} : { type: { value: int64, text: "Int64", span } }),
            nullable: { value: false, span },
          },
        ],
        required: [{ value: "b", span }],
        protected: [{ value: "c", span }],
      },
      {
        name: "m",
        columns: [{ name: "a", type: unknown, nullability: "unknown" }],
        complete: false,
        span: { file: "m.sql", start: 0, end: 1 },
      },
      { dialect: duckdb(), proofOf: () => ({ kind: "proved" }) },
    );
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      "I100 info",
      "I101 info",
      "I102 info",
    ]);
    expect(found.every(({ proof }) => proof.kind === "unknown")).toBe(true);
  });
});
