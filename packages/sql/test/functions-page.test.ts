import { expect, test } from "vitest";
import { functionsPage } from "./functions-page.ts";

test("docs/functions/duckdb.md says what is known of every function", { timeout: 120_000 }, async () => {
  const { text, untyped, listed, share } = await functionsPage();
  console.log(`functions: ${listed} listed, ${untyped.length} without a type: ${untyped.join(" ")}`);
  expect(share).toBeGreaterThanOrEqual(0.98);
  await expect(text).toMatchFileSnapshot("../../../docs/functions/duckdb.md");
});
