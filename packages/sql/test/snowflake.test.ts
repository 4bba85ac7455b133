import { expect, test } from "vitest";
import type { Column } from "@rocky/ir";
import { describeQuery } from "../src/index.ts";
import { snowflake } from "../src/dialects/snowflake/snowflake.ts";

const columns: Readonly<Record<string, string>> = {
  I: "INT",
  N: "NUMBER(10,2)",
  Q: "NUMBER(4,0) NOT NULL",
  F: "FLOAT",
  S: "VARCHAR(5)",
  T: "TEXT",
  B: "BOOLEAN",
  D: "DATE",
  TS: "TIMESTAMP_NTZ",
  TL: "TIMESTAMP_LTZ",
  VA: "VARIANT",
  lower: "INT",
};

function columnOf([name, text]: readonly [string, string]): Column {
  const type = snowflake.types.parse(text.replace(" NOT NULL", ""));
  if (type === undefined) throw new Error(`no type ${text}`);
  return { name, type, nullability: text.endsWith("NOT NULL") ? "not-null" : "nullable" };
}

const table = { columns: Object.entries(columns).map(columnOf), complete: true, relation: "t" };

/** `name TYPE[!]` of each column, `!` where it is not null, and the errors. */
function described(sql: string): string {
  const result = describeQuery(sql, { dialect: snowflake, file: "", resolve: () => table });
  const shown = result.columns.map(
    ({ name, type, nullability }) =>
      `${name} ${snowflake.types.print(type)}${nullability === "not-null" ? "!" : ""}`,
  );
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  return [...shown, ...errors.map(({ code, message }) => `${code} ${message}`)].join("; ");
}

const cases: readonly (readonly [text: string, described: string])[] = [
  ["i + 1 AS a, n + 1 AS b, q / 2 AS c", "A NUMBER(38,0); B NUMBER(11,2); C NUMBER(10,6)!"],
  [
    "1.50 AS a, 1e10 AS b, .5 AS c, 'abc' AS d",
    "A NUMBER(2,1)!; B NUMBER(11,0)!; C NUMBER(2,1)!; D VARCHAR(3)!",
  ],
  ["sum(n) AS a, avg(q) AS b, count(*) AS c", "A NUMBER(22,2); B NUMBER(22,6); C NUMBER(18,0)!"],
  ["avg(q) OVER () AS a, avg(q) OVER (ORDER BY q) AS b", "A NUMBER(19,3)!; B NUMBER(22,6)!"],
  ["coalesce(n, 1.555) AS a, iff(b, 1, 2.5) AS b2", "A NUMBER(11,3)!; B2 NUMBER(2,1)!"],
  ["va:k.Name[0]::string AS a, va:k::int AS b, s::varchar AS c", "A VARCHAR; B NUMBER(38,0); C VARCHAR"],
  [
    "dateadd(day, 1, d) AS a, dateadd(hour, 1, d) AS b, d - d AS c",
    "A DATE; B TIMESTAMP_NTZ(9); C NUMBER(9,0)",
  ],
  [
    "i+1, upper('a'), (i), \"lower\", t.q",
    "I+1 NUMBER(38,0); UPPER('A') VARCHAR(3)!; I NUMBER(38,0); lower NUMBER(38,0); Q NUMBER(4,0)!",
  ],
  ["lower AS a", "A UNKNOWN; E048 There is no column LOWER in T."],
  ["{'k': i} AS a, [1, 'a'] AS b", "A OBJECT!; B ARRAY!"],
  ["current_date, current_timestamp(3) AS a", "CURRENT_DATE DATE!; A TIMESTAMP_LTZ(3)!"],
];

test.each(cases)("SELECT %s", (text, expected) => {
  expect(described(`SELECT ${text} FROM t`)).toBe(expected);
});
