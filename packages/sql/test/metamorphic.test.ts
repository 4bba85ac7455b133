import { readFileSync } from "node:fs";
import { describeQuery, type BoundQuery } from "@rocky/sql";
import { expect, test } from "vitest";
import { metamorphic } from "./dialect-fuzz/metamorphic.ts";
import { bigqueryParts } from "./dialect-fuzz/parts/bigquery.ts";
import { databricksParts } from "./dialect-fuzz/parts/databricks.ts";
import { snowflakeParts } from "./dialect-fuzz/parts/snowflake.ts";
import { fuzzSection } from "./dialect-fuzz/report.ts";
import { runFuzz } from "./dialect-fuzz/run.ts";

/**
 * Random queries that are changed in ways that must not change their names, types and nullability: into a CTE and a subquery, UNION ALL with
 * itself, other aliases, parentheses. ROCKY_FUZZ_SEED and ROCKY_FUZZ_RUNS make other runs; `pnpm oracle:fuzz` asks the engines too.
 */
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 20_260_601);
const accepted = Number(process.env["ROCKY_FUZZ_RUNS"] ?? 120);

test.each([
  ["Databricks", databricksParts],
  ["BigQuery", bigqueryParts],
  ["Snowflake", snowflakeParts],
] as const)("what must not matter changes no answer in %s", { timeout: 600_000 }, async (_, parts) => {
  const counts = await runFuzz({ parts: parts(), seed, accepted });
  const shown = [...counts.wrong, ...counts.broken].map(({ detail, sql }) => `${detail}\n  ${sql}`);
  expect(shown, `seed ${seed}`).toEqual([]);
  expect(counts.variants).toBeGreaterThanOrEqual(counts.accepted);
});

const { dialect } = databricksParts();

function described(sql: string): BoundQuery {
  const resolve = (parts: readonly string[]) =>
    ({ relation: parts.join("."), columns: [], complete: false, reason: "nothing is known" }) as const;
  return describeQuery(sql, { dialect, file: "query.sql", resolve });
}

test.each([
  ["CTE", /^WITH zz/],
  ["subquery", /^SELECT \* FROM \(/],
  ["union with itself", / UNION ALL /],
  ["parentheses", /^\([^()]*\)$/],
  ["aliases", /x72/],
] as const)("another answer for %s is found", (cause, variant) => {
  const sql = "SELECT 1 AS x2, 'a' AS b FROM VALUES 1 AS r0";
  const wrong = described("SELECT 2L AS x2, 'a' AS b");
  const describe = (text: string): BoundQuery => (variant.test(text) ? wrong : described(text));
  const causes = metamorphic(sql, described(sql), { dialect, describe }).map(([name]) => name);
  expect(causes).toEqual([cause]);
  expect(metamorphic(sql, described(sql), { dialect, describe: described })).toEqual([]);
});

test("the page of evidence of Snowflake has the last full run", () => {
  const page = new URL("../../../docs/evidence/typing-snowflake.md", import.meta.url);
  expect(readFileSync(page, "utf8")).toContain(fuzzSection("snowflake").trim());
});
