// Queries that grow in one way each: `[what grows, sizes, the query of a size]`. `wide_<n>` is a table of n INTEGER columns c0, c1 …;
// `keyed` has the key `id`, columns a, b, c, and everything NOT NULL; `pair` has the key (id, a).

const list = (count, of) => Array.from({ length: count }, (_, i) => of(i));
const names = (count, of = (i) => `c${i}`) => list(count, of).join(", ");

const wideness = [
  [
    "columns in the SELECT list",
    [100, 1000, 10_000],
    (n) => `SELECT ${names(n, (i) => `${i} + 1 AS c${i}`)}`,
  ],
  ["columns of a star", [100, 1000, 10_000], (n) => `SELECT * FROM wide_${n}`],
  [
    "columns of a star through a common table and a join",
    [100, 1000, 10_000],
    (n) =>
      `WITH w AS (SELECT * FROM wide_${n}) SELECT w.*, v.c1 AS other FROM w JOIN wide_${n} AS v ON v.c0 = w.c0`,
  ],
  [
    "columns that EXCLUDE leaves out of a star",
    [100, 1000, 10_000],
    (n) => `SELECT * EXCLUDE (${names(n - 1)}) FROM wide_${n}`,
  ],
  [
    "columns that REPLACE and RENAME change",
    [100, 1000, 10_000],
    (n) =>
      `SELECT * REPLACE (${names(n / 2, (i) => `c${i} + 1 AS c${i}`)}) RENAME (${names(n / 2 - 1, (i) => `c${i + n / 2} AS d${i}`)}) FROM wide_${n}`,
  ],
  [
    "columns grouped by",
    [100, 1000, 10_000],
    (n) => `SELECT ${names(n)}, count(*) FROM wide_${n} GROUP BY ${names(n)}`,
  ],
  [
    "expressions grouped by",
    [100, 1000, 10_000],
    (n) =>
      `SELECT ${names(n, (i) => `c${i} + ${i} AS e${i}`)}, count(*) FROM wide_${n} GROUP BY ${names(n, (i) => `c${i} + ${i}`)}`,
  ],
  [
    "columns of GROUP BY ALL",
    [100, 1000, 10_000],
    (n) => `SELECT ${names(n)}, count(*) FROM wide_${n} GROUP BY ALL`,
  ],
  ["DISTINCT columns", [100, 1000, 10_000], (n) => `SELECT DISTINCT * FROM wide_${n}`],
  [
    "DISTINCT columns over a key",
    [100, 1000, 10_000],
    (n) => `SELECT DISTINCT * FROM wide_${n} JOIN keyed ON c0 = id`,
  ],
  [
    "columns of a UNION BY NAME",
    [100, 1000, 10_000],
    (n) =>
      `SELECT ${names(n)} FROM wide_${n} UNION BY NAME SELECT ${names(n / 2, (i) => `c${n - 1 - i}`)} FROM wide_${n}`,
  ],
  ["columns of a UNION", [100, 1000, 10_000], (n) => `SELECT * FROM wide_${n} UNION SELECT * FROM wide_${n}`],
  [
    "columns of a FULL JOIN USING all",
    [100, 1000, 10_000],
    (n) => `SELECT * FROM wide_${n} AS a FULL JOIN wide_${n} AS b USING (${names(n)})`,
  ],
  [
    "columns of a NATURAL JOIN",
    [100, 1000, 10_000],
    (n) => `SELECT * FROM wide_${n} AS a NATURAL JOIN wide_${n} AS b`,
  ],
  [
    "values that PIVOT spreads",
    [10, 100, 1000],
    (n) => `PIVOT orders ON customer_id IN (${names(n, (i) => i)}) USING count(*) GROUP BY status`,
  ],
  [
    "columns that UNPIVOT gathers",
    [100, 1000, 10_000],
    (n) => `UNPIVOT wide_${n} ON ${names(n)} INTO NAME k VALUE v`,
  ],
];

const lists = [
  ["values in IN", [1000, 10_000, 100_000], (n) => `SELECT 1 AS one WHERE 5 IN (${names(n, (i) => i)})`],
  [
    "texts in IN",
    [1000, 10_000, 100_000],
    (n) => `SELECT 1 AS one WHERE 'a' IN (${names(n, (i) => `'t${i}'`)})`,
  ],
  [
    "values that a column is in",
    [1000, 10_000, 100_000],
    (n) => `SELECT order_id FROM orders WHERE customer_id IN (${names(n, (i) => i)})`,
  ],
  [
    "rows of VALUES",
    [1000, 10_000, 100_000],
    (n) => `SELECT * FROM (VALUES ${names(n, (i) => `(${i}, 'v')`)}) AS v(a, b)`,
  ],
  ["elements of a list", [1000, 10_000, 100_000], (n) => `SELECT [${names(n, (i) => i)}] AS l`],
  ["arguments of coalesce", [100, 1000, 10_000], (n) => `SELECT coalesce(${names(n)}) AS c FROM wide_${n}`],
];

const queries = [
  [
    "common tables, each over the one before",
    [10, 100, 1000],
    (n) =>
      `WITH ${names(n, (i) => `t${i} AS (SELECT ${i === 0 ? "1 AS x" : `x + 1 AS x FROM t${i - 1}`})`)} SELECT x FROM t${n - 1}`,
  ],
  [
    "common tables, each joining two before it by a key",
    [10, 100, 1000],
    (n) =>
      `WITH ${names(n, (i) => `t${i} AS (SELECT ${i < 2 ? "id, a FROM keyed" : `p.id, p.a + q.a AS a FROM t${i - 1} AS p JOIN t${i - 2} AS q ON q.id = p.id`})`)} SELECT id, a FROM t${n - 1}`,
  ],
  [
    "common tables, all joined by a key",
    [10, 100, 1000],
    (n) =>
      `WITH ${names(n, (i) => `t${i} AS (SELECT id, count(*) AS n FROM keyed GROUP BY id)`)} SELECT t0.id, ${names(n, (i) => `t${i}.n AS n${i}`)} FROM t0 ${list(n - 1, (i) => `LEFT JOIN t${i + 1} ON t${i + 1}.id = t0.id`).join(" ")}`,
  ],
  [
    "inputs of UNION ALL",
    [10, 100, 1000],
    (n) => list(n, (i) => `SELECT ${i} AS a, 'x' AS b`).join(" UNION ALL "),
  ],
  [
    "inputs of UNION ALL over tables",
    [10, 100, 1000],
    (n) => list(n, (i) => `SELECT ${i} AS part, id, a FROM keyed WHERE b = ${i}`).join(" UNION ALL "),
  ],
  [
    "nested derived tables",
    [5, 20, 60],
    (n) => `${"SELECT * FROM (".repeat(n)}SELECT 1 AS x${list(n, (i) => `) AS t${i}`).join("")}`,
  ],
];

const joined = (n, by) => `SELECT t0.a FROM keyed AS t0 ${list(n - 1, (i) => by(i + 1, i)).join(" ")}`;
const joins = [
  [
    "joined tables",
    [4, 16, 64, 256],
    (n) =>
      `SELECT t0.order_id FROM orders AS t0 ${list(n - 1, (i) => `JOIN orders AS t${i + 1} ON t${i + 1}.order_id = t${i}.order_id`).join(" ")}`,
  ],
  [
    "tables joined by their keys",
    [4, 16, 64, 256],
    (n) => joined(n, (i, before) => `JOIN keyed AS t${i} ON t${i}.id = t${before}.b`),
  ],
  [
    "tables of a LEFT JOIN chain by their keys",
    [4, 16, 64, 256],
    (n) => joined(n, (i, before) => `LEFT JOIN keyed AS t${i} ON t${i}.id = t${before}.b`),
  ],
  [
    "tables of a LEFT JOIN star by their keys",
    [4, 16, 64, 256],
    (n) => joined(n, (i) => `LEFT JOIN keyed AS t${i} ON t${i}.id = t0.b`),
  ],
  [
    "tables that LEFT JOIN multiplies",
    [4, 16, 64, 256],
    (n) => joined(n, (i) => `LEFT JOIN keyed AS t${i} ON t${i}.b = t0.b`),
  ],
  [
    "tables joined by keys of two columns",
    [4, 16, 64, 256],
    (n) =>
      `SELECT t0.v FROM pair AS t0 ${list(n - 1, (i) => `JOIN pair AS t${i + 1} ON t${i + 1}.id = t${i}.id AND t${i + 1}.a = t${i}.a`).join(" ")}`,
  ],
  [
    "tables of a JOIN USING",
    [4, 16, 64, 256],
    (n) => joined(n, (i) => `JOIN keyed AS t${i} USING (id)`).replace("t0.a", "id"),
  ],
  [
    "tables of a LEFT JOIN USING",
    [4, 16, 64, 256],
    (n) => joined(n, (i) => `LEFT JOIN keyed AS t${i} USING (id)`).replace("t0.a", "id"),
  ],
  [
    "tables of a FULL JOIN USING",
    [4, 16, 64, 256],
    (n) =>
      `SELECT order_id FROM orders AS t0 ${list(n - 1, (i) => `FULL JOIN orders AS t${i + 1} USING (order_id)`).join(" ")}`,
  ],
  [
    "tables of a FULL JOIN USING a key",
    [4, 16, 64, 256],
    (n) => joined(n, (i) => `FULL JOIN keyed AS t${i} USING (id)`).replace("t0.a", "id"),
  ],
  [
    "tables between commas",
    [4, 16, 64, 256],
    (n) =>
      `SELECT t0.a FROM ${names(n, (i) => `keyed AS t${i}`)} WHERE ${list(n - 1, (i) => `t${i + 1}.id = t${i}.b`).join(" AND ")}`,
  ],
  ["tables of a CROSS JOIN", [4, 16, 64, 256], (n) => joined(n, (i) => `CROSS JOIN keyed AS t${i}`)],
  [
    "joined tables under aggregates and a filter",
    [4, 16, 64, 256],
    (n) =>
      `${joined(n, (i, before) => `LEFT JOIN keyed AS t${i} ON t${i}.id = t${before}.b`).replace("t0.a", `t0.a, ${names(n, (i) => `sum(t${i}.c) AS s${i}`)}`)} WHERE t0.c > 1 GROUP BY t0.a`,
  ],
  [
    "joined tables, each behind a subquery of its own",
    [4, 16, 64, 256],
    (n) =>
      joined(
        n,
        (i, before) =>
          `JOIN (SELECT id, b, max(c) AS c FROM keyed GROUP BY id, b) AS t${i} ON t${i}.id = t${before}.id`,
      ),
  ],
  [
    "lateral subqueries",
    [4, 16, 64, 256],
    (n) => joined(n, (i, before) => `CROSS JOIN LATERAL (SELECT t${before}.b + 1 AS b) AS t${i}`),
  ],
];

const expressions = [
  [
    "conditions joined by AND",
    [100, 1000, 10_000],
    (n) => `SELECT 1 AS one FROM orders WHERE ${list(n, (i) => `order_id <> ${i}`).join(" AND ")}`,
  ],
  [
    "conditions over many columns",
    [100, 1000, 10_000],
    (n) => `SELECT 1 AS one FROM wide_${n} WHERE ${list(n, (i) => `c${i} > ${i}`).join(" AND ")}`,
  ],
  [
    "nullable columns in OR",
    [100, 1000, 10_000],
    (n) => `SELECT ${list(n, (i) => `n${i} > ${i}`).join(" OR ")} AS v FROM gaps_${n}`,
  ],
  [
    "nullable columns in AND",
    [100, 1000, 10_000],
    (n) => `SELECT n0 FROM gaps_${n} WHERE ${list(n, (i) => `n${i} > ${i}`).join(" AND ")}`,
  ],
  [
    "columns of a key that conditions fix",
    [100, 1000, 10_000],
    (n) =>
      `SELECT c0 FROM wide_${n} JOIN keyed ON id = c0 WHERE ${list(n, (i) => `c${i} = ${i}`).join(" AND ")}`,
  ],
  [
    "equal columns, one after the other",
    [100, 1000, 10_000],
    (n) =>
      `SELECT DISTINCT c0 FROM wide_${n} JOIN keyed ON id = c0 WHERE ${list(n - 1, (i) => `c${i + 1} = c${i}`).join(" AND ")}`,
  ],
  [
    "ANDs inside ORs",
    [100, 1000, 10_000],
    (n) =>
      `SELECT 1 AS one FROM orders WHERE ${list(n, (i) => `(order_id = ${i} AND customer_id > ${i} OR channel = 'c${i}' AND status IS NOT NULL)`).join(" OR ")}`,
  ],
  [
    "ANDs in ORs in ANDs, one in the other",
    [10, 50, 200],
    (n) =>
      list(n, (i) => i)
        .reduce((inner, i) => `(discount > ${i} ${i % 2 === 0 ? "AND" : "OR"} ${inner})`, "discount < 1")
        .replace(/^/, "SELECT 1 AS one FROM orders WHERE "),
  ],
  [
    "branches of a CASE",
    [100, 1000, 10_000],
    (n) =>
      `SELECT CASE ${list(n, (i) => `WHEN order_id = ${i} THEN 'v${i}'`).join(" ")} END AS v FROM orders`,
  ],
  [
    "terms of a sum",
    [100, 300, 900],
    (n) => `SELECT ${list(n, () => "order_id").join(" + ")} AS s FROM orders`,
  ],
  [
    "terms of a sum of columns",
    [100, 300, 900],
    (n) => `SELECT ${list(n, (i) => `n${i}`).join(" + ")} AS s FROM gaps_1000`,
  ],
  ["parentheses", [10, 50, 200], (n) => `SELECT ${"(".repeat(n)}1${")".repeat(n)} AS a`],
  ["nested function calls", [10, 50, 200], (n) => `SELECT ${"abs(".repeat(n)}1${")".repeat(n)} AS a`],
  [
    "nested tests of a value",
    [10, 50, 200],
    (n) =>
      `SELECT ${"nullif(".repeat(n)}discount${list(n, (i) => `, ${i})`).join("")} AS a FROM orders WHERE ${"nullif(".repeat(n)}discount${list(n, (i) => `, ${i})`).join("")} > 0`,
  ],
  [
    "window functions",
    [10, 100, 1000],
    (n) =>
      `SELECT ${names(n, (i) => `sum(order_id) OVER (PARTITION BY customer_id ORDER BY ordered_at ROWS ${i} PRECEDING) AS w${i}`)} FROM orders`,
  ],
  [
    "row numbers over a key",
    [10, 100, 1000],
    (n) =>
      `SELECT id, ${names(n, (i) => `row_number() OVER (PARTITION BY a ORDER BY b + ${i}) AS w${i}`)} FROM keyed`,
  ],
  [
    "scalar subqueries",
    [10, 100, 1000],
    (n) =>
      `SELECT ${names(n, (i) => `(SELECT max(a) FROM keyed AS k WHERE k.id = o.order_id + ${i}) AS s${i}`)} FROM orders AS o`,
  ],
  [
    "names that name names",
    [10, 100, 1000],
    (n) => `SELECT 1 AS a0, ${names(n, (i) => `a${i} + 1 AS a${i + 1}`)}`,
  ],
];

/** Every curve. */
export const curves = [...wideness, ...lists, ...queries, ...joins, ...expressions];

/** The columns of `name`, as `{ column: type }`, `!` for NOT NULL; `undefined` for a table of another kind. */
export function tableOf(name) {
  if (name === "keyed") return { id: "BIGINT!", a: "INTEGER!", b: "BIGINT!", c: "DOUBLE!" };
  if (name === "pair") return { id: "BIGINT!", a: "INTEGER!", v: "DOUBLE" };
  const [, kind, count] = /^(wide|gaps)_(\d+)$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const [letter, type] = kind === "wide" ? ["c", "INTEGER!"] : ["n", "INTEGER"];
  return Object.fromEntries(list(Number(count), (i) => [`${letter}${i}`, type]));
}

/** What tells the rows of `name` apart. */
export function keysOf(name) {
  const columns = name === "keyed" ? ["id"] : name === "pair" ? ["id", "a"] : [];
  return columns.length === 0 ? [] : [{ columns, nulls: "agree", assumed: [] }];
}
