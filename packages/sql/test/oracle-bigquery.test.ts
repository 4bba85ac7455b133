import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readBigquery } from "./oracle/bigquery.ts";
import { bigqueryPage } from "./oracle/bigquery-page.ts";
import { writtenQuestions } from "./record/googlesql/written.ts";

const recording = readBigquery();
const { recorder, tables, cases } = recording;
const page = new URL("../../../docs/evidence/typing-bigquery.md", import.meta.url);

test("the recording names the engine, its version and its options", () => {
  expect(recorder.engine).toBe("GoogleSQL analyser");
  expect(recorder.version).toMatch(/^github\.com\/goccy\/go-googlesql v\d+\.\d+\.\d+$/);
  expect(recorder.features).toContain("QUALIFY");
  expect(recorder.features).not.toContain("ARRAY_EQUALITY");
});

test("the tables of each setup have columns with types", () => {
  const columns = Object.values(tables).flatMap((setup) => Object.values(setup).flat());
  expect(Object.keys(tables).sort()).toEqual(["analytics", "tables", "tpch"]);
  expect(columns.filter(({ name, type }) => name === "" || type === "")).toEqual([]);
  expect(columns.filter(({ required }) => required === true).length).toBeGreaterThan(100);
  expect(columns.length).toBeGreaterThan(300);
});

test("each case has either columns or a refusal, an id of its own, and tables to stand on", () => {
  const odd = cases.filter(
    ({ sql, setup, columns, refused }) =>
      sql === "" ||
      tables[setup] === undefined ||
      (columns === undefined) === (refused === undefined) ||
      columns?.length === 0 ||
      columns?.some(({ name, type }) => name === "" || !/^[A-Z]/.test(type)),
  );
  expect(odd.map(({ id }) => id)).toEqual([]);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
});

test("what is refused one by one has a place for each", () => {
  const each = cases.filter(({ eachRefused }) => eachRefused !== undefined);
  expect(each.filter(({ sql, refused }) => !sql.includes("{}") || refused === undefined)).toEqual([]);
  expect(each.flatMap(({ eachRefused = [] }) => eachRefused).length).toBeGreaterThan(20_000);
});

test("the outputs of a query have names of their own", () => {
  const twice = cases.filter(({ columns = [] }) => {
    const names = columns.map(({ name }) => name.toLowerCase());
    return new Set(names).size < names.length;
  });
  expect(twice.map(({ id }) => id)).toEqual([]);
});

test("the recording holds what is written by hand, answered as it is meant", () => {
  const recorded = new Map(cases.map((one) => [one.id, one]));
  const wrong = (["queries", "refused"] as const).flatMap((kind) =>
    writtenQuestions(kind).filter(({ id, sql }) => {
      const found = recorded.get(id);
      return found?.sql !== sql || (found.columns === undefined) !== (kind === "refused");
    }),
  );
  expect(
    wrong.map(({ id }) => id),
    "run `pnpm oracle:record bigquery hand`",
  ).toEqual([]);
});

test("nearly every function of the catalogue is called", () => {
  const missing = Object.keys(recorder.notCalled).length;
  expect(recorder.called.length / (recorder.called.length + missing)).toBeGreaterThan(0.9);
  const named = (names: readonly string[]) => names.filter((name) => !name.startsWith("$")).length;
  const plain = named(recorder.called);
  expect(plain / (plain + named(Object.keys(recorder.notCalled)))).toBeGreaterThanOrEqual(0.95);
});

test("the recording is large enough, and small enough to keep", () => {
  expect(cases.length).toBeGreaterThan(8000);
  expect(cases.filter(({ refused, eachRefused }) => refused !== undefined && eachRefused === undefined).length).toBeGreaterThan(300);
  expect(writtenQuestions("queries").length).toBeGreaterThanOrEqual(300);
  expect(readFileSync(new URL("fixtures/oracle/bigquery.jsonl", import.meta.url)).length).toBeLessThan(6_000_000);
}); // prettier-ignore

test("the page of evidence is up to date", async () => {
  await expect(bigqueryPage(recording)).toMatchFileSnapshot(fileURLToPath(page));
});
