import { build, type Metafile } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasBrowser, openPage } from "./headless-browser.ts";

let script = "";
let metafile: Metafile;

beforeAll(async () => {
  const bundled = await build({
    stdin: { contents: 'export * from "@rocky/sdk";', resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    format: "iife",
    globalName: "rocky",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
  });
  script = bundled.outputFiles[0]?.text ?? "";
  ({ metafile } = bundled);
});

/** A small project with a mistake in its last model; what the page answers about it is JSON. */
const files = [
  { path: "rocky.toml", text: '[adapter]\ntype = "duckdb"\n' },
  { path: "models/orders.sql", text: "SELECT 1 AS id, DATE '2026-01-05' AS day, 19.90 AS amount" },
  { path: "models/revenue.sql", text: "SELECT day, sum(amount) AS revenue FROM orders GROUP BY day" },
  { path: "models/broken.sql", text: "SELECT id, amout FROM orders" },
];
const expression = `(() => {
  const { models, diagnostics } = rocky.compile({ files: ${JSON.stringify(files)} });
  const graph = rocky.lineageOf(models);
  const trace = rocky.traceColumn(graph, { relation: "revenue", column: "revenue" }, { direction: "upstream" });
  return JSON.stringify({
    columns: models.find((model) => model.name === "revenue").columns.map(
      (column) => column.name + " " + rocky.typeName(column.type),
    ),
    diagnostics: diagnostics.map(({ code, span }) => code + " " + span.file),
    edges: trace.edges.map(({ source }) => source.relation + "." + source.column),
    described: rocky.describe("SELECT 1 AS id").columns.map((column) => column.name),
  });
})()`;
const answer = {
  columns: ["day DATE", "revenue DECIMAL(38,2)"],
  diagnostics: ["E048 models/broken.sql"],
  edges: ["orders.amount"],
  described: ["id"],
};

test("nothing of Node is in the bundle of the main entry", () => {
  const imported = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(Object.keys(metafile.inputs).length).toBeGreaterThan(100);
  expect(imported.filter(({ path }) => isBuiltin(path))).toEqual([]);
  expect(imported.filter(({ external }) => external === true)).toEqual([]);
  expect(script).not.toMatch(/["']node:/);
});

test("the bundle works where there is nothing but the language", () => {
  const bare = createContext({});
  // The one thing that V8 itself puts there.
  runInContext("delete globalThis.console", bare);
  expect(runInContext("typeof process + typeof console + typeof fetch + typeof setTimeout", bare)).toBe(
    "undefined".repeat(4),
  );
  runInContext(script, bare);
  expect(JSON.parse(String(runInContext(expression, bare)))).toEqual(answer);
});

const folder = mkdtempSync(join(tmpdir(), "rocky-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.runIf(hasBrowser)(
  "a page of a headless browser compiles a project with the bundle",
  async () => {
    const file = join(folder, "index.html");
    writeFileSync(file, '<!doctype html><meta charset="utf-8"><script src="rocky.js"></script>');
    writeFileSync(join(folder, "rocky.js"), script);
    const page = await openPage(file);
    try {
      expect(page.product).toMatch(/^HeadlessChrome\//);
      expect(await page.evaluate("typeof window + ' ' + typeof process")).toBe("object undefined");
      expect(JSON.parse(String(await page.evaluate(expression)))).toEqual(answer);
    } finally {
      await page.close();
    }
  },
  60_000,
);
