import { expressionRow, type FactRow } from "./row.ts";

const page = { topic: "casts", source: "sql-reference/data-type-conversion", grade: "vendor page" } as const;

/** What the page's matrix lets become what, explicitly or by itself, by column. */
const ways: Readonly<Record<string, string>> = {
  a: "VARIANT",
  b: "DECFLOAT VARCHAR(20) VARIANT",
  d: "TIMESTAMP_NTZ(9) TIMESTAMP_LTZ(9) TIMESTAMP_TZ(9) VARCHAR(20) VARIANT",
  f: "BOOLEAN DECFLOAT NUMBER(12,3) VARCHAR(20) VARIANT",
  df: "BOOLEAN FLOAT NUMBER(12,3) VARCHAR(20) VARIANT",
  n: "BOOLEAN DECFLOAT FLOAT NUMBER(12,3) VARCHAR(20) VARIANT",
  o: "VARIANT ARRAY",
  tm: "VARCHAR(20) VARIANT",
  ts: "DATE TIME(9) VARCHAR(20) VARIANT",
  tl: "DATE TIME(9) VARCHAR(20) VARIANT",
  tz: "DATE TIME(9) VARCHAR(20) VARIANT",
  s: "BOOLEAN DATE DECFLOAT FLOAT NUMBER(12,3) TIME(9) TIMESTAMP_NTZ(9) TIMESTAMP_LTZ(3) VARIANT UUID",
  va: "ARRAY BOOLEAN DATE FLOAT NUMBER(12,3) OBJECT TIME(9) TIMESTAMP_NTZ(9) UUID VARCHAR(20) DECFLOAT",
  u: "VARCHAR(36) VARIANT",
  bn: "VARCHAR(20) VARIANT",
};

/** Each way of the matrix, by `::` and by CAST; the type is the one that is written. */
export function castRows(): readonly FactRow[] {
  return Object.entries(ways).flatMap(([column, types]) =>
    types
      .split(" ")
      .flatMap((type) => [
        expressionRow(`${column}::${type}`, type, page),
        expressionRow(`CAST(${column} AS ${type})`, type, page),
      ]),
  );
}

/** Names of types and what they stand for, in casts of a text. */
const synonyms: Readonly<Record<string, string>> = {
  "NUMBER(38,0)":
    "NUMBER DECIMAL DEC NUMERIC INT INTEGER BIGINT SMALLINT TINYINT BYTEINT NUMBER(38) DECIMAL(38,0)",
  "NUMBER(10,0)": "NUMBER(10) DECIMAL(10) NUMERIC(10,0)",
  "NUMBER(10,2)": "NUMBER(10,2) DECIMAL(10,2) DEC(10,2) NUMERIC(10,2)",
  FLOAT: "FLOAT FLOAT4 FLOAT8 DOUBLE REAL",
  "VARCHAR(7)":
    "VARCHAR(7) STRING(7) TEXT(7) VARCHAR2(7) NVARCHAR(7) NVARCHAR2(7) CHAR(7) CHARACTER(7) NCHAR(7)",
  "VARCHAR(1)": "CHAR CHARACTER NCHAR",
  BOOLEAN: "BOOLEAN",
  DATE: "DATE",
  DECFLOAT: "DECFLOAT",
  "TIMESTAMP_NTZ(9)": "DATETIME",
};

/** Names of types, which the pages of types list. */
export function synonymRows(): readonly FactRow[] {
  const origin = { topic: "type names", grade: "vendor page" } as const;
  return Object.entries(synonyms).flatMap(([type, names]) =>
    names.split(" ").map((name) => {
      const source = /CHAR|TEXT|STRING/.test(name)
        ? "sql-reference/data-types-text"
        : /DATE/.test(name)
          ? "sql-reference/data-types-datetime"
          : "sql-reference/data-types-numeric";
      return expressionRow(`s::${name}`, type, { ...origin, source });
    }),
  );
}
