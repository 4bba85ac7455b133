/** Clauses of one SELECT over a source `s` with status, amount and customer_id, which every feature gives on. */
export interface Clauses {
  readonly with?: string;
  readonly distinct?: string;
  /** Further columns. */
  readonly select?: string;
  readonly join?: string;
  readonly where?: string;
  readonly group?: string;
  readonly having?: string;
  readonly window?: string;
  readonly qualify?: string;
  readonly order?: string;
  readonly limit?: string;
  /** Pipe operators after the query. */
  readonly pipe?: string;
}

/** A clause or construct, which other ones are put together with. */
export interface Feature {
  readonly name: string;
  readonly clauses: Clauses;
  readonly wrap: (query: string) => string;
}

const plain = (name: string, clauses: Clauses): Feature => ({ name, clauses, wrap: (query) => query });
const around = (name: string, wrap: Feature["wrap"]): Feature => ({ name, clauses: {}, wrap });

/** Every feature once. */
export const features: readonly Feature[] = [
  plain("where", { where: "s.amount > 1" }),
  plain("where in", { where: "s.customer_id IN (SELECT customer_id FROM customers)" }),
  plain("where exists", { where: "EXISTS (SELECT 1 FROM customers e WHERE e.customer_id = s.customer_id)" }),
  plain("where unnest", { where: "s.status IN UNNEST(@states)" }),
  plain("group by", { group: "s.status, s.customer_id", select: "COUNT(*) AS n" }),
  plain("group by all", { group: "ALL", select: "SUM(s.amount) AS total" }),
  plain("group by number", { group: "1, 3", select: "AVG(s.amount)" }),
  plain("rollup", { group: "ROLLUP (s.status, s.customer_id)", select: "GROUPING(s.status) AS g" }),
  plain("cube", { group: "CUBE (s.status, s.customer_id)", select: "COUNT(s.amount) AS counted" }),
  plain("grouping sets", { group: "GROUPING SETS ((s.status, s.customer_id), ())", select: "AVG(s.amount) AS mean" }),
  plain("having", { group: "s.status, s.customer_id", having: "MAX(s.amount) > 0" }),
  plain("array_agg", { group: "s.status, s.customer_id", select: "ARRAY_AGG(STRUCT(s.amount) ORDER BY s.amount DESC LIMIT 3) AS best" }),
  plain("window", { select: "SUM(s.amount) OVER (PARTITION BY s.status ORDER BY s.customer_id) AS running" }),
  plain("lag", { select: "LAG(s.amount) OVER (ORDER BY s.customer_id) AS earlier, ROW_NUMBER() OVER () AS place" }),
  plain("frame", { select: "AVG(s.amount) OVER (ORDER BY s.customer_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) AS near" }),
  plain("named window", { select: "RANK() OVER w AS r, SUM(s.amount) OVER (w ROWS 2 PRECEDING) AS few", window: "w AS (PARTITION BY s.status ORDER BY s.amount)" }),
  plain("qualify", { qualify: "ROW_NUMBER() OVER (PARTITION BY s.customer_id ORDER BY s.amount DESC) = 1" }),
  plain("order by", { order: "s.amount DESC NULLS LAST, 1" }),
  plain("limit", { limit: "5 OFFSET 1" }),
  plain("distinct", { distinct: "DISTINCT" }),
  plain("as struct", { distinct: "AS STRUCT" }),
  plain("inner join", { join: "JOIN customers ij ON ij.customer_id = s.customer_id", select: "ij.name" }),
  plain("left join", { join: "LEFT JOIN customers lj ON lj.customer_id = s.customer_id", select: "lj.name AS left_name, lj.country" }),
  plain("full join", { join: "FULL JOIN customers fj ON fj.customer_id = s.customer_id", select: "fj.customer_id AS theirs" }),
  plain("using", { join: "JOIN (SELECT customer_id, credit FROM customers) uj USING (customer_id)", select: "uj.credit" }),
  plain("full using", { join: "FULL JOIN (SELECT customer_id, credit FROM customers) fu USING (customer_id)", select: "customer_id AS merged" }),
  plain("cross join", { join: "CROSS JOIN one", select: "one.dummy" }),
  plain("unnest", { join: ", UNNEST([1, 2]) AS item", select: "item" }),
  plain("unnest offset", { join: "CROSS JOIN UNNEST([STRUCT(1 AS a, 'x' AS c)]) AS e WITH OFFSET AS pos", select: "e.a, e, pos" }),
  plain("left unnest", { join: "LEFT JOIN UNNEST([s.amount]) AS le", select: "le" }),
  plain("tablesample", { join: "CROSS JOIN (SELECT name FROM customers TABLESAMPLE SYSTEM (10 PERCENT)) AS ts", select: "ts.name AS sampled" }),
  plain("scalar subquery", { select: "(SELECT MAX(c.credit) FROM customers c WHERE c.customer_id = s.customer_id) AS best_credit" }),
  plain("array subquery", { select: "ARRAY(SELECT c.name FROM customers c WHERE c.customer_id = s.customer_id) AS names" }),
  plain("struct subquery", { select: "(SELECT AS STRUCT MAX(c.name) AS name, COUNT(*) AS n FROM customers c) AS whole" }),
  plain("star", { select: "s.* EXCEPT (status, amount, customer_id)" }),
  plain("unnamed", { select: "1, CONCAT(s.status, 'x')" }),
  plain("whole row", { select: "TO_JSON_STRING(s) AS as_json, s AS whole_row" }),
  plain("cte", { with: "k AS (SELECT 1 AS one_value)", join: "CROSS JOIN k", select: "k.one_value" }),
  plain("pipe where", { pipe: "|> WHERE amount > 1 |> EXTEND amount * 2 AS twice" }),
  plain("pipe aggregate", { pipe: "|> AGGREGATE ANY_VALUE(amount) AS amount GROUP BY status, customer_id" }),
  plain("pipe set", { pipe: "|> SET amount = CAST(amount AS FLOAT64) |> ORDER BY amount" }),
  around("recursive", (query) => `WITH RECURSIVE r AS ((${query}) UNION ALL SELECT * FROM r WHERE FALSE) SELECT * FROM r`),
  around("union all", (query) => `(${query}) UNION ALL (${query})`),
  around("union by name", (query) => `(${query}) FULL UNION ALL BY NAME SELECT 'x' AS status, 1 AS extra`),
  around("intersect", (query) => `(${query}) INTERSECT DISTINCT (${query})`),
  around("except", (query) => `SELECT * EXCEPT (status), status FROM (${query})`),
  around("replace", (query) => `SELECT * REPLACE (COALESCE(amount, 0) AS amount) FROM (${query})`),
  around("from first", (query) => `FROM (${query}) |> RENAME status AS state |> SELECT state AS status, amount, customer_id`),
  around("pivot", (query) => `SELECT *, 'all' AS status, 1.5 AS amount FROM (SELECT status, amount, customer_id FROM (${query})) PIVOT (SUM(amount) AS total FOR status IN ('paid', 'open' AS o))`),
  around("unpivot", (query) => `SELECT status, amount, customer_id, what FROM (SELECT status, customer_id, amount AS a, amount + 1 AS c FROM (${query})) UNPIVOT (amount FOR what IN (a, c))`),
  around("array of rows", (query) => `SELECT e.status, e.amount, e.customer_id FROM UNNEST(ARRAY(SELECT AS STRUCT * FROM (${query}))) AS e`),
]; // prettier-ignore
