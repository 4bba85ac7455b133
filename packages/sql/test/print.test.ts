import { describe, expect, test } from "vitest";
import {
  dialectOf,
  parseQuery,
  printExpression,
  printName,
  printQuery,
  quoteIdentifier,
} from "../src/index.ts";
import { corpus } from "./corpus.ts";
import { withoutSpans } from "./tree.ts";

const dialect = dialectOf("duckdb")!;

function parse(text: string) {
  const { query, diagnostics } = parseQuery(text, { dialect, file: "q.sql" });
  expect(
    diagnostics.filter((d) => d.severity === "error").map((d) => d.message),
    text,
  ).toEqual([]);
  return query!;
}

describe("printQuery", () => {
  test("what is printed reads as the same tree, for the whole corpus", () => {
    expect(corpus.length).toBeGreaterThanOrEqual(120);
    for (const text of corpus) {
      const query = parse(text);
      const printed = printQuery(query, dialect);
      expect(withoutSpans(parse(printed)), `${text}\n=> ${printed}`).toEqual(withoutSpans(query));
    }
  });

  test("comments go, clauses come in the usual order, parentheses stand only where they must", () => {
    const text = `/* all */ with x as (select 1) from x -- rows
      select (((a))) + (b * c) as sum, (a + b) * c where ((a = 1) or (b = 2)) and not (c = 3) limit 3`;
    expect(printQuery(parse(text), dialect)).toBe(
      "WITH x AS (SELECT 1) FROM x SELECT a + b * c AS sum, (a + b) * c WHERE (a = 1 OR b = 2) AND NOT c = 3 LIMIT 3",
    );
  });
});

describe("printQuery in BigQuery", () => {
  const bigquery = dialectOf("bigquery")!;
  const read = (text: string) => {
    const { query, diagnostics } = parseQuery(text, { dialect: bigquery, file: "q.sql" });
    expect(diagnostics, text).toEqual([]);
    return query!;
  };

  test.each([
    "SELECT AS STRUCT * EXCEPT (a) FROM t",
    "SELECT e, o FROM t, UNNEST(t.items) AS e WITH OFFSET AS o",
    "SELECT ARRAY_AGG(x IGNORE NULLS ORDER BY y DESC LIMIT 3), ANY_VALUE(x HAVING MAX y) FROM t",
    "SELECT a FROM t FULL UNION ALL BY NAME SELECT b FROM t",
    "SELECT a FROM t LEFT UNION ALL BY NAME ON (a) SELECT b FROM t",
    "SELECT * FROM t UNPIVOT (v FOR k IN (a AS 1, b AS 2))",
    "WITH RECURSIVE n AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM n) WITH DEPTH AS level MAX 5 SELECT x, level FROM n",
    "SELECT -(1.5), -1.5, 'it\\'s', 'a\\\\', 'two\\nlines' FROM `my-project`.ds.t",
  ])("%s", (text) => {
    const query = read(text);
    const printed = printQuery(query, bigquery);
    expect(withoutSpans(read(printed)), printed).toEqual(withoutSpans(query));
  });
});

describe("printExpression", () => {
  test.each([
    ["- (-a)", "- -a"],
    ["(a = b) = c", "(a = b) = c"],
    ["a - (b - c)", "a - (b - c)"],
    ["(a - b) - c", "a - b - c"],
    ["(a and b) and c", "(a AND b) AND c"],
    ["(not a) + 1", "(NOT a) + 1"],
    ["(j ->> 'a') = 'x'", "(j ->> 'a') = 'x'"],
    ["x::int[]", "CAST(x AS int[])"],
    ["'it''s'", "'it''s'"],
    ['"a b"."c"', '"a b"."c"'],
  ])("%s", (text, printed) => {
    const { body } = parse(`SELECT ${text}`);
    expect(body.kind === "select" && printExpression(body.items[0]!.expression, dialect)).toBe(printed);
  });
});

describe("names", () => {
  test.each([
    ["plain", "plain"],
    ["Mixed", "Mixed"],
    ["two words", '"two words"'],
    ["select", '"select"'],
    ["between", '"between"'],
    ["year", "year"],
    ['a"b', '"a""b"'],
    ["", '""'],
    ["1st", '"1st"'],
    ["naïve", '"naïve"'],
  ])("quoteIdentifier %s", (name, quoted) => {
    expect(quoteIdentifier(name, dialect)).toBe(quoted);
    const { body } = parse(`SELECT 1 AS x FROM ${name === "" ? "t" : quoted}`);
    const relation = body.kind === "select" ? body.from[0] : undefined;
    if (name !== "") expect(relation?.kind === "table" && relation.parts[0]!.name).toBe(name);
  });

  test("printName quotes each part on its own", () => {
    expect(printName(["main", "Order Lines"], dialect)).toBe('main."Order Lines"');
  });
});
