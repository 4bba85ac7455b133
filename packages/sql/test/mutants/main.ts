/** The mutation score at any size: `node packages/sql/test/mutants/main.ts`, with ROCKY_FUZZ_SEED and ROCKY_MUTANTS (per query and mutation). */
import { dialectOf, parseQuery, parseTypeName } from "@rocky/sql";
import { readFileSync } from "node:fs";
import { tableQueries } from "../binder-tables.ts";
import { openEngine } from "../query-fuzz/engine.ts";
import { randomOf } from "../query-fuzz/random.ts";
import type { Table } from "../query-fuzz/schema.ts";
import { listed } from "../query-fuzz/tally.ts";
import { describerOf } from "../query-fuzz/workspace.ts";
import { edited, subjectOf } from "./edit.ts";
import { mutations } from "./mutations.ts";
import { emptyScores, scoreMutant, scoreTable } from "./score.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 1);
const each = Number(process.env["ROCKY_MUTANTS"] ?? 2);
const engine = await openEngine();
await engine.run(readFileSync(new URL("../fixtures/tables.sql", import.meta.url), "utf8"));
const columns = await engine.all("SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index");
const byTable = new Map<string, Table["columns"][number][]>();
for (const [table, name, type, nullable] of columns) {
  const list = byTable.get(String(table)) ?? [];
  list.push({ name: String(name), type: String(type), notNull: nullable !== true });
  byTable.set(String(table), list);
}
void parseTypeName;
const describe = describerOf([...byTable].map(([name, list]) => ({ name, columns: list, key: [] })), dialect);
const random = randomOf(seed);
const scores = emptyScores();
let queries = 0;
for (const sql of tableQueries) {
  const { query } = parseQuery(sql, { dialect, file: "q.sql" });
  const bound = describe(sql);
  if (bound.diagnostics.some(({ severity }) => severity === "error")) continue;
  queries++;
  const before = new Set(bound.diagnostics.map(({ code }) => code));
  const subject = subjectOf(sql, query);
  for (const mutation of mutations) {
    for (const edit of random.shuffled(mutation.edits(subject)).slice(0, each)) {
      await scoreMutant(scores, { name: mutation.name, sql: edited(sql, edit), before }, { engine, describe });
    }
  }
}
console.log(`mutants of ${queries} queries, seed ${seed}`);
console.log(scoreTable(scores).join("\n"));
console.log("survivors");
console.log(listed(scores.survivors, 60).join("\n"));
console.log("false errors");
for (const { sql, said } of scores.falseErrors.slice(0, 60)) console.log(`${said}\n     ${sql}`);
