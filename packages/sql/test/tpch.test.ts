import { printType, type BoundQuery, type Dialect } from "@rocky/sql";
import { describe, expect, test } from "vitest";
import { bigquery } from "../src/dialects/bigquery/bigquery.ts";
import { databricks } from "../src/dialects/databricks/databricks.ts";
import { snowflake } from "../src/dialects/snowflake/snowflake.ts";
import { blocksOf } from "./corpus.ts";
import { readBigquery } from "./oracle/bigquery.ts";
import { databricksFile, readRecording } from "./oracle/spark/case.ts";
import { describeOver } from "./oracle/spark/tables.ts";
import { describeOverText } from "./written-tables.ts";

/** A query of TPC-H with the names and types that its columns have. */
interface Expected {
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly string[];
}

function shown({ columns, diagnostics }: BoundQuery, dialect: Dialect): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return [
    ...columns.map(({ name, type }) => `${name} ${printType(type, dialect)}`),
    ...errors.map(({ code, message }) => `${code} ${message}`),
  ];
}

describe("Databricks: as Spark answers", () => {
  const recording = readRecording(databricksFile);
  const bind = describeOver(recording, databricks);
  const cases = recording.cases.flatMap((recorded): Expected[] =>
    recorded.category === "tpch" && "columns" in recorded
      ? [
          {
            name: recorded.id,
            sql: recorded.sql,
            columns: recorded.columns.map(({ name, type }) => `${name} ${type}`),
          },
        ]
      : [],
  );
  test("all 22 are there", () => expect(cases).toHaveLength(22));
  test.each(cases)("$name", ({ sql, columns }) => {
    expect(shown(bind(sql, "tpch"), databricks)).toEqual(columns);
  });
});

describe("BigQuery: as the GoogleSQL analyser answers", () => {
  const { tables, cases: recorded } = readBigquery();
  const text = Object.entries(tables["tpch"] ?? {}).map(
    ([name, columns]) =>
      `CREATE TABLE ${name} (${columns.map((c) => `${c.name} ${c.type}${c.required === true ? " NOT NULL" : ""}`).join(", ")});`,
  );
  const bind = describeOverText(text.join("\n"), bigquery);
  const cases = recorded
    .filter(({ category }) => category === "tpch")
    .map(({ id, sql, columns = [] }) => ({
      name: id,
      sql,
      columns: columns.map(({ name, type }) => `${name} ${type}`),
    }));
  test("all 22 are there", () => expect(cases).toHaveLength(22));
  test.each(cases)("$name", ({ sql, columns }) => {
    expect(shown(bind(sql), bigquery)).toEqual(columns);
  });
});

describe("Snowflake: as the rules for its numbers and texts say", () => {
  const [tables = ""] = blocksOf("tpch/snowflake-tables.sql");
  const bind = describeOverText(tables, snowflake);
  const cases = blocksOf("tpch/snowflake.sql").map((sql, i): Expected => {
    const head = sql.split("\n").filter((line) => line.startsWith("-- "));
    const columns = head.flatMap((line) => line.slice(3).split(/, (?=[A-Z_]+)/));
    return { name: `tpch/${i + 1}`, sql, columns };
  });
  test("all 22 are there", () => expect(cases).toHaveLength(22));
  test.each(cases)("$name", ({ sql, columns }) => {
    expect(shown(bind(sql), snowflake)).toEqual(columns);
  });
});
