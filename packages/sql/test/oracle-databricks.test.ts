import { expect, test } from "vitest";
import { ansiOffFile, databricksFile, readRecording, type SparkCase } from "./oracle/spark/case.ts";
import { writtenQueries, writtenRefusals } from "./oracle/spark/written.ts";

const on = readRecording(databricksFile);
const off = readRecording(ansiOffFile);
const again = "run `pnpm oracle:record databricks`";

const accepted = (cases: readonly SparkCase[]) => cases.filter((recorded) => "columns" in recorded);

test("the recordings say which engine answered", () => {
  expect(on.engine).toMatchObject({ engine: "Apache Spark", version: "4.3.0", ansi: true });
  expect(off.engine).toMatchObject({ engine: "Apache Spark", version: "4.3.0", ansi: false });
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
        ? recorded.columns.length === 0 || recorded.columns.some(({ type }) => type === "")
        : recorded.refused.message === ""),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
  expect(new Set(recording.cases.map(({ id }) => id)).size).toBe(recording.cases.length);
});

test("the recording holds what is written by hand, answered as it is meant", () => {
  const recorded = new Map(on.cases.map((each) => [each.id, each]));
  const wrong = (kind: "columns" | "refused") =>
    (kind === "columns" ? writtenQueries() : writtenRefusals()).filter(({ id, sql }) => {
      const found = recorded.get(id);
      return found?.sql !== sql || !(kind in found);
    });
  expect(
    [...wrong("columns"), ...wrong("refused")].map(({ id }) => id),
    again,
  ).toEqual([]);
});

test("the recordings are as large as they were", () => {
  const taken = accepted(on.cases);
  const columns = taken.reduce((sum, { columns: found }) => sum + found.length, 0);
  console.log(
    `oracle: Spark ${on.engine.version} took ${taken.length} queries with ${columns} columns and refused ${on.cases.length - taken.length}; with ANSI mode off ${off.cases.length} in all`,
  );
  expect(taken.length).toBeGreaterThanOrEqual(2);
});
