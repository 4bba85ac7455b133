import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import {
  describeQuery,
  dialectOf,
  parseTypeName,
  quoteIdentifier,
  type BoundQuery,
  type Dialect,
  type ResolvedKey,
} from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, tableQueries, type Tables } from "./binder-tables.ts";

const known = dialectOf("duckdb");
if (known === undefined) throw new Error("there is no DuckDB dialect");
const dialect: Dialect = known;

/** Customers, their orders, the orders' lines, and clicks that nothing tells apart. */
const tables: Readonly<
  Record<string, { readonly columns: string; readonly keys: readonly (readonly string[])[] }>
> = {
  c: {
    columns: "id BIGINT NOT NULL, code VARCHAR, country VARCHAR, credit DECIMAL(10,2)",
    keys: [["id"], ["code"]],
  },
  o: { columns: "id BIGINT NOT NULL, c_id BIGINT, amount DECIMAL(10,2), day DATE", keys: [["id"]] },
  l: {
    columns: "o_id BIGINT NOT NULL, line INTEGER NOT NULL, qty INTEGER, product VARCHAR",
    keys: [["o_id", "line"]],
  },
  clicks: { columns: "c_id BIGINT, page VARCHAR, seen TIMESTAMP", keys: [] },
};

function describe(sql: string): BoundQuery {
  return describeQuery(sql, {
    dialect,
    file: "query.sql",
    resolve: ([name]) => {
      const table = tables[name ?? ""];
      if (table === undefined) return { relation: name ?? "", columns: [], complete: false };
      const columns = table.columns.split(/, (?=[a-z])/).map((text) => {
        const [column = "", type = ""] = text.split(" ");
        const parsed = parseTypeName(type, dialect);
        if (parsed === undefined) throw new Error(`${type} is not a type`);
        return {
          name: column,
          type: parsed,
          nullability: text.endsWith("NOT NULL") ? ("not-null" as const) : ("nullable" as const),
        };
      });
      const keys = table.keys.map((key): ResolvedKey => ({ columns: key, nulls: "differ", assumed: [] }));
      return { relation: name ?? "", columns, complete: true, keys };
    },
  });
}

/** The keys of a query as text: `id | a, b`; `()` when there is at most one row. */
function keysOf(sql: string): string {
  const { keys, columns, diagnostics } = describe(sql);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return keys
    .map(({ columns: at }) => (at.length === 0 ? "()" : at.map((i) => columns[i]?.name).join(", ")))
    .sort()
    .join(" | ");
}

const cases: readonly (readonly [string, string])[] = [
  // What tables declare.
  ["SELECT * FROM c", "id"],
  ["SELECT * FROM c WHERE code IS NOT NULL", "code | id"],
  ["SELECT code FROM c", ""],
  ["SELECT id AS customer, country FROM c", "customer"],
  ["SELECT id + 1 AS next FROM c", ""],
  ["SELECT * FROM clicks", ""],
  ["SELECT line, qty FROM l WHERE o_id = 7", "line"],
  ["SELECT * FROM c WHERE id = 7", "()"],
  ["SELECT * FROM c WHERE id = 7 OR id = 8", "id"],
  ["SELECT * FROM c ORDER BY country LIMIT 1", "()"],
  ["SELECT * FROM c USING SAMPLE 10%", "id"],
  // Groups.
  ["SELECT country, count(*) FROM c GROUP BY country", "country"],
  ["SELECT country, day, sum(amount) FROM c JOIN o ON c.id = o.c_id GROUP BY ALL", "country, day"],
  ["SELECT date_trunc('month', day) AS month, sum(amount) FROM o GROUP BY 1", "month"],
  ["SELECT 1 FROM o GROUP BY ALL", ""],
  ["SELECT 1, count(*) FROM o GROUP BY ALL", "()"],
  ["SELECT 1 FROM o GROUP BY 1", "()"],
  ["SELECT sum(amount) FROM o", "()"],
  ["SELECT count(*) FROM o GROUP BY day", ""],
  ["SELECT id, country, count(*) FROM c GROUP BY id, country", "id"],
  ["SELECT day, c_id, count(*) FROM o WHERE c_id = 5 GROUP BY day, c_id", "day"],
  ["SELECT country, count(*) FROM c GROUP BY ROLLUP (country)", ""],
  ["SELECT c.id, c.country, sum(o.amount) FROM c JOIN o ON o.c_id = c.id GROUP BY c.id, c.country", "id"],
  ["SELECT count(*) FROM o GROUP BY ()", "()"],
  ["SELECT 1 FROM o GROUP BY (), ()", "()"],
  ["SELECT c_id, count(*) FROM o GROUP BY (), c_id", "c_id"],
  ["SELECT c_id, day FROM o GROUP BY GROUPING SETS ((c_id, day))", "c_id, day"],
  ["SELECT c_id, day FROM o GROUP BY GROUPING SETS ((1)), day", "c_id, day"],
  ["SELECT c_id, day FROM o GROUP BY GROUPING SETS ((c_id), ()), day", ""],
  ["SELECT c_id, day FROM o GROUP BY GROUPING SETS ((c_id), ()), GROUPING SETS ((day))", ""],
  ["SELECT upper(country) AS u, count(*) FROM c GROUP BY upper(country) HAVING count(*) > 1", "u"],
  // Tables of which nothing is known: a name means one column.
  ["SELECT a, b, count(*) FROM unknown GROUP BY a, b", "a, b"],
  ["SELECT u.a AS x, sum(v.b) FROM unknown u JOIN others v ON v.id = u.id GROUP BY u.a", "x"],
  ["SELECT a, count(*) FROM unknown JOIN others USING (id) GROUP BY a", ""],
  ["SELECT * FROM unknown QUALIFY row_number() OVER (PARTITION BY a ORDER BY b) = 1", ""],
  ["SELECT a, b FROM unknown QUALIFY row_number() OVER (PARTITION BY a ORDER BY b) = 1", "a"],
  ["SELECT DISTINCT a, b FROM unknown", "a, b"],
  ["SELECT upper(b) AS a FROM unknown GROUP BY a", ""],
  ["SELECT u.id, x.a FROM unknown u, (SELECT v.a FROM others v WHERE v.id = u.id GROUP BY v.a) x", ""],
  // DISTINCT.
  ["SELECT DISTINCT country FROM c", "country"],
  ["SELECT DISTINCT page, seen FROM clicks", "page, seen"],
  ["SELECT DISTINCT id, country FROM c", "id"],
  ["SELECT DISTINCT ON (c_id) c_id, page FROM clicks ORDER BY seen", "c_id"],
  // One row of a partition.
  ["SELECT * FROM clicks QUALIFY row_number() OVER (PARTITION BY c_id ORDER BY seen DESC) = 1", "c_id"],
  ["SELECT *, row_number() OVER (PARTITION BY c_id ORDER BY seen) AS n FROM clicks QUALIFY n = 1", "c_id"],
  [
    "SELECT * EXCLUDE (n) FROM (SELECT *, row_number() OVER (PARTITION BY c_id ORDER BY seen) AS n FROM clicks) WHERE n = 1",
    "c_id",
  ],
  ["SELECT *, row_number() OVER () AS n FROM clicks", "n"],
  ["SELECT *, row_number() OVER w AS n FROM clicks WINDOW w AS (PARTITION BY page)", "page, n"],
  ["SELECT * FROM clicks QUALIFY rank() OVER (PARTITION BY c_id ORDER BY seen) = 1", ""],
  ["SELECT c_id, page FROM clicks QUALIFY count(*) OVER (PARTITION BY c_id) = 1", "c_id"],
  [
    "SELECT lower(page) AS p, seen FROM clicks QUALIFY row_number() OVER (PARTITION BY lower(page) ORDER BY seen) <= 1",
    "p",
  ],
  ["SELECT page FROM clicks QUALIFY row_number() OVER (PARTITION BY random()) = 1", ""],
  // Joins.
  ["SELECT * FROM o JOIN c ON c.id = o.c_id", "id"],
  ["SELECT o.id, c.country FROM o LEFT JOIN c ON c.id = o.c_id", "id"],
  ["SELECT o.id, c.country FROM o LEFT JOIN c ON c.code = o.day::VARCHAR", "id"],
  ["SELECT o.id AS oid, l.line FROM o JOIN l ON l.o_id = o.id", "oid, line"],
  ["SELECT o.id AS oid, l.line, l.o_id FROM o JOIN l ON l.o_id = o.id", "oid, line"],
  ["SELECT o.id AS oid, l.line FROM o LEFT JOIN l ON l.o_id = o.id", "oid, line"],
  ["SELECT l.o_id, l.line, c.country FROM l JOIN o ON o.id = l.o_id JOIN c ON c.id = o.c_id", "o_id, line"],
  ["SELECT l.o_id, l.line, c.country FROM l, o, c WHERE o.id = l.o_id AND c.id = o.c_id", "o_id, line"],
  ["SELECT o.id FROM o, c", ""],
  ["SELECT o.id AS o, c.id AS c FROM o CROSS JOIN c", "o, c"],
  ["SELECT o.id AS o, m.m FROM o CROSS JOIN (SELECT max(amount) AS m FROM o) m", "o"],
  ["SELECT o.* FROM o SEMI JOIN l ON l.o_id = o.id", "id"],
  ["SELECT o.* FROM o ANTI JOIN clicks ON clicks.c_id = o.c_id", "id"],
  ["SELECT o.id FROM o JOIN clicks ON clicks.c_id = o.c_id", ""],
  ["SELECT o.id AS a, p.id AS b FROM o FULL JOIN o p ON o.c_id = p.c_id", "a, b"],
  ["SELECT * FROM o FULL JOIN c USING (id)", "id"],
  ["SELECT c.id, o.id AS o FROM c RIGHT JOIN o ON o.c_id = c.id", "o"],
  ["SELECT o.id, k.page FROM o ASOF LEFT JOIN clicks k ON k.c_id = o.c_id AND k.seen <= o.day", "id"],
  ["SELECT o.id, x.line FROM o, LATERAL (SELECT line FROM l WHERE l.o_id = o.id) x", "id, line"],
  ["SELECT o.id, unnest([1, 2]) AS u FROM o", ""],
  ["SELECT id, regexp_split_to_table(code, ',') AS part FROM c", ""],
  ["SELECT regexp_split_to_table('a b', ' ') AS part", ""],
  ["SELECT o.id, u.x FROM o, unnest([1, 2]) AS u(x)", ""],
  ["SELECT o.id, c.country FROM o LEFT JOIN c ON c.id::VARCHAR = o.day::VARCHAR", ""],
  ["SELECT o.id, l.line FROM c, o JOIN l ON l.o_id = o.id AND c.id = o.c_id", ""],
  // Queries in queries.
  [
    "WITH t AS (SELECT c_id, sum(amount) AS s FROM o GROUP BY c_id) SELECT c.id, t.s FROM c LEFT JOIN t ON t.c_id = c.id",
    "id",
  ],
  ["WITH t AS (SELECT DISTINCT country FROM c) SELECT * FROM t", "country"],
  // Set operations.
  ["SELECT id FROM c UNION SELECT id FROM o", "id"],
  ["SELECT id FROM c UNION ALL SELECT id FROM o", ""],
  ["SELECT 'c' AS kind, id FROM c UNION ALL SELECT 'o', id FROM o", "kind, id"],
  ["SELECT 'c' AS kind, id FROM c UNION ALL SELECT 'c', id FROM o", ""],
  ["SELECT id, country FROM c EXCEPT ALL SELECT 1, 'x'", "id"],
  ["SELECT c_id FROM o INTERSECT SELECT c_id FROM clicks", "c_id"],
  ["SELECT id, country FROM c UNION BY NAME SELECT id, day FROM o", "id, country, day"],
  // Pivots.
  [
    "PIVOT (SELECT c_id, day, amount FROM o) ON day IN ('2024-01-01') USING sum(amount) GROUP BY c_id",
    "c_id",
  ],
  ["FROM (SELECT country, credit FROM c) PIVOT (sum(credit) FOR country IN ('A', 'B'))", "()"],
  // One row.
  ["VALUES (1, 2)", "()"],
  ["SELECT 1", "()"],
  ["SELECT * FROM (VALUES (1), (2)) v(x)", ""],
];

test("the keys of queries follow from tables, groups, windows, joins and sets", () => {
  const found = cases.map(([sql]) => `${sql}\n  ${keysOf(sql)}`);
  expect(found).toEqual(cases.map(([sql, expected]) => `${sql}\n  ${expected}`));
});

/** Queries with the relation that repeats what is counted, or nothing. */
const repeating: readonly (readonly [string, string])[] = [
  ["SELECT sum(o.amount) FROM o JOIN l ON l.o_id = o.id", "l"],
  ["SELECT sum(o.amount), sum(l.qty) FROM o LEFT JOIN l ON l.o_id = o.id", "l"],
  ["SELECT o.day, count(o.id) FROM o LEFT JOIN l ON l.o_id = o.id GROUP BY o.day", "l"],
  ["SELECT sum(o.amount) FROM o RIGHT JOIN l ON l.o_id = o.id", "l"],
  ["SELECT sum(o.amount) FROM o, l WHERE l.o_id = o.id", "l"],
  ["SELECT sum(x.amount) FROM o x JOIN o y ON y.c_id = x.c_id", "y"],
  [
    "SELECT c.country, sum(e.n) FROM c JOIN o ON o.c_id = c.id LEFT JOIN (SELECT c_id, count(*) AS n FROM clicks GROUP BY 1) e ON e.c_id = c.id GROUP BY 1",
    "o",
  ],
  // One partner, whichever side is kept.
  ["SELECT c.country, sum(o.amount) FROM c JOIN o ON o.c_id = c.id GROUP BY c.country", ""],
  ["SELECT c.country, sum(o.amount) FROM c LEFT JOIN o ON o.c_id = c.id GROUP BY c.country", ""],
  ["SELECT c.country, sum(o.amount) FROM o RIGHT JOIN c ON o.c_id = c.id GROUP BY c.country", ""],
  ["SELECT c.country, sum(o.amount) FROM c FULL JOIN o ON o.c_id = c.id GROUP BY c.country", ""],
  [
    "SELECT c.country, sum(l.qty) FROM c LEFT JOIN o ON o.c_id = c.id LEFT JOIN l ON l.o_id = o.id GROUP BY 1",
    "",
  ],
  [
    "SELECT o.day, sum(t.q) FROM o LEFT JOIN (SELECT o_id AS id, sum(qty) AS q FROM l GROUP BY o_id) t USING (id) GROUP BY o.day",
    "",
  ],
  [
    "SELECT sum(o.amount), sum(t.q) FROM o LEFT JOIN (SELECT o_id, sum(qty) AS q FROM l GROUP BY o_id) t ON t.o_id = o.id",
    "",
  ],
  ["SELECT sum(o.amount) FROM o JOIN l ON l.o_id = o.id AND l.line = 1", ""],
  ["SELECT l.line, sum(o.amount) FROM o JOIN l ON l.o_id = o.id GROUP BY l.line", ""],
  ["SELECT sum(o.amount) FROM o SEMI JOIN l ON l.o_id = o.id", ""],
  // Nothing is known, nothing is counted twice, or the condition says more.
  ["SELECT sum(o.amount) FROM o JOIN clicks k ON k.c_id = o.c_id", ""],
  ["SELECT count(*), max(o.amount), count(DISTINCT o.id) FROM o JOIN l ON l.o_id = o.id", ""],
  ["SELECT sum(o.amount) FROM o JOIN l ON l.o_id = o.id AND l.line BETWEEN o.id AND o.c_id", ""],
  [
    "SELECT sum(o.amount / t.n) FROM o JOIN l ON l.o_id = o.id JOIN (SELECT o_id, count(*) AS n FROM l GROUP BY 1) t ON t.o_id = o.id",
    "",
  ],
  ["SELECT sum(o.amount) OVER () FROM o JOIN l ON l.o_id = o.id", ""],
];

test("an aggregate over rows that a join can repeat is warned of, and no other", () => {
  const found = repeating.map(([sql]) => {
    const warnings = describe(sql).diagnostics.filter(({ code }) => code === "W058");
    const others = warnings.map(({ message }) => /: (\S+) can have several rows/.exec(message)?.[1] ?? "?");
    return `${sql}\n  ${others.join(" ")}`;
  });
  expect(found).toEqual(repeating.map(([sql, other]) => `${sql}\n  ${other}`));
});

let corpus: Tables;
let small: DuckDBConnection;
beforeAll(async () => {
  corpus = await openTables(dialect);
  small = await (await DuckDBInstance.create(":memory:")).connect();
  for (const [name, { columns, keys }] of Object.entries(tables)) {
    const unique = keys.map((key) => `, UNIQUE (${key.join(", ")})`).join("");
    await small.run(`CREATE TABLE ${name} (${columns}${unique})`);
  }
  await small.run(`
    INSERT INTO c SELECT i, CASE WHEN i % 3 > 0 THEN 'k' || i END, CASE WHEN i % 4 > 0 THEN chr((65 + i % 3)::INTEGER) END, i % 2 FROM range(1, 12) r(i);
    INSERT INTO o SELECT i, CASE WHEN i % 5 > 0 THEN i % 7 END, i % 3, CASE WHEN i % 6 > 0 THEN DATE '2024-01-01' + (i % 40)::INTEGER END FROM range(1, 40) r(i);
    INSERT INTO l SELECT i // 3, i % 3, i % 4, chr((97 + i % 2)::INTEGER) FROM range(3, 90) r(i);
    INSERT INTO clicks SELECT CASE WHEN i % 5 > 0 THEN i % 6 END, CASE WHEN i % 4 > 0 THEN 'p' || i % 3 END, TIMESTAMP '2024-01-01' + INTERVAL (i % 9) HOUR FROM range(60) r(i)`);
});

/** The claims about a query that its rows refute. */
async function refuted(
  sql: string,
  { connection, described }: { readonly connection: DuckDBConnection; readonly described: BoundQuery },
): Promise<readonly string[]> {
  const { columns, keys } = described;
  const names = columns.map((_, i) => quoteIdentifier(`c${i}`, dialect)).join(", ");
  const wrong: string[] = [];
  for (const key of keys) {
    const by = key.columns.map((i) => `c${i}`);
    const most = `SELECT max(n) FROM (SELECT count(*) AS n FROM (${sql}) q(${names})${by.length === 0 ? "" : ` GROUP BY ${by.join(", ")}`})`;
    const reader = await connection.runAndReadAll(most);
    const [[rows] = []] = reader.getRowsJson();
    if (Number(rows ?? 0) > 1)
      wrong.push(`${sql}\n  (${by.join(", ")}) is no key: ${String(rows)} rows agree`);
  }
  return wrong;
}

test("no rows of the cases refute a key", async () => {
  const wrong: string[] = [];
  for (const [sql] of cases) {
    if (/unknown/.test(sql)) continue;
    wrong.push(...(await refuted(sql, { connection: small, described: describe(sql) })));
  }
  expect(wrong).toEqual([]);
}, 120_000);

test("no rows of the corpus refute a key", async () => {
  const wrong: string[] = [];
  let claimed = 0;
  let asked = 0;
  for (const sql of tableQueries) {
    const described = corpus.describe(sql);
    if (described.keys.length === 0 || !described.complete) continue;
    try {
      wrong.push(...(await refuted(sql, { connection: corpus.connection, described })));
    } catch (error) {
      if (
        error instanceof Error &&
        /Conversion Error|Out of Range Error|Invalid Input Error/.test(error.message)
      )
        continue;
      throw error;
    }
    asked++;
    claimed += described.keys.length;
  }
  console.log(`keys: ${claimed} claimed of ${asked} queries, ${wrong.length} refuted`);
  expect(wrong).toEqual([]);
  expect(claimed).toBeGreaterThan(60);
}, 120_000);
