import { expect, test } from "vitest";
import { snowflake } from "../src/dialects/snowflake/snowflake.ts";
import { accuracyTests } from "./oracle/accuracy-tests.ts";
import { takenOf, talliesOf, type JudgedCase } from "./oracle/engine-accuracy.ts";
import { judgeColumns } from "./oracle/engine-judge.ts";
import { readSnowflake } from "./oracle/snowflake.ts";
import { snowflakeTexts } from "./oracle/snowflake-accuracy.ts";
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
