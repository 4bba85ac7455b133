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

/** Relations and clauses that other dialects do not have, or write in another way. */
const queries: readonly (readonly [sql: string, described: string])[] = [
  [
    "SELECT f.value:name::string AS name, f.index, f.seq FROM t, LATERAL FLATTEN(input => va:items) f",
    "NAME VARCHAR; INDEX NUMBER(38,0); SEQ NUMBER(38,0)!",
  ],
  ["SELECT s.value FROM t, TABLE(SPLIT_TO_TABLE(t.s, ',')) s", "VALUE VARCHAR!"],
  ["SELECT seq4() AS n FROM TABLE(GENERATOR(rowcount => 10))", "N NUMBER(10,0)!"],
  ["SELECT $1, v.$2 AS b FROM (VALUES (1, 'a'), (20, 'bcd')) v", "$1 NUMBER(2,0)!; B VARCHAR(3)!"],
  ["SELECT $1:a::string AS a FROM @stage/path/x.json (file_format => 'j') f", "A VARCHAR"],
  ["SELECT i FROM t AT (offset => -60) SAMPLE (10) LIMIT 3", "I NUMBER(38,0)"],
  [
    "SELECT * FROM (SELECT s, n, q FROM t) PIVOT (sum(n) FOR s IN ('a', 'b' AS bb) DEFAULT ON NULL (0)) p",
    "Q NUMBER(4,0)!; 'a' NUMBER(22,2); BB NUMBER(22,2)",
  ],
  [
    "SELECT * FROM (SELECT i, n, n AS m FROM t) UNPIVOT (v FOR k IN (n, m))",
    "I NUMBER(38,0); K VARCHAR!; V NUMBER(10,2)!",
  ],
  [
    "SELECT * FROM t MATCH_RECOGNIZE (PARTITION BY s ORDER BY d MEASURES first(n) AS f, last(up.n) AS l, count(*) AS c ONE ROW PER MATCH PATTERN (start up+) DEFINE up AS n > lag(n))",
    "S VARCHAR(5); F NUMBER(10,2); L NUMBER(10,2); C NUMBER(18,0)",
  ],
  [
    "SELECT a.q, b.q AS r FROM t a ASOF JOIN t b MATCH_CONDITION (a.ts >= b.ts) ON a.i = b.i",
    "Q NUMBER(4,0)!; R NUMBER(4,0)",
  ],
  [
    "SELECT i, CONNECT_BY_ROOT s AS r FROM t START WITH i = 1 CONNECT BY PRIOR i = n AND level < 5",
    "I NUMBER(38,0); R VARCHAR(5)",
  ],
  ["SELECT a.q, b.q AS r FROM t a, t b WHERE a.i = b.i(+) AND a.n > 1", "Q NUMBER(4,0)!; R NUMBER(4,0)"],
  ["SELECT TOP 3 i FROM t ORDER BY i", "I NUMBER(38,0)"],
  [
    "SELECT * ILIKE 't%' RENAME (t AS tt) FROM t",
    "TT VARCHAR(16777216); TS TIMESTAMP_NTZ(9); TL TIMESTAMP_LTZ(9)",
  ],
  ["WITH c AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM c WHERE n < 10) SELECT * FROM c", "N NUMBER(1,0)!"],
  ["SELECT filter(va::array, x INT -> x > 1) AS a, {*} AS o FROM t // the end", "A ARRAY; O OBJECT!"],
  ["SELECT i AS s, s AS t2 FROM t", "S NUMBER(38,0); T2 VARCHAR(5)"],
  [
    "SELECT s COLLATE 'en-ci' AS c FROM t QUALIFY row_number() OVER (PARTITION BY s ORDER BY d) = 1",
    "C VARCHAR(5)",
  ],
  ["SELECT i FROM db..t", "I NUMBER(38,0)"],
  [
    "SELECT IDENTIFIER('i'), :bound + i AS b FROM IDENTIFIER('db.sch.t') FETCH 3",
    "I NUMBER(38,0); B UNKNOWN",
  ],
  ["SELECT nth_value(q, 2) FROM LAST OVER (ORDER BY d) AS n FROM t", "N NUMBER(4,0)"],
  ["SELECT a.q FROM t a DIRECTED JOIN t b USING (a.i)", "Q NUMBER(4,0)!"],
  ["SELECT x.q, s1.nextval AS n FROM TABLE(f(SELECT q FROM t)) x", "Q UNKNOWN; N UNKNOWN!"],
  [
    "SELECT ts::timestamp with local time zone AS l, va::array[0]:b AS v FROM t",
    "L TIMESTAMP_LTZ(9); V VARIANT",
  ],
  ["SELECT (summarize(s)) AS a FROM t", "A VARCHAR"],
  [
    "SELECT region FROM SEMANTIC_VIEW(sv METRICS a.b, c DIMENSIONS r.region WHERE r.x > 1) AS v",
    "REGION UNKNOWN",
  ],
  [
    "SELECT t.i, r FROM t RESAMPLE(USING d INCREMENT BY INTERVAL '1 day') WHERE i > 1",
    "I UNKNOWN; R UNKNOWN",
  ],
  ["SELECT x.i FROM t AS x RESAMPLE(USING d INCREMENT BY INTERVAL '1 day' PARTITION BY s)", "I UNKNOWN"],
  ["SELECT resample.i FROM t resample", "I NUMBER(38,0)"],
  [
    "FROM t SELECT i",
    "I NUMBER(38,0); E070 FROM without SELECT belongs to DuckDB; Snowflake does not have it.",
  ],
  [
    "SELECT DISTINCT ON (i) i FROM t",
    "I NUMBER(38,0); E070 DISTINCT ON belongs to DuckDB and PostgreSQL; Snowflake does not have it.",
  ],
  [
    "SELECT i FROM t USING SAMPLE 3",
    "I NUMBER(38,0); E070 USING SAMPLE belongs to DuckDB; Snowflake does not have it.",
  ],
  [
    "SELECT a.i FROM t a SEMI JOIN t b USING (q)",
    "I NUMBER(38,0); E040 Expected `,`, a join or the next clause, but found `SEMI`.",
  ],
  ["SELECT semi.i FROM t semi JOIN t b USING (q)", "I NUMBER(38,0)"],
  ["SELECT DISTINCT i FROM t", "I NUMBER(38,0)"],
];

test.each(queries)("%s", (text, expected) => {
  expect(described(text)).toBe(expected);
});

test.each(cases)("SELECT %s", (text, expected) => {
  expect(described(`SELECT ${text} FROM t`)).toBe(expected);
});

const helps: readonly (readonly [text: string, help: string])[] = [
  ["“i”", "These are quotes of a word processor; write ' around a text and \" around a name."],
  ["‘a’", "These are quotes of a word processor; write ' around a text and \" around a name."],
  [
    '"ts"',
    `Did you mean TS? If Snowflake has "ts", write its name with the double quotes in schemas.lock.toml: '"ts"'.`,
  ],
];

test.each(helps)("what helps with %s", (text, help) => {
  const { diagnostics } = describeQuery(`SELECT ${text} FROM t`, {
    dialect: snowflake,
    file: "",
    resolve: () => table,
  });
  expect(diagnostics.map((each) => [each.code, each.help])).toEqual([["E048", help]]);
});

test("a near name with lower-case letters is written in quotes", () => {
  const { diagnostics } = describeQuery('SELECT "lowr" FROM t', {
    dialect: snowflake,
    file: "",
    resolve: () => table,
  });
  expect(diagnostics.map((each) => each.edit?.newText)).toEqual(['"lower"']);
});
