const name = (prefix, index) => `${prefix}_${String(index).padStart(5, "0")}`;

/**
 * The layers of a warehouse: 30 % sources over tables that nobody knows, 30 % staging, 25 % intermediate, the rest marts.
 * Joins, windows, aggregates and common tables; every model has a sidecar.
 */
export function layered(total) {
  const sources = Math.floor(total * 0.3);
  const staging = Math.floor(total * 0.3);
  const intermediate = Math.floor(total * 0.25);
  const marts = total - sources - staging - intermediate;
  const src = (i) => name("src", i % sources);
  const stg = (i) => name("stg", sources + (i % staging));
  const int = (i) => name("int", sources + staging + (i % intermediate));
  const layer = (count, model) => Array.from({ length: count }, (_, i) => model(i));
  return [
    ...layer(sources, (i) => ({ name: src(i), schema: "sources", sql: sourceSql(i) })),
    ...layer(staging, (i) => ({ name: stg(i), schema: "staging", sql: stagingSql(src(i)) })),
    ...layer(intermediate, (i) => ({
      name: int(i),
      schema: "intermediate",
      sql: intermediateSql([stg(i), stg(i + 1), ...(i % 10 === 0 ? [stg(i + 2)] : [])]),
    })),
    ...layer(marts, (i) => ({
      name: name("fct", total - marts + i),
      schema: "marts",
      sql: martSql(int(i), stg(i)),
    })),
  ];
}

const sourceColumns = [
  (c) => `col_${c} AS id`,
  (c) => `col_${c} AS name`,
  (c) => `CAST(col_${c} AS VARCHAR) AS category`,
  (c) => `ROUND(CAST(col_${c} AS DECIMAL(10, 2)), 2) AS amount`,
  (c) => `col_${c} AS status`,
  (c) => `col_${c} AS created_at`,
  (c) => `col_${c} AS updated_at`,
];

function sourceSql(i) {
  const count = 7 + (i % 9);
  const items = Array.from({ length: count }, (_, c) =>
    c < 7 ? sourceColumns[c](c) : `col_${c} AS extra_${c}`,
  );
  return `SELECT\n  ${items.join(",\n  ")}\nFROM raw_data.source_${i}\n`;
}

function stagingSql(from) {
  return `SELECT
  id,
  UPPER(TRIM(name)) AS name_clean,
  COALESCE(category, 'unknown') AS category_clean,
  LOWER(status) AS status,
  amount,
  created_at,
  updated_at,
  ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC) AS rn
FROM ${from}
WHERE status != 'deleted' AND amount > 0
`;
}

function intermediateSql([first, second, other]) {
  const third = other === undefined ? "" : `\n  LEFT JOIN ${other} AS c ON a.id = c.id`;
  return `WITH base AS (
  SELECT a.id, a.name_clean AS name, a.amount, a.created_at, b.category_clean AS category
  FROM ${first} AS a
  JOIN ${second} AS b ON a.id = b.id${third}
  WHERE a.rn = 1
)
SELECT id, name, category,
  COUNT(*) AS record_count,
  SUM(amount) AS total_amount,
  AVG(amount) AS avg_amount,
  MIN(created_at) AS first_seen,
  MAX(created_at) AS last_seen
FROM base
GROUP BY id, name, category
`;
}

function martSql(facts, detail) {
  return `SELECT
  i.id,
  i.name,
  i.total_amount,
  i.record_count,
  CASE WHEN i.total_amount > 10000 THEN 'high' WHEN i.total_amount > 1000 THEN 'middle' ELSE 'low' END AS tier,
  SUM(i.total_amount) OVER (ORDER BY i.first_seen ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative_total,
  RANK() OVER (PARTITION BY i.category ORDER BY i.total_amount DESC) AS amount_rank
FROM ${facts} AS i
LEFT JOIN ${detail} AS s ON i.id = s.id
WHERE i.record_count >= 2
`;
}
