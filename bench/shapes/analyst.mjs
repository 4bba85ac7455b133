/** Tables with types, for queries whose every column is known. */
export const analystTables = {
  customers: {
    customer_id: "BIGINT!",
    country: "VARCHAR",
    segment: "VARCHAR",
    signed_up: "DATE!",
    credit_limit: "DECIMAL(12,2)",
  },
  orders: {
    order_id: "BIGINT!",
    customer_id: "BIGINT!",
    ordered_at: "TIMESTAMP!",
    status: "VARCHAR!",
    channel: "VARCHAR",
    discount: "DECIMAL(5,4)",
  },
  order_lines: {
    order_id: "BIGINT!",
    line_no: "INTEGER!",
    product_id: "BIGINT!",
    quantity: "INTEGER!",
    unit_price: "DECIMAL(10,2)!",
    returned: "BOOLEAN",
  },
  products: { product_id: "BIGINT!", category: "VARCHAR!", brand: "VARCHAR", cost: "DECIMAL(10,2)" },
};

/** A long query as analysts write them: nine common tables, windows over aggregates, a self join by year, subqueries. */
export const analystQuery = `
WITH months AS (
  SELECT DISTINCT date_trunc('month', ordered_at)::DATE AS month FROM orders WHERE ordered_at >= DATE '2022-01-01'
),
lines AS (
  SELECT
    o.order_id, o.customer_id, o.ordered_at, date_trunc('month', o.ordered_at)::DATE AS month, o.channel,
    l.product_id, p.category, coalesce(p.brand, 'none') AS brand,
    l.quantity, l.unit_price, l.quantity * l.unit_price AS gross,
    round(l.quantity * l.unit_price * (1 - coalesce(o.discount, 0)), 2) AS net,
    CASE WHEN p.cost IS NULL THEN NULL ELSE l.quantity * (l.unit_price - p.cost) END AS margin,
    CASE WHEN l.returned THEN 1 ELSE 0 END AS is_returned
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.order_id
  LEFT JOIN products AS p ON p.product_id = l.product_id
  WHERE o.status IN ('paid', 'shipped', 'delivered') AND o.ordered_at BETWEEN TIMESTAMP '2022-01-01' AND TIMESTAMP '2025-12-31'
),
per_customer AS (
  SELECT customer_id, month, count(DISTINCT order_id) AS orders, sum(net) AS net, sum(margin) AS margin, max(ordered_at) AS last_order,
    sum(net) FILTER (WHERE channel = 'web') AS web_net, avg(gross) AS mean_gross
  FROM lines
  GROUP BY customer_id, month
),
ranked AS (
  SELECT *,
    row_number() OVER (PARTITION BY month ORDER BY net DESC, customer_id) AS position,
    sum(net) OVER (PARTITION BY customer_id ORDER BY month ROWS BETWEEN 11 PRECEDING AND CURRENT ROW) AS rolling_net,
    lag(net, 1, 0) OVER w AS previous_net,
    first_value(month) OVER w AS first_month,
    ntile(4) OVER (PARTITION BY month ORDER BY net) AS quartile
  FROM per_customer
  WINDOW w AS (PARTITION BY customer_id ORDER BY month)
),
per_category AS (
  SELECT month, category, brand, sum(net) AS net, sum(is_returned) AS returns, count(*) AS lines,
    sum(net) / nullif(sum(sum(net)) OVER (PARTITION BY month), 0) AS share
  FROM lines
  GROUP BY GROUPING SETS ((month, category, brand), (month, category), (month))
),
last_year AS (
  SELECT a.month, a.category, a.net, b.net AS net_last_year,
    CASE WHEN b.net > 0 THEN round(100 * (a.net - b.net) / b.net, 1) END AS growth
  FROM per_category AS a
  LEFT JOIN per_category AS b ON b.category = a.category AND b.month = a.month - INTERVAL 1 YEAR AND b.brand IS NULL
  WHERE a.brand IS NULL
),
cohorts AS (
  SELECT date_trunc('month', c.signed_up)::DATE AS cohort, r.month, c.segment,
    count(DISTINCT r.customer_id) AS active, sum(r.net) AS net, date_diff('month', c.signed_up, r.month) AS age
  FROM ranked AS r
  JOIN customers AS c ON c.customer_id = r.customer_id
  WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.customer_id AND o.status <> 'void')
    AND c.credit_limit > (SELECT avg(credit_limit) FROM customers AS other WHERE other.country = c.country)
  GROUP BY ALL
  HAVING count(*) > 3
),
sized AS (
  SELECT cohort, segment, max(active) FILTER (WHERE age = 0) AS size FROM cohorts GROUP BY cohort, segment
)
SELECT m.month, c.cohort, c.segment, c.age, c.active, s.size,
  round(100.0 * c.active / nullif(s.size, 0), 2) AS retention,
  c.net, y.growth AS category_growth, t.customer_id AS top_customer, t.rolling_net,
  coalesce(t.quartile, 4) AS quartile,
  CASE WHEN y.growth IS NULL THEN 'new' WHEN y.growth >= 10 THEN 'growing' WHEN y.growth <= -10 THEN 'shrinking' ELSE 'stable' END AS trend
FROM months AS m
LEFT JOIN cohorts AS c ON c.month = m.month
LEFT JOIN sized AS s ON s.cohort = c.cohort AND s.segment IS NOT DISTINCT FROM c.segment
LEFT JOIN last_year AS y ON y.month = m.month AND y.category = 'books'
LEFT JOIN ranked AS t ON t.month = m.month AND t.position = 1
WHERE m.month < current_date
QUALIFY row_number() OVER (PARTITION BY m.month, c.cohort ORDER BY c.net DESC) <= 5
ORDER BY m.month, c.cohort, c.age
LIMIT 1000
`;
