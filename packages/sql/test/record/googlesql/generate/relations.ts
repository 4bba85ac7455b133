import type { Analyser } from "../analyser.ts";
import { recordWhereAccepted, recordWhereRefused, type Book } from "../book.ts";
import type { Question } from "../written.ts";

const numbers = ["i", "f", "n", "bn", "1", "1.5", "NUMERIC '1.5'", "NULL"];

const few = ["i", "n", "f", "1", "1.5", "NULL"];

const others = ["s", "d", "dt", "ts", "'a'", "'2024-01-02'", "DATE '2024-01-02'"];

/** Values of PIVOT by the column that they are compared with. */
const pivoted: Readonly<Record<string, readonly string[]>> = {
  i: ["1", "-2", "0x10", "1 + 1", "NULL", "1 AS one", "1 AS `two words`", "CAST(3 AS INT64)"],
  s: ["'a'", "'b c'", "'1st'", "''", "'É'", "\"quoted\"", "'a-b'", "'a.b'", "NULL", "'x' AS y", "r'raw'"],
  b: ["TRUE", "FALSE", "NULL", "NOT TRUE"],
  d: ["DATE '2024-01-02'", "'2024-01-02'", "DATE '2024-01-02' AS day"],
  ts: ["TIMESTAMP '2024-01-02 03:04:05+00'", "TIMESTAMP '2024-01-02 03:04:05+00' AS at_time"],
  dt: ["DATETIME '2024-01-02 03:04:05'"],
  t: ["TIME '03:04:05'"],
  n: ["NUMERIC '1.5'", "1", "1.5", "NUMERIC '-2'", "NUMERIC '1.5' AS more"],
  bn: ["BIGNUMERIC '1.5'", "2"],
  f: ["1.5", "1", "1.5 AS half"],
  x: ["b'a'", "b'a' AS bytes_a"],
}; // prettier-ignore

const aggregates = [
  "COUNT(v)",
  "SUM(v) AS total",
  "COUNT(*) AS `n of`",
  "MAX(v) AS top, MIN(v) AS low",
  "ARRAY_AGG(v)",
  "COUNT(*), SUM(v)",
];

const unpivoted = [
  "v FOR k IN (a, c)", "v FOR k IN (a, f1)", "v FOR k IN (a AS 1, c AS 2)", "v FOR k IN (a AS 'x', c AS 'y')", "v FOR k IN (a AS 'x', c)", "v FOR k IN (a, c AS 2)", "v FOR k IN (a AS 1, c AS 'y')",
  "(v, w) FOR k IN ((a, f1), (c, f2))", "(v, w) FOR k IN ((a, f1) AS 'p', (c, f2) AS 'q')", "(v, w) FOR k IN ((a, f1) AS 1, (c, f2) AS 2)", "(v) FOR k IN ((a), (c))", "v FOR k IN (a AS `x`)", "v FOR k IN (a)", "v FOR a IN (a, c)", "k FOR k IN (a, c)",
  "v FOR s IN (a, c)", "v FOR k IN (a, s)", "(v, w) FOR k IN ((a, c), (f1, f2))", "(v, v) FOR k IN ((a, f1), (c, f2))", "v FOR k IN ()",
]; // prettier-ignore

const category = "relations";

function question(id: string, sql: string): Question {
  return { id: `relations/${id}`, category, setup: "tables", sql };
}

function pairsOf(list: readonly string[]): readonly (readonly [string, string])[] {
  return list.flatMap((l) => list.map((r): readonly [string, string] => [l, r]));
}

function joins(): readonly Question[] {
  return ["JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"].flatMap((join) =>
    pairsOf([...numbers.slice(0, 5), ...others]).map(([l, r]) =>
      question(
        `${join}/${l}/${r}`,
        `SELECT k FROM (SELECT ${l} AS k FROM everything) ${join} (SELECT ${r} AS k FROM everything) USING (k)`,
      ),
    ),
  );
}

function recursive(): readonly Question[] {
  return pairsOf([...numbers, ...others]).map(([l, r]) =>
    question(
      `recursive/${l}/${r}`,
      `WITH RECURSIVE r AS (SELECT ${l} AS v FROM everything UNION ALL SELECT ${r} FROM r CROSS JOIN everything) SELECT v FROM r`,
    ),
  );
}

function unions(): readonly Question[] {
  return few.flatMap((a) =>
    pairsOf(few).map(([l, r]) =>
      question(`union/${a}/${l}/${r}`, `SELECT ${a} AS v FROM everything UNION ALL SELECT ${l} FROM everything UNION ALL SELECT ${r} FROM everything`),
    ),
  ); // prettier-ignore
}

function pivots(): readonly Question[] {
  const made = Object.entries(pivoted).flatMap(([column, values]) => {
    const frame = (aggregate: string, list: string): string =>
      `SELECT * FROM (SELECT ${column} AS c, i + 1 AS v FROM everything) PIVOT (${aggregate} FOR c IN (${list}))`;
    return [
      ...values.map((value) => question(`pivot/${column}/${value}`, frame("SUM(v)", value))),
      ...aggregates.map((aggregate) => question(`pivot/${column}/${aggregate}`, frame(aggregate, values.slice(0, 2).join(", ")))),
    ];
  });
  const rows = "SELECT s, i AS a, i + 1 AS c, f AS f1, f + 1 AS f2 FROM everything";
  return [
    ...made,
    ...unpivoted.map((text) => question(`unpivot/${text}`, `SELECT * FROM (${rows}) UNPIVOT (${text})`)),
  ];
} // prettier-ignore

/** Types and names that joins, recursive tables, set operations, PIVOT and UNPIVOT give to columns. */
export async function recordRelations(analyser: Analyser, book: Book): Promise<void> {
  await recordWhereAccepted(analyser, book, [...joins(), ...recursive(), ...unions(), ...pivots()]);
  await recordWhereRefused(analyser, book, [...recursive(), ...pivots()].map((one) => ({ ...one, category: "refused: generated" })));
} // prettier-ignore
