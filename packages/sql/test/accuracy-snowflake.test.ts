import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { snowflake } from "../src/dialects/snowflake/snowflake.ts";
import { accuracyTests } from "./oracle/accuracy-tests.ts";
import { takenOf, talliesOf, type JudgedCase } from "./oracle/engine-accuracy.ts";
import { judgeColumns } from "./oracle/engine-judge.ts";
import { readSnowflake, snowflakeFile, snowflakeText } from "./oracle/snowflake.ts";
import { snowflakeTexts } from "./oracle/snowflake-accuracy.ts";
import { snowflakeFacts } from "./record/snowflake/assemble.ts";
import { listedFunctions } from "./record/snowflake/calls.ts";
import { describeOver } from "./oracle/spark/tables.ts";

const { tables, cases, refused } = readSnowflake();
const describe = describeOver({ tables }, snowflake);
const judging = { dialect: snowflake, engine: "the source", plain: (type: string) => type };

const judged = cases.map((recorded): JudgedCase => {
  const { columns, sql, setup } = recorded;
  const said = columns.map(({ name, type }) => ({ name, type, nullable: true }));
  return { recorded, judgement: judgeColumns(said, describe(sql, setup), judging) };
});

const refusals = refused.map(({ refused: row, sql }) =>
  takenOf(row, [sql], (text) => describe(text, "facts")),
);

const byGrade = talliesOf(
  judged.map(({ recorded, judgement }) => ({
    recorded: { ...recorded, category: recorded.category.replace(/:.*/, "") },
    judgement,
  })),
);

accuracyTests("accuracy-snowflake.md", snowflakeTexts(byGrade), { judged, refusals });

test("what the vendor's pages say is what Rocky says", () => {
  const pages = byGrade.get("vendor page");
  expect(pages?.wrong).toBe(0);
  expect(pages?.["wrong names"]).toBe(0);
  expect(pages?.["false errors"]).toBe(0);
  expect((pages?.exact ?? 0) / (pages?.columns ?? 1)).toBeGreaterThanOrEqual(0.97);
});

test("the file is what the facts come to, with sources and grades", () => {
  expect(readFileSync(snowflakeFile, "utf8")).toBe(snowflakeText(snowflakeFacts()));
  expect(cases.length).toBeGreaterThan(1500);
  expect(cases.filter(({ source }) => source === "")).toEqual([]);
  expect(cases.filter(({ setup }) => setup === "shop").length).toBeGreaterThanOrEqual(100);
});

test("nearly every function that has a type is called", () => {
  const typed = listedFunctions().filter(
    ({ rule, kind }) => !/^(unknown|INTEGER\?|FILE)$/.test(rule) && kind !== "table",
  );
  const names = [...new Set(typed.map(({ name }) => name))];
  const text = cases.map(({ sql }) => sql.toUpperCase()).join("\n");
  const called = names.filter((name) => text.includes(`${name}(`));
  expect(called.length / names.length).toBeGreaterThanOrEqual(0.9);
});
