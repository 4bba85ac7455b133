import { expect, test } from "vitest";
import type { Column } from "@rocky/ir";
import { describeQuery } from "../src/index.ts";
import { bigquery } from "../src/dialects/bigquery/bigquery.ts";

const columns: Readonly<Record<string, string>> = {
  id: "INT64 NOT NULL",
  n: "NUMERIC",
  bn: "BIGNUMERIC",
  f: "FLOAT64",
  s: "STRING",
  sn: "STRING NOT NULL",
  b: "BOOL",
  d: "DATE NOT NULL",
  dt: "DATETIME",
  ts: "TIMESTAMP",
  j: "JSON",
  arr: "ARRAY<INT64>",
  st: "STRUCT<x INT64, y STRING>",
};

function columnOf([name, text]: readonly [string, string]): Column {
  const type = bigquery.types.parse(text.replace(" NOT NULL", ""));
  if (type === undefined) throw new Error(`no type ${text}`);
  return { name, type, nullability: text.endsWith("NOT NULL") ? "not-null" : "nullable" };
}

const table = { columns: Object.entries(columns).map(columnOf), complete: true, relation: "t" };

/** `name TYPE[!]` of each column, `!` where it is not null, and the errors. */
function described(sql: string): string {
  const result = describeQuery(sql, { dialect: bigquery, file: "", resolve: () => table });
  const shown = result.columns.map(
    ({ name, type, nullability }) =>
      `${name} ${bigquery.types.print(type)}${nullability === "not-null" ? "!" : ""}`,
  );
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  return [...shown, ...errors.map(({ code, message }) => `${code} ${message}`)].join("; ");
}

/** Types and names as the GoogleSQL analyser gives them; it knows nothing of nullability. */
const cases: readonly (readonly [text: string, described: string])[] = [
  ["id / 2, n / id, id * 1.5, n * 1.5", "f0_ FLOAT64!; f1_ NUMERIC; f2_ FLOAT64!; f3_ NUMERIC"],
  [
    "n + f, COALESCE(n, 1.5), COALESCE(n, f), [id, n]",
    "f0_ FLOAT64; f1_ NUMERIC!; f2_ FLOAT64; f3_ ARRAY<NUMERIC>!",
  ],
  ["NULL, [], IF(b, NULL, NULL)", "f0_ INT64; f1_ ARRAY<INT64>!; f2_ INT64"],
  [
    "d - d, d + 1, d + INTERVAL 1 DAY, DATE_ADD(d, INTERVAL 1 DAY)",
    "f0_ INTERVAL!; f1_ DATE!; f2_ DATETIME!; f3_ DATE!",
  ],
  [
    "DATE_TRUNC(ts, MONTH), EXTRACT(DATE FROM ts), EXTRACT(YEAR FROM d)",
    "f0_ TIMESTAMP; f1_ DATE; f2_ INT64!",
  ],
  ["CONCAT(sn, id), sn || id, ROUND(id), POW(n, 2)", "f0_ STRING!; f1_ STRING!; f2_ FLOAT64!; f3_ NUMERIC"],
  [
    "AVG(id), AVG(n), SUM(f), COUNT(*), MAX(s)",
    "f0_ FLOAT64; f1_ NUMERIC; f2_ FLOAT64; f3_ INT64!; f4_ STRING",
  ],
  [
    "JSON_VALUE(j, '$.a'), JSON_QUERY(j, '$'), JSON_QUERY(s, '$'), j.a.b",
    "f0_ STRING; f1_ JSON; f2_ STRING; b JSON",
  ],
  ["STRUCT(id, s AS t), st.y, arr[0]", "f0_ STRUCT<id INT64, t STRING>!; y STRING; f1_ INT64"],
  ["SAFE.SUBSTR(sn, 1), NET.HOST(s)", "f0_ STRING; f1_ STRING"],
];

test.each(cases)("%s", (text, expected) => {
  expect(described(`SELECT ${text} FROM t`)).toBe(expected);
});

test("what has no name inside a query cannot be asked for", () => {
  expect(described("SELECT * FROM (SELECT id + 1, s FROM t)")).toBe("f0_ INT64!; s STRING");
  expect(described("SELECT f0_ FROM (SELECT 1)")).toMatch(/E048/);
});

test("words that are not reserved name columns without AS", () => {
  expect(described("SELECT id value, n offset FROM t LIMIT 1 OFFSET 2")).toBe("value INT64!; offset NUMERIC");
});

test("names are found as GoogleSQL finds them", () => {
  expect(described("SELECT s FROM t AS s")).toMatch(/^s STRUCT<id INT64, n NUMERIC/);
  expect(described("SELECT n AS s, s AS q FROM t")).toBe("s NUMERIC; q STRING");
  expect(described("SELECT (SELECT AS STRUCT n AS s, s AS q) AS r FROM t")).toBe(
    "r STRUCT<s NUMERIC, q STRING>",
  );
  expect(described("SELECT 1 AS q, q")).toMatch(/^q INT64!; q UNKNOWN; E048/);
  expect(described("SELECT n AS q FROM t WHERE q > 1")).toMatch(/E048/);
  expect(described("SELECT id AS q FROM t GROUP BY q HAVING q > 1")).toBe("q INT64!");
  expect(described("SELECT what, val FROM t AS a CROSS JOIN t UNPIVOT (val FOR what IN (f))")).toBe(
    "what STRING!; val FLOAT64!",
  );
});

test("a FROM without SELECT shows elements of arrays whole", () => {
  const from = "FROM (SELECT n, [st] AS list FROM t) AS a, UNNEST(list) AS e";
  expect(described(`${from} |> DROP list`)).toBe("n NUMERIC; e STRUCT<x INT64, y STRING>");
  expect(described(`${from} |> EXTEND e.x + 1 AS z |> SELECT e.y, z`)).toBe("y STRING; z INT64");
  expect(described(`SELECT * EXCEPT (list) ${from}`)).toBe("n NUMERIC; x INT64; y STRING");
  expect(described("FROM UNNEST([STRUCT(1 AS x)]) AS e")).toBe("x INT64");
  expect(described("SELECT d + INTERVAL id + 1 DAY AS r FROM t")).toBe("r DATETIME!");
  expect(described("SELECT INTERVAL + id YEAR AS r, INTERVAL -1 DAY AS n FROM t")).toBe(
    "r INTERVAL!; n INTERVAL!",
  );
  expect(described("SELECT INTERVAL id | 1 DAY AS r, -NULL AS n FROM t")).toBe("r INTERVAL!; n INT64");
  expect(described("SELECT 1e2 AS r UNION ALL SELECT n FROM t")).toBe("r NUMERIC");
  expect(described("SELECT DISTINCT 1e2 AS r UNION ALL SELECT n FROM t")).toBe("r FLOAT64");
  expect(described("FROM t |> SET id = 'a' |> SELECT t.id AS was, id")).toBe("was UNKNOWN; id STRING!");
});

test.each([
  "ml.predict(MODEL p.d.m, (SELECT * FROM t))",
  "ml.predict(MODEL `p.d.m`, TABLE my-project.d.t, STRUCT(0.5 AS threshold))",
  "ml.evaluate(MODEL d.m)",
  "vector_search(TABLE d.t, 's', (SELECT id, s FROM t), top_k => 5)",
  "gap_fill(TABLE t, ts_column => 'ts', bucket_width => INTERVAL 1 DAY)",
])("a table and a model are arguments: %s", (call) => {
  expect(described(`SELECT x FROM ${call}`)).toBe("x UNKNOWN");
});

test("words that GoogleSQL does not reserve are aliases without AS", () => {
  expect(described("SELECT SUM(n) value, MAX(id) replace FROM t")).toBe("value NUMERIC; replace INT64");
  expect(described("SELECT table, MAX(model) AS m FROM (SELECT 1 AS table, 2 AS model) GROUP BY table")).toBe(
    "table INT64!; m INT64!",
  );
});

test("functions of texts that pages name", () => {
  const text = "CONTAINS_SUBSTR(t, 'a'), CONTAINS_SUBSTR((s, id), 'a'), REGEXP_SUBSTR(s, 'a')";
  expect(described(`SELECT ${text} FROM t`)).toBe("f0_ BOOL; f1_ BOOL; f2_ STRING");
});

test("a pipe calls a function of its rows", () => {
  expect(described("FROM t |> WHERE id > 1 |> CALL d.f(1, name => 'a') AS x |> SELECT x.a")).toBe(
    "a UNKNOWN",
  );
  expect(described("FROM t |> CALL f() |> AGGREGATE COUNT(*) AS n")).toBe("n INT64!");
  expect(described("FROM t |> CALL f")).toMatch(/E040/);
  expect(described("FROM t |> SELECT nosuch |> CALL f() |> AGGREGATE COUNT(*) AS n")).toMatch(/E048/);
});

test("a pipe unites its rows with several queries", () => {
  expect(described("FROM t |> SELECT id |> UNION ALL (SELECT 2), (SELECT 3.5) |> WHERE id > 1")).toBe(
    "id FLOAT64!",
  );
  expect(described("FROM t |> SELECT id |> EXCEPT DISTINCT (SELECT 2), (SELECT 3)")).toBe("id INT64!");
});

test("a pipe finds rows that follow each other", () => {
  const match =
    "ORDER BY id MEASURES FIRST(a.id) AS x, MAX(a.n) AS m, MATCH_NUMBER() AS k PATTERN (a) DEFINE a AS id > 1";
  expect(described(`FROM t |> MATCH_RECOGNIZE (${match})`)).toBe("x INT64; m NUMERIC; k INT64");
});

test.each(["DECLARE x INT64 DEFAULT 1; SELECT x", "ASSERT 1 = 1", "WHILE true DO SELECT 1; END WHILE"])(
  "a statement of a script is no query: %s",
  (text) => expect(described(text)).toMatch(/^E044 (?:DECLARE|ASSERT|WHILE) is not a query/),
);

test("no two columns of a result share a name", () => {
  expect(described("SELECT id, n AS ID FROM t")).toMatch(
    /E073 Columns of the result share a name: ID\. BigQuery/,
  );
  expect(described("SELECT a.*, b.s, b.n FROM t AS a JOIN t AS b ON a.id = b.id")).toMatch(/E073 .*: s, n\./);
  expect(described("SELECT 1 FROM (SELECT id, n AS id FROM t)")).toBe("f0_ INT64!");
  expect(described("SELECT AS STRUCT 1 AS a, 2 AS a")).toBe("a INT64!; a INT64!");
  expect(described("SELECT * FROM t AS a JOIN (SELECT id FROM t) AS b USING (id)")).not.toMatch(/E073/);
});

test("elements of an array that a FROM shows whole have no name but that of who reads them", () => {
  expect(described("FROM UNNEST([1]) AS e |> WHERE e > 0")).toBe("f0_ INT64!");
  expect(described("FROM UNNEST([1]) AS e |> SELECT e")).toBe("e INT64");
  expect(described("WITH c AS (FROM UNNEST([1]) AS e) SELECT * FROM c")).toBe("c INT64");
  expect(described("SELECT e FROM (FROM UNNEST([1]) AS e)")).toBe("e INT64");
  expect(described("SELECT v + 1 AS w FROM (SELECT AS VALUE 1) AS v")).toBe("w INT64!");
  expect(described("(FROM UNNEST([1]) AS e) UNION ALL SELECT 2")).toBe("f0_ INT64");
});

test("two texts are joined behind products and before sums", () => {
  expect(described("SELECT 'a' || id * 2 AS x, id / 2 || s AS y, id || s || -id AS z FROM t")).toBe(
    "x STRING!; y STRING; z STRING",
  );
  expect(described("SELECT 'a' || id + 1 AS x FROM t")).toMatch(/E054/);
});
