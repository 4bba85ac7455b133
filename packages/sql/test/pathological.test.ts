import { expect, test } from "vitest";
import { dialectOf, parseQuery, printQuery, relationNames } from "../src/index.ts";

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
    `SELECT ${"(".repeat(100)}1${")".repeat(100)}`,
    `${"SELECT * FROM (".repeat(50)}SELECT 1${")".repeat(50)}`,
  ]) {
    const { query, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(printQuery(query!, dialect).length).toBeGreaterThan(5);
  }
});
