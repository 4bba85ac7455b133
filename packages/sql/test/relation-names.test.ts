import { expect, test } from "vitest";
import { dialectOf, parseQuery, relationNames } from "../src/index.ts";

const dialect = dialectOf("duckdb")!;

/** Reads a query in which every relation that must be found stands between ‹ and ›. */
function found(marked: string): { readonly wanted: readonly string[]; readonly names: readonly string[] } {
  const text = marked.replaceAll(/[‹›]/g, "");
  const wanted = [...marked.matchAll(/‹([^›]*)›/g)].map((match) => match[1]!);
  const { query } = parseQuery(text, { dialect, file: "q.sql" });
  return { wanted, names: relationNames(query!).map(({ span }) => text.slice(span.start, span.end)) };
}

test.each([
  'SELECT * FROM ‹a›, ‹main.b› AS x JOIN ‹"C d"› USING (id)',
  "WITH x AS (SELECT * FROM ‹a›) SELECT * FROM x JOIN ‹b› ON true",
  "WITH t AS (SELECT * FROM ‹t›) SELECT * FROM t",
  "WITH RECURSIVE t AS (SELECT 1 UNION ALL SELECT * FROM T) FROM t",
  "WITH x AS (FROM ‹a›), y AS (FROM x) FROM y, ‹main.x›",
  "SELECT (WITH z AS (FROM ‹a›) SELECT max(v) FROM z), EXISTS (FROM ‹z›) FROM ‹b› WHERE c IN (SELECT c FROM ‹d›)",
  "SELECT * FROM (SELECT * FROM ‹a›) x, LATERAL (SELECT * FROM ‹b›) y, unnest(x.l), range(3)",
  "SELECT 1 FROM ‹a› UNION ALL (FROM ‹b› EXCEPT TABLE ‹c›)",
  "PIVOT ‹a› ON b USING sum(c)",
  "FROM ‹a› UNPIVOT (v FOR n IN (b, c))",
  "UNPIVOT ‹a› ON b, c INTO NAME n VALUE v",
  "SELECT a.b FROM ‹'file.csv'›",
  "SELECT CASE (FROM ‹a›) WHEN (FROM ‹b›) THEN (FROM ‹c›) ELSE (FROM ‹d›) END, CAST((FROM ‹e›) AS INT) + (FROM ‹f›)",
  "SELECT sum((FROM ‹a›) ORDER BY (FROM ‹b›)) FILTER (WHERE EXISTS (FROM ‹c›)) OVER (PARTITION BY (FROM ‹d›))",
  "SELECT DISTINCT ON ((FROM ‹a›)) x FROM ‹b› JOIN ‹c› ON b.x = (FROM ‹d›) AND (FROM ‹e›) GROUP BY (FROM ‹f›) HAVING (FROM ‹g›)",
  "SELECT 1 QUALIFY (FROM ‹a›) ORDER BY (FROM ‹b›) LIMIT (SELECT 1 FROM ‹c›) OFFSET (SELECT 1 FROM ‹d›)",
  "SELECT sum(x) OVER w WINDOW w AS (ORDER BY (FROM ‹a›)) ORDER BY [(FROM ‹b›)], NOT (FROM ‹c›)",
  "SELECT 1",
])("%s", (marked) => {
  const { wanted, names } = found(marked);
  expect(names).toEqual(wanted);
});

test("names come without quotes, part by part", () => {
  const { query } = parseQuery('FROM main."Order Lines"', { dialect, file: "q.sql" });
  expect(relationNames(query!)).toEqual([{ parts: ["main", "Order Lines"], span: { start: 5, end: 23 } }]);
});
