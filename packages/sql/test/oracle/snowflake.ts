import { readFileSync } from "node:fs";
import type { OracleCase } from "./case.ts";
import type { TableLine } from "./spark/case.ts";

/** Where the facts about Snowflake are kept. */
export const snowflakeFile: URL = new URL("../fixtures/oracle/snowflake.jsonl", import.meta.url);

/** A query with what a source says of its outputs. */
export interface SnowflakeCase extends OracleCase {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** A page of the vendor's documentation, or the repository whose tests or notes have it. */
  readonly source: string;
  readonly grade: "vendor page" | "recorded by others" | "inferred";
}

/** A query that Snowflake refuses, and what is wrong with it in a word. */
export interface Refused {
  readonly refused: string;
  readonly sql: string;
  readonly source: string;
}

/** All of them, with their tables. */
export interface SnowflakeRecording {
  readonly tables: readonly TableLine[];
  readonly cases: readonly SnowflakeCase[];
  readonly refused: readonly Refused[];
}

const usual = "facts";

/** The text of the file; the usual setup and the category, which the id and the grade tell, are left out. */
export function snowflakeText({ tables, cases, refused }: SnowflakeRecording): string {
  const lines = cases.map(({ id, sql, columns, source, grade, setup }) =>
    JSON.stringify({ id, sql, columns, source, grade, ...(setup === usual ? {} : { setup }) }),
  );
  const others = [...tables, ...refused].map((line) => JSON.stringify(line));
  return `${[...others, ...lines].join("\n")}\n`;
}

/** Reads the file. */
export function readSnowflake(): SnowflakeRecording {
  const lines = readFileSync(snowflakeFile, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as TableLine | Refused | Omit<SnowflakeCase, "setup" | "category">);
  return {
    tables: lines.filter((line): line is TableLine => "table" in line),
    refused: lines.filter((line): line is Refused => "refused" in line),
    cases: lines.flatMap((line): SnowflakeCase[] =>
      "table" in line || "refused" in line
        ? []
        : [{ setup: usual, ...line, category: `${line.grade}: ${line.id.replace(/\/\d+$/, "")}` }],
    ),
  };
}
