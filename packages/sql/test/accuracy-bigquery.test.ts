import { bigquery } from "../src/dialects/bigquery/bigquery.ts";
import { accuracyTests } from "./oracle/accuracy-tests.ts";
import { bigqueryTexts } from "./oracle/bigquery-accuracy.ts";
import { readBigquery } from "./oracle/bigquery.ts";
import { takenOf, type JudgedCase, type JudgedRefusal } from "./oracle/engine-accuracy.ts";
import { judgeColumns } from "./oracle/engine-judge.ts";
import { describeOver } from "./oracle/spark/tables.ts";

const { recorder, tables, cases } = readBigquery();
const describe = describeOver({ tables: tablesOf() }, bigquery);

function tablesOf(): Parameters<typeof describeOver>[0]["tables"] {
  return Object.entries(tables).flatMap(([setup, named]) =>
    Object.entries(named).map(([table, columns]) => ({
      setup,
      table,
      columns: columns
        .filter(({ name }) => !/^_(?:PARTITION|TABLE_SUFFIX|FILE_NAME)/.test(name))
        .map(({ name, type, required }) =>
          required === true ? { name, type } : { name, type, nullable: true as const },
        ),
    })),
  );
}

const judging = { dialect: bigquery, engine: "the analyser", plain: (type: string) => type };

const judged = cases.flatMap((recorded): JudgedCase[] => {
  const { columns, sql, setup } = recorded;
  if (columns === undefined) return [];
  const said = columns.map(({ name, type }) => ({ name, type, nullable: true }));
  return [{ recorded, judgement: judgeColumns(said, describe(sql, setup), judging) }];
});

const refusals = cases.flatMap(({ category, sql, setup, refused, eachRefused }): JudgedRefusal[] => {
  if (refused === undefined) return [];
  const texts = eachRefused?.map((part) => sql.replace("{}", () => part)) ?? [sql];
  return [takenOf(category, texts, (text) => describe(text, setup))];
});

accuracyTests("accuracy-bigquery.md", bigqueryTexts(recorder), { judged, refusals });
