import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { bindQuery, dialectOf, parseQuery, printQuery, relationNames } from "../src/index.ts";

const dialect = dialectOf("duckdb")!;
const size = 100_000;

function repeated(piece: string): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

const openings = [
  "(",
  "[",
  "{a: ",
  "f(",
  "CASE WHEN ",
  "NOT ",
  "- ",
  "a + ",
  "a IN (",
  "EXISTS (",
  "CAST(",
  "[a",
  "x -> ",
];
const clauses = [
  "(SELECT ",
  "(SELECT 1 UNION ",
  "SELECT 1 UNION SELECT 1 EXCEPT ",
  "SELECT 1,",
  "WITH a AS (",
  "FROM ",
  "(",
];
const tails = ["::int", "[0]", ".f()", ".b.", " IS NULL", " AT TIME ZONE b", " = a", ",", ")", " || a"];

const texts = [
  ...openings.map((piece) => `SELECT ${repeated(piece)}`),
  ...clauses.map(repeated),
  ...tails.map((piece) => `SELECT a${repeated(piece)}`),
  ...["(SELECT * FROM ", "a JOIN ", "(a JOIN ", "LATERAL (FROM "].map(
    (piece) => `SELECT * FROM ${repeated(piece)}`,
  ),
  ...["/*", "'", '"', "$$", "--", ";", "#", "\0", "表 ", "SELECT ", "a b "].map(repeated),
];

test.each(texts.map((text) => [text.slice(0, 40), text] as const))(
  "100 kB of %s end in a finding",
  (_, text) => {
    const { query, diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
    expect(diagnostics.filter((d) => d.severity === "error").length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(250);
    if (query !== undefined) {
      relationNames(query);
      printQuery(query, dialect);
    }
  },
);

test("a chain of 10,000 operators ends in a finding; AND, OR and UNION ALL have no limit", () => {
  const read = (text: string) => parseQuery(text, { dialect, file: "q.sql" });
  expect(read(`SELECT ${"a + ".repeat(10_000)}a`).diagnostics.map((d) => d.code)).toEqual(["E043"]);
  for (const text of [
    `SELECT ${"a AND ".repeat(10_000)}a`,
    `SELECT ${"a, ".repeat(10_000)}a`,
    `${"SELECT 1 UNION ALL ".repeat(10_000)}SELECT 1`,
    `SELECT ${"a + ".repeat(900)}a`,
    `SELECT CASE ${"WHEN a THEN b ".repeat(10_000)} END`,
  ]) {
    const { query, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(printQuery(query!, dialect).length).toBeGreaterThan(5);
  }
});

/** Text before, in and after what nests, as often as DuckDB takes it too. */
const nestings: readonly (readonly [number, string, string, string])[] = [
  [600, "SELECT (", "1", ")"],
  [600, "SELECT 1 + (", "1", ")"],
  [600, "SELECT abs(", "1", ")"],
  [600, "SELECT coalesce(NULL, ", "1", ")"],
  [600, "SELECT CASE WHEN a THEN ", "1", " END"],
  [900, "SELECT CASE WHEN a = 1 THEN 1 ELSE ", "1", " END"],
  [600, "SELECT CAST(", "1", " AS INTEGER)"],
  [600, "SELECT 1 BETWEEN (", "1", ") AND 2"],
  [900, "SELECT [", "1", "]"],
  [600, "SELECT {a: ", "1", "}"],
  [600, "SELECT NOT ", "true", ""],
  [400, "SELECT a AND (b OR ", "c", ")"],
  [300, "SELECT (SELECT ", "1", ")"],
  [300, "SELECT * FROM (", "SELECT 1", ")"],
  [250, "SELECT 1 WHERE 1 IN (", "SELECT 1", ")"],
  [250, "SELECT 1 WHERE EXISTS (", "SELECT 1", ")"],
  [450, "WITH a AS (", "SELECT 1", ") SELECT * FROM a"],
];

test.each(nestings.map((nesting) => [nesting[0], nesting[1], nesting] as const))(
  "%i times %s is read, a hundred times more is refused",
  (times, before, [, , inner, after]) => {
    const head = before.startsWith("SELECT ") && !inner.startsWith("SELECT") ? "SELECT " : "";
    const piece = before.slice(head.length);
    const read = (n: number) =>
      parseQuery(`${head}${piece.repeat(n)}${inner}${after.repeat(n)}`, { dialect, file: "q.sql" });
    const { query, diagnostics } = read(times);
    expect(diagnostics.map((d) => d.code)).toEqual([]);
    expect(printQuery(query!, dialect).length).toBeGreaterThan(5);
    expect(read(times * 100).diagnostics.map((d) => d.code)).toContain("E043");
  },
);

test("lambdas in lambdas are bound in a time that does not double with each", () => {
  const text = `SELECT ${"list_transform([1], x -> ".repeat(100)}1${")".repeat(100)} AS a`;
  const { query } = parseQuery(text, { dialect, file: "q.sql" });
  const bound = bindQuery(query!, {
    dialect,
    file: "q.sql",
    resolve: (parts) => ({ relation: parts.join("."), columns: [], complete: false }),
  });
  expect(bound.columns.map((column) => column.name)).toEqual(["a"]);
});

test("what is nested deeper than its type may be has no type, and is read once", () => {
  const types = [`${"STRUCT(a ".repeat(20_000)}INT${")".repeat(20_000)}`, `INT${"[]".repeat(20_000)}`];
  for (const type of types) {
    const { query } = parseQuery(`SELECT NULL::${type} AS a, NULL::${type}`, { dialect, file: "q.sql" });
    const bound = bindQuery(query!, {
      dialect,
      file: "q.sql",
      resolve: (parts) => ({ relation: parts.join("."), columns: [], complete: false }),
    });
    expect(bound.columns.map((column) => column.type.kind)).toEqual(["unknown", "unknown"]);
  }
});

test("where the stack is small, deep nesting ends in the same finding, not in a failure", async () => {
  const script = `
    import { parentPort } from "node:worker_threads";
    import { dialectOf, parseQuery } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
    const text = "SELECT " + "abs(".repeat(600) + "1" + ")".repeat(600);
    const { diagnostics } = parseQuery(text, { dialect: dialectOf("duckdb"), file: "q.sql" });
    parentPort.postMessage(diagnostics.map((d) => d.code));
  `;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
    resourceLimits: { stackSizeMb: 0.5 },
  });
  const codes = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  expect(codes).toEqual(["E043"]);
});
