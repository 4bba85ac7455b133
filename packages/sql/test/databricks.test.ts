import { expect, test } from "vitest";
import type { Column } from "@rocky/ir";
import { describeQuery } from "../src/index.ts";
import { databricks } from "../src/dialects/databricks/databricks.ts";

const columns: Readonly<Record<string, string>> = {
  id: "INT NOT NULL",
  b: "BIGINT",
  d102: "DECIMAL(10,2) NOT NULL",
  d53: "DECIMAL(5,3)",
  f: "FLOAT",
  dbl: "DOUBLE NOT NULL",
  s: "STRING",
  sn: "STRING NOT NULL",
  dt: "DATE NOT NULL",
  ts: "TIMESTAMP",
  arr: "ARRAY<INT>",
  m: "MAP<STRING, INT>",
  st: "STRUCT<x: INT, y: STRING>",
  v: "VARIANT",
};

function columnOf([name, text]: readonly [string, string]): Column {
  const type = databricks.types.parse(text.replace(" NOT NULL", ""));
  if (type === undefined) throw new Error(`no type ${text}`);
  return { name, type, nullability: text.endsWith("NOT NULL") ? "not-null" : "nullable" };
}

const table = { columns: Object.entries(columns).map(columnOf), complete: true, relation: "t" };

/** `name TYPE[!]` of each column, `!` where it is not null, and the errors. */
function described(sql: string): string {
  const result = describeQuery(sql, { dialect: databricks, file: "", resolve: () => table });
  const shown = result.columns.map(
    ({ name, type, nullability }) =>
      `${name} ${databricks.types.print(type)}${nullability === "not-null" ? "!" : ""}`,
  );
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  return [...shown, ...errors.map(({ code, message }) => `${code} ${message}`)].join("; ");
}

/** What Spark 4.3 answered; of nullability we know more where a quotient fails instead of being NULL. */
const cases: readonly (readonly [text: string, described: string])[] = [
  ["id / 2 AS a, id % 2 AS b, id DIV 2 AS c", "a DOUBLE!; b INT!; c BIGINT!"],
  ["f + id AS a, f + b AS b, d102 + f AS c", "a DOUBLE; b DOUBLE; c DOUBLE"],
  [
    "d102 * d53 AS a, d102 / d53 AS b, d102 + id AS c, d102 * id AS d, d102 / 3 AS e",
    "a DECIMAL(16,5); b DECIMAL(19,8); c DECIMAL(13,2)!; d DECIMAL(21,2)!; e DECIMAL(14,6)!",
  ],
  [
    "d102 % 3 AS a, 3 % d102 AS b, 10 / d102 AS c, 1.0 / 3 AS d",
    "a DECIMAL(3,2)!; b DECIMAL(3,2)!; c DECIMAL(15,11)!; d DECIMAL(7,6)!",
  ],
  [
    "sum(d102) AS a, avg(d102) AS b, sum(id) AS c, max(id) AS d, count(*) AS e",
    "a DECIMAL(20,2); b DECIMAL(14,6); c BIGINT; d INT; e BIGINT!",
  ],
  ["collect_list(s) AS a, min_by(id, s) AS b", "a ARRAY<STRING>!; b INT"],
  [
    "coalesce(s, 1) AS a, if(true, 1, 'a') AS b, array(1, '2') AS c, sn + 1 AS d, '1' + 1.5 AS e",
    "a BIGINT!; b BIGINT!; c ARRAY<BIGINT>!; d BIGINT!; e DOUBLE!",
  ],
  [
    "cast(id AS TINYINT) AS a, cast(id AS DECIMAL) AS b, try_cast(id AS STRING) AS c, try_cast(sn AS INT) AS d",
    "a TINYINT!; b DECIMAL(10,0)!; c STRING!; d INT",
  ],
  [
    "dt - dt AS a, ts - ts AS b, dateadd(DAY, 1, dt) AS c, date_add(dt, 1) AS d, date_diff(DAY, dt, dt) AS e, datediff(dt, dt) AS f",
    "a INTERVAL DAY!; b INTERVAL DAY TO SECOND; c TIMESTAMP!; d DATE!; e BIGINT!; f INT!",
  ],
  [
    "extract(second FROM ts) AS a, round(d102) AS b, round(d102, 1) AS c, floor(dbl) AS d, ceil(id) AS e",
    "a DECIMAL(8,6); b DECIMAL(9,0); c DECIMAL(10,1); d BIGINT; e BIGINT",
  ],
  [
    "1e2 AS a, 1.50 AS b, .5 AS c, 0.001 AS d, 00010.0 AS e, 2147483648 AS f, 9223372036854775808 AS g, -2147483648 AS h, 1L AS i, 2.5BD AS j, 3F AS k",
    "a DOUBLE!; b DECIMAL(3,2)!; c DECIMAL(1,1)!; d DECIMAL(3,3)!; e DECIMAL(3,1)!; f BIGINT!; g DECIMAL(19,0)!; h INT!; i BIGINT!; j DECIMAL(2,1)!; k FLOAT!",
  ],
  [
    "INTERVAL 1 DAY 2 HOURS AS a, INTERVAL '1-2' YEAR TO MONTH AS b, INTERVAL 1 WEEK AS c, INTERVAL -1 MONTH AS d, INTERVAL '3 days' AS e, dt + INTERVAL 1 HOUR AS f",
    "a INTERVAL DAY TO HOUR!; b INTERVAL YEAR TO MONTH!; c INTERVAL DAY!; d INTERVAL MONTH!; e INTERVAL DAY!; f TIMESTAMP!",
  ],
  [
    "NULL AS a, array() AS b, map('a', 1) AS c, named_struct('p', 1) AS d, struct(1, s) AS e, struct(s AS n) AS f",
    "a VOID; b ARRAY<VOID>!; c MAP<STRING, INT>!; d STRUCT<p: INT>!; e STRUCT<col1: INT, s: STRING>!; f STRUCT<n: STRING>!",
  ],
  [
    "arr[0] AS a, m['k'] AS b, st.x, transform(arr, x -> x * 2.5) AS c, filter(arr, x -> x > 1) AS d, aggregate(arr, 0L, (acc, x) -> acc + x) AS e",
    "a INT; b INT; x INT; c ARRAY<DECIMAL(13,1)>; d ARRAY<INT>; e BIGINT",
  ],
  [
    "exists(arr, x -> x > 1) AS a, map_keys(m) AS b, from_json(s, 'a INT, b ARRAY<STRING>') AS c, parse_json(sn) AS d, v:a.b[0]::INT AS e, v?::DATE AS f",
    "a BOOLEAN; b ARRAY<STRING>; c STRUCT<a: INT, b: ARRAY<STRING>>; d VARIANT!; e INT; f DATE",
  ],
  [
    "FROM t r0 JOIN t r1 ON r0.id = r1.id |> WHERE r0.s = 'a' |> WHERE r1.id > 1 |> SELECT r0.id, r1.s",
    "id INT!; s STRING",
  ],
  ["FROM t r0 JOIN t r1 ON r0.id = r1.id |> LIMIT 3 |> SELECT r0.id, 1 AS n", "id UNKNOWN; n INT!"],
  ["SELECT r0.id, 1.s, 2S FROM t TABLESAMPLE (10 PERCENT) AS r0", "id INT!; s DECIMAL(1,0)!; 2 SMALLINT!"],
  [
    "FROM t |> WHERE id > 1 |> EXTEND id + 1 AS n |> AGGREGATE sum(n) AS total GROUP BY s |> ORDER BY total |> LIMIT 3",
    "s STRING; total BIGINT!",
  ],
  [
    "SELECT * EXCEPT (id, b, d102, d53, f, dbl, s, sn, dt, ts, arr, m) FROM t",
    "st STRUCT<x: INT, y: STRING>; v VARIANT",
  ],
  ["SELECT a.id, n.col FROM t a LATERAL VIEW OUTER explode(arr) n AS col", "id INT!; col INT"],
  ["SELECT posexplode(arr) AS (i, n), id FROM t", "i INT!; n INT; id INT!"],
  ["SELECT id FROM t LEFT ANTI JOIN t u USING (id) MINUS SELECT 1", "id INT!"],
  [
    "lag(id) OVER (ORDER BY dt) AS a, lag(id, 1, 0) OVER (ORDER BY dt) AS b, row_number() OVER (ORDER BY dt) AS c, first(s) IGNORE NULLS OVER (ORDER BY dt) AS d",
    "a INT; b INT!; c INT!; d STRING",
  ],
  [
    "id + 1, s || 'a', st.x, upper(s), NOT id = 1, cast(id AS STRING), array(id, 2), CURRENT_DATE",
    "(id + 1) INT!; concat(s, a) STRING; x INT; upper(s) STRING; (NOT (id = 1)) BOOLEAN!; id STRING!; array(id, 2) ARRAY<INT>!; current_date() DATE!",
  ],
  ["SELECT * FROM VALUES (1, 'a'), (2, NULL)", "col1 INT!; col2 STRING"],
  ["SELECT * FROM VALUES 1, 2 AS v(n)", "n INT!"],
  [
    "id <=> NULL AS a, s LIKE 'a%' AS b, current_date() AS c, current_timestamp AS d, s RLIKE 'a' AS e, s LIKE ANY ('a', 'b') AS f, position('a', s) AS g",
    "a BOOLEAN!; b BOOLEAN; c DATE!; d TIMESTAMP!; e BOOLEAN; f BOOLEAN; g INT",
  ],
  [
    "coalesce(CAST(s AS DECIMAL(38,18)), CAST(s AS DECIMAL(38,17))) AS a, if(id > 1, CAST(s AS DECIMAL(38,0)), CAST(s AS DECIMAL(38,38))) AS b",
    "a DECIMAL(38,17); b DECIMAL(38,0)",
  ],
  ["arr + 1 AS a", "a UNKNOWN; E054 + does not work on ARRAY<INT> and INT."],
  ["substr(arr, 1) AS a", "a UNKNOWN; E053 No function takes these arguments: substr(ARRAY<INT>, INT)."],
  ["SELECT id FROM t QUALIFY row_number() OVER w = 1 WINDOW w AS (ORDER BY dt)", "id INT!"],
  ["SELECT 1 AS n |> DROP n", ""],
  ["SELECT id FROM t DISTRIBUTE BY id SORT BY dt", "id INT!"],
  ["(id, 'a') AS a, (id, s) IN ((1, 'b'), (2, 'c')) AS b", "a STRUCT<id: INT, col2: STRING>!; b BOOLEAN!"],
  ["IDENTIFIER('t.' || 'id'), IDENTIFIER('upper')(s)", "id INT!; upper(s) STRING"],
  ["SELECT * EXCEPT (st.x) FROM (SELECT st, id FROM t)", "st STRUCT<y: STRING>; id INT!"],
  [
    "SELECT window.start, window FROM t GROUP BY window(ts, '1 day')",
    "start TIMESTAMP; window STRUCT<start: TIMESTAMP, end: TIMESTAMP>!",
  ],
  [
    "SELECT year(dt) AS y, sum(b) + year(dt) AS n, lag(sum(b)) OVER (ORDER BY year(dt)) AS l FROM t GROUP BY ALL",
    "y INT!; n BIGINT; l BIGINT",
  ],
  ["SELECT id, sum(b) OVER w AS n FROM t WINDOW w AS (PARTITION BY s)", "id INT!; n BIGINT"],
  ["SELECT id FROM t WHERE id = :id AND s > :start LIMIT :most", "id INT!"],
  [
    "(id AS a, s b), (id + 1 AS a, s), (id, 1)",
    "named_struct(a, id AS a, b, s AS b) STRUCT<a: INT, b: STRING>!; named_struct(a, (id + 1) AS a, s, s) STRUCT<a: INT, s: STRING>!; named_struct(id, id, col2, 1) STRUCT<id: INT, col2: INT>!",
  ],
  [
    "struct(id, CAST(id AS BIGINT), t.s) AS a, (id, CAST(s AS DATE)) AS b",
    "a STRUCT<id: INT, col2: BIGINT, s: STRING>!; b STRUCT<id: INT, col2: DATE>!",
  ],
  ["SELECT id, s FROM t ORDER BY (id DESC, s)", "id INT!; s STRING"],
  ["array(named_struct('k', 1))[0].k AS k, builtin.upper(s) AS u", "k INT; u STRING"],
];

test.each(cases)("%s", (text, expected) => {
  const isQuery = /^(?:SELECT|FROM) /.test(text);
  expect(described(isQuery ? text : `SELECT ${text} FROM t`)).toBe(expected);
});

test.each([
  "event_log(TABLE(a.b.t))",
  "f(TABLE(t) PARTITION BY id ORDER BY s DESC, 1)",
  "f(TABLE(t) PARTITION BY (id, s) ORDER BY (s DESC NULLS LAST, id), 1)",
  "f(TABLE(t) DISTRIBUTE BY id SORT BY (id + 1) * 2 DESC, 1)",
  "f(TABLE a.t, TABLE(t) WITH SINGLE PARTITION)",
  "ai_forecast(TABLE(SELECT id, s FROM t), horizon => '2026-01-01')",
])("a table is an argument: %s", (call) => {
  expect(described(`SELECT x FROM ${call}`)).toBe("x UNKNOWN");
});

test("markers of parameters, and the hidden column of files", () => {
  expect(described("SELECT sn FROM t WHERE id = :id AND s > :since LIMIT :n")).toBe("sn STRING!");
  expect(described("SELECT _metadata.file_path, getdate() AS now FROM t")).toBe(
    "file_path UNKNOWN; now TIMESTAMP!",
  );
});

test("a call without arguments says nothing of the NULLs of the others", () => {
  expect(
    described(
      "SELECT concat(s, 'a') AS a, concat(sn, 'a') AS b, concat('a', NULL) AS c, concat() AS d FROM t",
    ),
  ).toBe("a STRING; b STRING!; c STRING; d STRING!");
});

test("what is NULL for a part that is NULL", () => {
  expect(
    described("SELECT flatten(array(array(id), NULL)) AS a, to_csv(named_struct('d', dt)) AS b FROM t"),
  ).toBe("a ARRAY<INT>; b STRING");
});

test("the outer forms of EXPLODE give a row of NULLs", () => {
  expect(described("SELECT explode(map(id, s)) FROM t")).toBe("key INT!; value STRING");
  expect(described("SELECT explode_outer(map(id, s)) FROM t")).toBe("key INT; value STRING");
  expect(described("SELECT posexplode_outer(map(id, s)) FROM t")).toBe("pos INT; key INT; value STRING");
});

test.each([
  "STREAM t",
  "STREAM(a.b.t)",
  "STREAM a.b.t AS q",
  "STREAM t WATERMARK ts DELAY OF INTERVAL 10 MINUTES AS q",
  "stream",
  "stream VERSION AS OF 3",
])("new rows of a table have its columns: %s", (from) => {
  expect(described(`SELECT id, sn FROM ${from} WHERE id > 1`)).toBe("id INT!; sn STRING!");
});

test("what a stream reads that is no table, or has a column more, is not known", () => {
  expect(described("SELECT x FROM STREAM read_files('/x', format => 'json')")).toBe("x UNKNOWN");
  expect(described("SELECT e FROM STREAM t WATERMARK to_timestamp(s) AS e DELAY OF INTERVAL 1 HOUR")).toBe(
    "e UNKNOWN",
  );
});

test("a script gives the columns that are named, texts unless told", () => {
  const using = "USING 'cat' AS";
  expect(described(`SELECT TRANSFORM (id, s) ${using} (c, d INT) FROM t WHERE id > 1`)).toBe(
    "c STRING; d INT",
  );
  expect(described("SELECT TRANSFORM (id) USING 'cat' FROM t ORDER BY key")).toBe("key STRING; value STRING");
  expect(described(`SELECT count(*) AS n FROM (SELECT TRANSFORM (DISTINCT id) ${using} c, d FROM t)`)).toBe(
    "n BIGINT!",
  );
  const format = "ROW FORMAT DELIMITED FIELDS TERMINATED BY ','";
  expect(described(`SELECT TRANSFORM (id) ${format} ${using} (c) ${format} FROM t`)).toBe("c STRING");
  expect(described(`SELECT TRANSFORM (nosuch) ${using} (c) FROM t`)).toMatch(/^c UNKNOWN|E048/);
  expect(described("SELECT transform(arr, x -> x + 1) AS a FROM t")).toBe("a ARRAY<INT>");
});

test("columns of a PIVOT are called after the values, after the aggregates only where there are several", () => {
  const rows = "(SELECT id, b, s, sn FROM t)";
  expect(described(`SELECT b, p FROM ${rows} PIVOT (sum(id) AS total FOR s IN ('paid' AS p, 'open')) `)).toBe(
    "b BIGINT; p BIGINT",
  );
  expect(
    described(
      `SELECT * EXCEPT (b) FROM ${rows} PIVOT (sum(id) AS n, count(*) FOR (s, sn) IN (('a', 'x') AS p))`,
    ),
  ).toBe("p_n BIGINT; p_count(1) BIGINT");
  expect(
    described(`SELECT * EXCEPT (b, id) FROM ${rows} PIVOT (count(*) AS n FOR (s, sn) IN (('a', NULL)))`),
  ).toBe("{a, null} BIGINT");
});

test("keys of USING come first, those of the last join before others, also of a join that keeps one side", () => {
  const [one, two] = ["(SELECT sn, id, b FROM t) l", "(SELECT id, sn FROM t) r"];
  expect(described(`FROM ${one} JOIN (SELECT b FROM t) m USING (b) SEMI JOIN ${two} USING (id)`)).toBe(
    "id INT!; b BIGINT!; sn STRING!",
  );
});

test("a window of time goes by its name alone", () => {
  expect(described("SELECT count(session_window(ts, '1 day')) FROM t")).toBe("count(session_window) BIGINT!");
  expect(described("SELECT upper(string(window(ts, '1 day').start)) FROM t")).toBe(
    "upper(window.start) STRING",
  );
});

test("a star may stand for nothing", () => {
  expect(described("SELECT *")).toBe("");
  expect(described("WITH c AS (FROM t |> SELECT id |> DROP id) SELECT * FROM c")).toBe("");
});

test("a condition on a field of a struct proves that it is not NULL", () => {
  expect(described("SELECT st.x, t.st.x AS again, st.y FROM t WHERE st.x IS NOT NULL")).toBe(
    "x INT!; again INT!; y STRING",
  );
  expect(described("SELECT st.x FROM t WHERE st.x > 1 OR id = 1")).toBe("x INT");
  expect(
    described(
      "SELECT (SELECT max(st.x) FROM (SELECT named_struct('x', b) AS st FROM t)) AS m FROM t WHERE st.x > 1",
    ),
  ).toBe("m BIGINT");
  expect(described("SELECT st.x FROM t WHERE st.x > 1 GROUP BY ROLLUP (st.x)")).toBe("x INT");
});

test("what may be a position or a column is none for certain", () => {
  expect(described("SELECT id FROM t GROUP BY CUBE (id, (3000000000, s)) ORDER BY 3000000000")).toBe(
    "id INT",
  );
  expect(described("SELECT id FROM t ORDER BY 3")).toMatch(/E065/);
  expect(described("SELECT array(1) AS b FROM t GROUP BY b > 1 HAVING b > 1")).toBe("b ARRAY<INT>!");
});
