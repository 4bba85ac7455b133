/** Clauses of one SELECT over a source `s` with status, amount and customer_id, which every feature gives on. */
export interface Clauses {
  readonly with?: string;
  readonly distinct?: string;
  /** Further columns. */
  readonly select?: string;
  readonly join?: string;
  readonly sample?: string;
  readonly where?: string;
  readonly group?: string;
  readonly having?: string;
  readonly window?: string;
  readonly qualify?: string;
  readonly order?: string;
  readonly limit?: string;
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
  plain("where not null", { where: "s.customer_id IS NOT NULL" }),
  plain("where in", { where: "s.customer_id IN (SELECT customer_id FROM customers)" }),
  plain("where exists", { where: "EXISTS (SELECT 1 FROM customers e WHERE e.customer_id = s.customer_id)" }),
  plain("group by", { group: "s.status, s.customer_id", select: "count(*) AS n" }),
  plain("group by all", { group: "ALL", select: "sum(s.amount) AS total" }),
  plain("rollup", { group: "ROLLUP (s.status, s.customer_id)", select: "grouping(s.status) AS g" }),
  plain("cube", { group: "CUBE (s.status, s.customer_id)", select: "count(s.amount) AS counted" }),
  plain("grouping sets", { group: "GROUPING SETS ((s.status, s.customer_id), ())", select: "avg(s.amount) AS mean" }),
  plain("having", { group: "s.status, s.customer_id", having: "max(s.amount) > 0" }),
  plain("filter", { group: "s.status, s.customer_id", select: "sum(s.amount) FILTER (WHERE s.amount > 1) AS some" }),
  plain("window", { select: "sum(s.amount) OVER (PARTITION BY s.status ORDER BY s.customer_id) AS running" }),
  plain("lag", { select: "lag(s.amount) OVER (ORDER BY s.customer_id) AS before, row_number() OVER () AS place" }),
  plain("frame", {
    select: "avg(s.amount) OVER (ORDER BY s.customer_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING EXCLUDE CURRENT ROW) AS near",
  }),
  plain("named window", { select: "rank() OVER w AS r", window: "w AS (PARTITION BY s.status ORDER BY s.amount)" }),
  plain("qualify", { qualify: "row_number() OVER (PARTITION BY s.customer_id ORDER BY s.amount DESC) = 1" }),
  plain("order by", { order: "s.amount DESC NULLS LAST, 1" }),
  plain("order by all", { order: "ALL" }),
  plain("limit", { limit: "5 OFFSET 1" }),
  plain("limit percent", { limit: "50%" }),
  plain("distinct", { distinct: "DISTINCT" }),
  plain("distinct on", { distinct: "DISTINCT ON (s.status)" }),
  plain("sample", { sample: "50 PERCENT (bernoulli, 1)" }),
  plain("inner join", { join: "JOIN customers ij ON ij.customer_id = s.customer_id", select: "ij.name" }),
  plain("left join", { join: "LEFT JOIN customers lj ON lj.customer_id = s.customer_id", select: "lj.name AS left_name, lj.country" }),
  plain("right join", { join: "RIGHT JOIN customers rj ON rj.customer_id = s.customer_id", select: "rj.signed_up" }),
  plain("full join", { join: "FULL JOIN customers fj ON fj.customer_id = s.customer_id", select: "fj.customer_id AS theirs" }),
  plain("using", { join: "JOIN (SELECT customer_id, credit FROM customers) uj USING (customer_id)", select: "uj.credit" }),
  plain("full using", { join: "FULL JOIN (SELECT customer_id, credit FROM customers) fu USING (customer_id)", select: "customer_id AS merged" }),
  plain("natural", { join: "NATURAL JOIN (SELECT customer_id, email FROM customers) nj", select: "nj.email" }),
  plain("cross join", { join: "CROSS JOIN one", select: "one.dummy" }),
  plain("semi join", { join: "SEMI JOIN customers sj ON sj.customer_id = s.customer_id" }),
  plain("anti join", { join: "ANTI JOIN customers aj ON aj.customer_id = s.customer_id" }),
  plain("asof join", { join: "ASOF LEFT JOIN order_lines ao ON s.customer_id = ao.order_id AND s.amount >= ao.unit_price", select: "ao.product" }),
  plain("positional join", { join: "POSITIONAL JOIN one po", select: "po.dummy AS beside" }),
  plain("lateral", { join: "CROSS JOIN LATERAL (SELECT s.amount * 2 AS twice) la", select: "la.twice" }),
  plain("unnest", { select: "unnest([s.status, NULL]) AS each_status" }),
  plain("unnest from", { join: ", unnest([s.amount]) AS un(item)", select: "un.item" }),
  plain("scalar subquery", { select: "(SELECT max(c.credit) FROM customers c WHERE c.customer_id = s.customer_id) AS best" }),
  plain("lateral alias", { select: "s.amount + 1 AS more, more * 2 AS most" }),
  plain("star", { select: "s.*" }),
  plain("columns", { select: "COLUMNS(c -> c LIKE 'am%') + 1" }),
  plain("cte", { with: "k AS (SELECT 1 AS one_value)", join: "CROSS JOIN k", select: "k.one_value" }),
  around("materialized", (query) => `WITH m AS MATERIALIZED (${query}) SELECT * FROM m`),
  around("recursive", (query) => `WITH RECURSIVE r AS ((${query}) UNION SELECT * FROM r WHERE false) SELECT * FROM r`),
  around("union all", (query) => `(${query}) UNION ALL (${query})`),
  around("union by name", (query) => `(${query}) UNION ALL BY NAME SELECT 'x' AS status, 1 AS extra`),
  around("intersect", (query) => `(${query}) INTERSECT (${query})`),
  around("except", (query) => `(${query}) EXCEPT (${query})`),
  around("exclude", (query) => `SELECT * EXCLUDE (status), status FROM (${query})`),
  around("replace", (query) => `SELECT * REPLACE (coalesce(amount, 0) AS amount) FROM (${query})`),
  around("from first", (query) => `FROM (${query})`),
  around("pivot", (query) => `SELECT *, 'all' AS status, 1.5 AS amount FROM (SELECT status, amount, customer_id FROM (${query})) PIVOT (sum(amount) FOR status IN ('paid', 'open'))`),
  around("unpivot", (query) => `SELECT status, amount, customer_id FROM (SELECT status, customer_id, amount AS a, amount AS b FROM (${query})) UNPIVOT (amount FOR what IN (a, b))`),
]; // prettier-ignore
