import fc from "fast-check";
import { sameType, type SqlType } from "@rocky/ir";
import { expect, test } from "vitest";
import { dialectOf, parseTypeName, printType } from "@rocky/sql";
import { openOracle } from "./live/oracle.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");

const spellings = [
  "INT",
  "INT4",
  "INT8",
  "LONG",
  "SHORT",
  "INT1",
  "INT2",
  "INT16",
  "INT32",
  "INT64",
  "INT128",
  "SIGNED",
  "INTEGRAL",
  "OID",
  "UINT8",
  "UINT16",
  "UINT32",
  "UINT64",
  "UINT128",
  "UTINYINT",
  "USMALLINT",
  "UINTEGER",
  "UBIGINT",
  "UHUGEINT",
  "HUGEINT",
  "BOOL",
  "LOGICAL",
  "boolean",
  "REAL",
  "FLOAT4",
  "FLOAT8",
  "DOUBLE PRECISION",
  "FLOAT(10)",
  "FLOAT(30)",
  "double",
  "VARCHAR",
  "VARCHAR(10)",
  "TEXT",
  "STRING",
  "CHAR(3)",
  "BPCHAR",
  "NVARCHAR",
  "CHARACTER VARYING(3)",
  "NATIONAL CHAR(2)",
  "NUMERIC(10,2)",
  "DECIMAL",
  "DEC(4)",
  "DECIMAL(38, 38)",
  "numeric ( 5 , 1 )",
  "BLOB",
  "BYTEA",
  "BINARY",
  "VARBINARY",
  "BIT",
  "BIT(3)",
  "BITSTRING",
  "UUID",
  "GUID",
  "JSON",
  "VARIANT",
  "BIGNUM",
  "VARINT",
  "DATE",
  "TIME",
  "TIMETZ",
  "TIME WITH TIME ZONE",
  "TIME_NS",
  "DATETIME",
  "TIMESTAMP",
  "TIMESTAMP(0)",
  "TIMESTAMP(3)",
  "TIMESTAMP(6)",
  "TIMESTAMP(9)",
  "TIMESTAMP_S",
  "TIMESTAMP_MS",
  "TIMESTAMP_NS",
  "TIMESTAMP_US",
  "TIMESTAMPTZ",
  "TIMESTAMP WITH TIME ZONE",
  "TIMESTAMP WITHOUT TIME ZONE",
  "INTERVAL",
  "INTERVAL YEAR TO MONTH",
  "INTERVAL DAYS",
  "ENUM('a', 'it''s', 'B c')",
  "INT[]",
  "INT[][]",
  "INT[3]",
  "INT[3][]",
  "INT ARRAY",
  "INT ARRAY[3]",
  "TIMESTAMPTZ[]",
  'STRUCT(a INT, "B c" VARCHAR, "select" DATE, Abc INT, "name" INT, "ünï" INT)',
  "ROW(a INT, b TEXT)",
  "STRUCT(a STRUCT(b INT[])[], c MAP(VARCHAR, DECIMAL(4,1)))",
  "MAP(VARCHAR, INT[])",
  'UNION(n INT, "S t" VARCHAR)',
  '"integer"',
  '"VARCHAR"(3)',
  "Struct(type int, value varchar)",
  "JSON[]",
  "MAP(ENUM('x'), STRUCT(y UUID))",
];

test.each(spellings)("%s is the type that DESCRIBE prints", async (spelling) => {
  const { connection } = await openOracle(dialect, "CREATE TABLE t (i INTEGER)");
  const reader = await connection.runAndReadAll(`DESCRIBE SELECT NULL::${spelling} AS c`);
  const printed = String(reader.getRowsJson()[0]?.[1]);
  const type = parseTypeName(spelling, dialect);
  expect(type && printType(type, dialect)).toBe(printed);
  const again = parseTypeName(printed, dialect);
  expect(again !== undefined && type !== undefined && sameType(type, again)).toBe(true);
});

test.each([
  "",
  "INTEGR",
  "INT INT",
  "DECIMAL(39)",
  "DECIMAL(5,6)",
  "DECIMAL(1,2,3)",
  "TIMESTAMP(10)",
  "INT(3)",
  "INT[0]",
  "INT[",
  "INT]",
  "STRUCT",
  "STRUCT()",
  "STRUCT(a INT, A INT)",
  "MAP(INT)",
  "MAP(INT, INT, INT)",
  "ENUM()",
  "ENUM('a', 'a')",
  "UNION(a INT, a INT)",
  "LIST",
  "TIMESTAMPTZ(3)",
  "TIME(3)",
  "INT;",
  "'INT'",
  "VARCHAR(",
  "VARCHAR(x)",
  "BLOB(3)",
  "STRUCT(a INT",
  "(INT)",
])("%j is not a type", (text) => {
  expect(parseTypeName(text, dialect)).toBeUndefined();
});

test("the fields of a struct without names are printed without names", () => {
  const row = parseTypeName("STRUCT(INTEGER, VARCHAR)", dialect);
  expect(row).toMatchObject({ kind: "struct", fields: [{ name: "" }, { name: "" }] });
  expect(row && printType(row, dialect)).toBe("STRUCT(INTEGER, VARCHAR)");
});

const leaf: fc.Arbitrary<SqlType> = fc.constantFrom(
  ...[
    "BOOLEAN",
    "TINYINT",
    "BIGINT",
    "UHUGEINT",
    "DOUBLE",
    "VARCHAR",
    "DATE",
    "TIMESTAMP_NS",
    "TIMESTAMPTZ",
    "JSON",
    "DECIMAL(9,4)",
  ].map((name) => {
    const type = parseTypeName(name, dialect);
    if (type === undefined) throw new Error(name);
    return type;
  }),
);
const fieldNames = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 4,
  selector: (name) => name.toLowerCase(),
});
const { type: anyType } = fc.letrec<{ type: SqlType }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant("array" as const), element: tie("type") }),
    fc.record({
      kind: fc.constant("array" as const),
      element: tie("type"),
      length: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({ kind: fc.constant("map" as const), key: tie("type"), value: tie("type") }),
    fc
      .uniqueArray(fc.string(), { minLength: 1, maxLength: 4 })
      .map((values): SqlType => ({ kind: "enum", values })),
    fc
      .tuple(fieldNames, fc.array(tie("type"), { minLength: 4, maxLength: 4 }))
      .map(([names, types]): SqlType => ({
        kind: "struct",
        fields: names.map((name, i) => ({ name, type: types[i] ?? { kind: "boolean" } })),
      })),
  ),
}));

test("parsing what is printed gives the type back", () => {
  const property = fc.property(anyType, (type) => {
    const again = parseTypeName(printType(type, dialect), dialect);
    return again !== undefined && sameType(type, again);
  });
  expect(fc.check(property)).toMatchObject({ failed: false });
});

test("no text makes the parser throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      parseTypeName(text, dialect);
    }),
  );
  expect(parseTypeName(`${"STRUCT(a ".repeat(5000)}INT${")".repeat(5000)}`, dialect)).toBeUndefined();
});
