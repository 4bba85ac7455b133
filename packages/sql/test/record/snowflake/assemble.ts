import type { SnowflakeCase, SnowflakeRecording } from "../../oracle/snowflake.ts";
import { arithmeticRows } from "./arithmetic.ts";
import { branchRows, nullBranchRows, setRows, valuesRows } from "./branches.ts";
import { callRows } from "./calls.ts";
import { castRows, synonymRows } from "./casts.ts";
import { addRows, differenceRows, partRows } from "./dates.ts";
import { factRows, refusedRows } from "./facts.ts";
import type { FactRow } from "./row.ts";
import { factTables } from "./tables.ts";

/** All facts, each query once. Throws where two sources differ. */
export function snowflakeFacts(): SnowflakeRecording {
  const seen = new Map<string, FactRow>();
  for (const row of allRows()) {
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
  return { tables: factTables(), cases, refused: refusedRows("refused.txt") };
}

function allRows(): readonly FactRow[] {
  return [
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
}
