import { expect, test } from "vitest";
import { bigqueryPage } from "./bigquery.ts";
import { databricksPage } from "./databricks.ts";
import { snowflakePage } from "./snowflake.ts";

test.each([
  { name: "databricks", page: databricksPage, bar: 0.95 },
  { name: "bigquery", page: bigqueryPage, bar: 0.95 },
  { name: "snowflake", page: snowflakePage, bar: 0.9 },
])(
  "docs/functions/$name.md says what is known of every function",
  { timeout: 120_000 },
  async ({ name, page, bar }) => {
    const { text, share } = page();
    console.log(`functions of ${name}: ${(100 * share).toFixed(1)} % typed`);
    await expect(text).toMatchFileSnapshot(`../../../../docs/functions/${name}.md`);
    expect(share).toBeGreaterThanOrEqual(bar);
  },
);
