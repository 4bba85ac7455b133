import { writeFileSync } from "node:fs";
import { snowflakeFile, snowflakeText } from "../oracle/snowflake.ts";
import { snowflakeFacts } from "./snowflake/assemble.ts";

/** Puts the facts together and writes `fixtures/oracle/snowflake.jsonl`. Nothing is asked: no engine of Snowflake can run here. */
export function record(): Promise<void> {
  const facts = snowflakeFacts();
  writeFileSync(snowflakeFile, snowflakeText(facts));
  const grades = Map.groupBy(facts.cases, ({ grade }) => grade);
  for (const [grade, group] of grades) console.log(`${String(group.length).padStart(6)}  ${grade}`);
  return Promise.resolve();
}
