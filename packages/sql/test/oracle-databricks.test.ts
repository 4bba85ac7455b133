import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ansiOffFile, databricksFile, readRecording } from "./oracle/spark/case.ts";
import { evidenceOf, uncalledOf } from "./oracle/spark/page.ts";
import { notCalled } from "./oracle/spark/not-called.ts";
import { onlyDatabricks, writtenQueries, writtenRefusals } from "./oracle/spark/written.ts";

const on = readRecording(databricksFile);
const off = readRecording(ansiOffFile);
const page = new URL("../../../docs/evidence/typing-databricks.md", import.meta.url);
const again = "run `pnpm oracle:record databricks hand`";

test("the recordings say which engine answered", () => {
  expect(on.engine).toEqual({ engine: "Apache Spark", version: "4.3.0", ansi: true });
  expect(off.engine).toEqual({ engine: "Apache Spark", version: "4.3.0", ansi: false });
});

test.each([
  ["on", on],
  ["off", off],
])("every row of the recording with ANSI mode %s has an answer and its tables", (_, recording) => {
  const setups = new Set(recording.tables.map(({ setup }) => setup));
  const wrong = recording.cases.filter(
    (recorded) =>
      !setups.has(recorded.setup) ||
      ("columns" in recorded
        ? recorded.columns.length === 0 || recorded.columns.some(({ type }) => !/^[A-Z]/.test(type))
        : recorded.refused.class === undefined && recorded.refused.message === undefined),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(new Set(recording.cases.map(({ id }) => id)).size).toBe(recording.cases.length);
});

test("the recording holds what is written by hand, answered as it is meant", () => {
  const recorded = new Map(on.cases.map((each) => [each.id, each]));
  const meant = [
    ...writtenQueries().map((each) => ({ ...each, answer: "columns" })),
    ...[...writtenRefusals(), ...onlyDatabricks()].map((each) => ({ ...each, answer: "refused" })),
  ];
  const wrong = meant.filter(({ id, sql, answer }) => {
    const found = recorded.get(id);
    return found?.sql !== sql || !(answer in found);
  });
  expect(
    wrong.map(({ id }) => id),
    again,
  ).toEqual([]);
});

test("the recordings are large enough", () => {
  const taken = on.cases.filter((recorded) => "columns" in recorded);
  const columns = taken.reduce((sum, { columns: found }) => sum + found.length, 0);
  console.log(
    `oracle: Spark ${on.engine.version} took ${taken.length} queries with ${columns} columns and refused ${on.cases.length - taken.length}; with ANSI mode off ${off.cases.length} in all`,
  );
  expect(writtenQueries().length).toBeGreaterThanOrEqual(1200);
  expect(
    writtenQueries().filter(({ setup }) => setup === "lakehouse" || setup === "tpch").length,
  ).toBeGreaterThanOrEqual(300);
  expect(writtenRefusals().length).toBeGreaterThanOrEqual(600);
  expect(taken.length).toBeGreaterThanOrEqual(7000);
  expect(columns).toBeGreaterThanOrEqual(45_000);
  expect(off.cases.length).toBeGreaterThanOrEqual(2000);
});

test("nearly all functions that Spark lists are called; why the others are not is known", () => {
  const uncalled = uncalledOf(on);
  console.log(`oracle: ${on.functions.length} functions listed, ${uncalled.length} not called`);
  expect(uncalled.filter((name) => !notCalled.has(name))).toEqual([]);
  expect([...notCalled.keys()].filter((name) => !uncalled.includes(name))).toEqual([]);
  expect(uncalled.length / on.functions.length).toBeLessThan(0.05);
});

test("the page of evidence is up to date", async () => {
  await expect(evidenceOf(on, off, notCalled)).toMatchFileSnapshot(fileURLToPath(page));
});
