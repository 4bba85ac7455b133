// Writes the synthetic project of the benchmarks: a pure function of the number of models.
//   node bench/generate.mjs <folder> <models>
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit, stderr } from "node:process";

const [, , folder, size] = argv;
const total = Number(size);
if (folder === undefined || !Number.isInteger(total) || total < 10) {
  stderr.write("usage: node bench/generate.mjs <folder> <models, at least 10>\n");
  exit(64);
}

const sources = Math.floor(total * 0.3);
const staging = Math.floor(total * 0.3);
const intermediate = Math.floor(total * 0.25);
const marts = total - sources - staging - intermediate;
const name = (prefix, index) => `${prefix}_${String(index).padStart(5, "0")}`;
const src = (i) => name("src", i % sources);
const stg = (i) => name("stg", sources + (i % staging));
const int = (i) => name("int", sources + staging + (i % intermediate));

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

function stagingSql(i) {
  return `SELECT
  id,
  UPPER(TRIM(name)) AS name_clean,
  COALESCE(category, 'unknown') AS category_clean,
  LOWER(status) AS status,
  amount,
  created_at,
  updated_at,
  ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC) AS rn
FROM ${src(i)}
WHERE status != 'deleted' AND amount > 0
`;
}

function intermediateSql(i) {
  const third = i % 10 === 0 ? `\n  LEFT JOIN ${stg(i + 2)} AS c ON a.id = c.id` : "";
  return `WITH base AS (
  SELECT a.id, a.name_clean AS name, a.amount, a.created_at, b.category_clean AS category
  FROM ${stg(i)} AS a
  JOIN ${stg(i + 1)} AS b ON a.id = b.id${third}
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

function martSql(i) {
  return `SELECT
  i.id,
  i.name,
  i.total_amount,
  i.record_count,
  CASE WHEN i.total_amount > 10000 THEN 'high' WHEN i.total_amount > 1000 THEN 'middle' ELSE 'low' END AS tier,
  SUM(i.total_amount) OVER (ORDER BY i.first_seen ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative_total,
  RANK() OVER (PARTITION BY i.category ORDER BY i.total_amount DESC) AS amount_rank
FROM ${int(i)} AS i
LEFT JOIN ${stg(i)} AS s ON i.id = s.id
WHERE i.record_count >= 2
`;
}

const models = join(folder, "models");
mkdirSync(models, { recursive: true });
writeFileSync(
  join(folder, "rocky.toml"),
  `[adapter]\ntype = "duckdb"\npath = "benchmark.duckdb"\n\n[pipeline.benchmark]\ntype = "transformation"\nmodels = "models/**"\n`,
);
function write(model, schema, sql) {
  writeFileSync(join(models, `${model}.sql`), sql);
  writeFileSync(
    join(models, `${model}.toml`),
    `name = "${model}"\n\n[strategy]\ntype = "full_refresh"\n\n[target]\nschema = "${schema}"\ntable = "${model}"\n`,
  );
}
for (let i = 0; i < sources; i++) write(src(i), "sources", sourceSql(i));
for (let i = 0; i < staging; i++) write(stg(i), "staging", stagingSql(i));
for (let i = 0; i < intermediate; i++) write(int(i), "intermediate", intermediateSql(i));
for (let i = 0; i < marts; i++) write(name("fct", total - marts + i), "marts", martSql(i));
