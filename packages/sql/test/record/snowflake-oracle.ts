import { writeFileSync } from "node:fs";
import { snowflakeFile, snowflakeText, type SnowflakeCase } from "../oracle/snowflake.ts";
import { arithmeticRows } from "./snowflake/arithmetic.ts";
import { branchRows, nullBranchRows, setRows, valuesRows } from "./snowflake/branches.ts";
import { callRows } from "./snowflake/calls.ts";
import { castRows, synonymRows } from "./snowflake/casts.ts";
import { addRows, differenceRows, partRows } from "./snowflake/dates.ts";
import { factRows, refusedRows } from "./snowflake/facts.ts";
import type { FactRow } from "./snowflake/row.ts";
import { factTables } from "./snowflake/tables.ts";

/** Puts the facts together and writes `fixtures/oracle/snowflake.jsonl`. Nothing is asked: no engine of Snowflake can run here. */
export function record(): Promise<void> {
  const rows = [
    ...factRows("expressions.txt"),
    ...factRows("relations.txt"),
    ...factRows("queries.txt", "shop"),
    ...arithmeticRows(),
    ...castRows(),
    ...synonymRows(),
    ...branchRows(),
    ...nullBranchRows(),
    ...setRows(),
    ...valuesRows(),
    ...addRows(),
    ...differenceRows(),
    ...partRows(),
    ...callRows(),
  ];
  const seen = new Map<string, FactRow>();
  for (const row of rows) {
    const key = `${row.setup ?? ""} ${row.sql}`;
    const known = seen.get(key);
    if (known === undefined) seen.set(key, row);
    else if (JSON.stringify(known.columns) !== JSON.stringify(row.columns)) {
      throw new Error(`two answers: ${row.sql}\n${JSON.stringify(known)}\n${JSON.stringify(row)}`);
    }
  }
  const cases = [...seen.values()].map(({ topic, ...row }, i): SnowflakeCase => ({
    id: `${topic}/${i + 1}`,
    category: `${row.grade}: ${topic}`,
    setup: "facts",
    ...row,
  }));
  writeFileSync(
    snowflakeFile,
    snowflakeText({ tables: factTables(), cases, refused: refusedRows("refused.txt") }),
  );
  const grades = Map.groupBy(cases, ({ grade }) => grade);
  for (const [grade, group] of grades) console.log(`${String(group.length).padStart(6)}  ${grade}`);
  return Promise.resolve();
}
