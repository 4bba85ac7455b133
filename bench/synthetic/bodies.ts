import type { Place } from "./layers.ts";

const sourceColumns: readonly ((column: string) => string)[] = [
  (column) => `${column} AS id`,
  (column) => `${column} AS name`,
  (column) => `CAST(${column} AS VARCHAR) AS category`,
  (column) => `ROUND(CAST(${column} AS DECIMAL(10,2)), 2) AS amount`,
  (column) => `${column} AS status`,
  (column) => `${column} AS created_at`,
  (column) => `${column} AS updated_at`,
];

/**
 * Seven to fifteen columns of a table that nobody knows. The names come round again after seven, so that most of these models
 * have several columns of one name.
 */
export function source({ index }: Place): string {
  const items = Array.from({ length: 7 + (index % 9) }, (_, c) => sourceColumns[c % 7]?.(`col_${c}`));
  return `SELECT
    ${items.join(",\n    ")}
FROM raw_data.source_${index}
`;
}

/** Cleans one source and numbers the versions of each row. */
export function staging({ dependencies: [from] }: Place): string {
  return `SELECT
    id,
    UPPER(TRIM(name)) AS name_clean,
    COALESCE(category, 'unknown') AS category_clean,
    amount,
    LOWER(status) AS status,
    created_at,
    updated_at,
    ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC) AS rn
FROM ${from}
WHERE status != 'deleted' AND amount > 0
`;
}

/** The same as a pipeline, which keeps every column of its source. */
export function stagingPipeline({ dependencies: [from] }: Place): string {
  return `from ${from}
where status != "deleted"
where amount > 0
derive {
    name_clean: upper(name),
    category_clean: coalesce(category, "unknown"),
    rn: row_number() over (partition id, sort -updated_at)
}
`;
}

/** Joins two or three staging models and adds up. */
export function intermediate({ dependencies: [first, second, third] }: Place): string {
  const more = third === undefined ? "" : `\n    LEFT JOIN ${third} c ON a.id = c.id`;
  return `WITH base AS (
    SELECT a.id, a.name_clean AS name, a.amount, a.created_at, b.category_clean AS category
    FROM ${first} a
    JOIN ${second} b ON a.id = b.id${more}
    WHERE a.rn = 1
)
SELECT
    id,
    name,
    category,
    COUNT(*) AS record_count,
    SUM(amount) AS total_amount,
    AVG(amount) AS avg_amount,
    MIN(created_at) AS first_seen,
    MAX(created_at) AS last_seen
FROM base
GROUP BY id, name, category
`;
}

/** A pipeline over the first of the models that the sidecar names; it has no name and no category. */
export function intermediatePipeline({ dependencies: [first] }: Place): string {
  return `from ${first}
where rn == 1
group id {
    record_count: count(),
    total_amount: sum(amount),
    avg_amount: avg(amount),
    first_seen: min(created_at),
    last_seen: max(created_at)
}
where record_count >= 2
`;
}

/** What a mart reads as the name: of every fifth upstream `i.name` does not exist. */
export function mart({ dependencies: [facts, detail] }: Place, nameColumn: string): string {
  return `SELECT
    i.id,
    ${nameColumn},
    i.total_amount,
    i.record_count,
    i.avg_amount,
    CASE
        WHEN i.total_amount > 10000 THEN 'high'
        WHEN i.total_amount > 1000 THEN 'medium'
        ELSE 'low'
    END AS tier,
    SUM(i.total_amount) OVER (
        ORDER BY i.total_amount ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS cumulative_total,
    RANK() OVER (ORDER BY i.total_amount DESC) AS amount_rank
FROM ${facts} i
LEFT JOIN ${detail} s ON i.id = s.id
WHERE i.record_count >= 2
`;
}
