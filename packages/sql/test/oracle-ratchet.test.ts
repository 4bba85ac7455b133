import { describeQuery, dialectOf, type BoundQuery } from "@rocky/sql";
import { expect, test } from "vitest";
import type { RecordedCase, RecordedColumn } from "./oracle/case.ts";
import { judge, type Judgement } from "./oracle/judge.ts";
import { pageOf, readTallies, talliesOf } from "./oracle/page.ts";
import { tallyOf, worseThan } from "./oracle/tally.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const nothing = { listed: 0, exact: 0, notCalled: [], notExact: [] };

function described(sql: string): BoundQuery {
  if (dialect === undefined) throw new Error("there is no DuckDB dialect");
  const resolve = (parts: readonly string[]) =>
    ({ relation: parts.join("."), columns: [], complete: false, reason: "nothing is known" }) as const;
  return describeQuery(sql, { dialect, file: "query.sql", resolve });
}

function judged(sql: string, columns: readonly RecordedColumn[]): Judgement {
  if (dialect === undefined) throw new Error("there is no DuckDB dialect");
  const recorded: RecordedCase = { id: "a/1", category: "a", setup: "tables", sql, columns, rows: 1 };
  return judge(recorded, described(sql), dialect);
}

const right = judged("SELECT 1 AS a, NULL AS b", [
  { name: "a", type: "INTEGER" },
  { name: "b", type: "INTEGER", nulls: true },
]);

test("an answer that DuckDB gives too is exact and sound", () => {
  expect(right).toMatchObject({
    types: ["exact", "exact"],
    wrongNames: 0,
    falseError: false,
    claimed: 1,
    unsound: 0,
    nullable: 1,
    shown: 1,
    findings: [],
  });
});

const worse: readonly (readonly [what: string, judgement: Judgement, measure: string])[] = [
  [
    "another type",
    judged("SELECT 1 AS a, 2 AS b", [
      { name: "a", type: "BIGINT" },
      { name: "b", type: "INTEGER" },
    ]),
    "wrong: 1, was 0",
  ],
  [
    "another name",
    judged("SELECT 1 AS a, 2 AS b", [
      { name: "x", type: "INTEGER" },
      { name: "b", type: "INTEGER" },
    ]),
    "wrong names: 1, was 0",
  ],
  ["a column too many", judged("SELECT 1 AS a, 2 AS b", [{ name: "a", type: "INTEGER" }]), "wrong: 1, was 0"],
  [
    "a column too few",
    judged("SELECT 1 AS a", [
      { name: "a", type: "INTEGER" },
      { name: "b", type: "INTEGER" },
    ]),
    "wrong: 1, was 0",
  ],
  ["an unknown type", judged("SELECT a FROM t", [{ name: "a", type: "INTEGER" }]), "unknown: 1, was 0"],
  [
    "an error where DuckDB has none",
    judged("SELECT 1 AS a, nope AS b FROM (SELECT 1 AS c)", [
      { name: "a", type: "INTEGER" },
      { name: "b", type: "INTEGER" },
    ]),
    "false errors: 1, was 0",
  ],
  [
    "a NULL where none may be",
    judged("SELECT 1 AS a, 2 AS b", [
      { name: "a", type: "INTEGER", nulls: true },
      { name: "b", type: "INTEGER" },
    ]),
    "unsound: 1, was 0",
  ],
  [
    "a NULL that no row shows",
    judged("SELECT 1 AS a, NULL AS b", [
      { name: "a", type: "INTEGER" },
      { name: "b", type: "INTEGER" },
    ]),
    "nullable shown: 0 %, was 100 %",
  ],
];

test.each(worse)("%s makes the numbers worse", (_, judgement, finding) => {
  expect(worseThan(tallyOf([right]), tallyOf([judgement]))).toContain(finding);
  expect(worseThan(tallyOf([right]), tallyOf([right]))).toEqual([]);
});

test("a page is read back as it was printed", () => {
  const recorded: RecordedCase = { id: "a/1", category: "a", setup: "tables", sql: "SELECT 1", columns: [] };
  const all = [
    { recorded, judgement: right },
    ...worse.map(([category, judgement]) => ({ recorded: { ...recorded, category }, judgement })),
  ];
  expect(readTallies(pageOf(all, nothing, "v0"))).toEqual(talliesOf(all));
});
