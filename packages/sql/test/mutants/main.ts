/** The mutation score at any size: `node packages/sql/test/mutants/main.ts`, with ROCKY_FUZZ_SEED ROCKY_MUTANTS (of each kind, per query) and ROCKY_MUTANTS_STRIDE (only every so manieth query); ROCKY_MUTANTS_FILE takes all survivors, one by one. */
import { writeFileSync } from "node:fs";
import { listed, total } from "../query-fuzz/tally.ts";
import { duckdb } from "../query-fuzz/fuzz.ts";
import { runMutants } from "./run.ts";
import { scoreTable } from "./score.ts";

const seed = Number(process.env["ROCKY_FUZZ_SEED"] ?? 1);
const each = Number(process.env["ROCKY_MUTANTS"] ?? 2);
const { scores, queries, projects, notCorrect } = await runMutants({
  dialect: duckdb(),
  seed,
  each,
  stride: Number(process.env["ROCKY_MUTANTS_STRIDE"] ?? 1),
});
console.log(`mutants of ${queries} queries and ${projects} projects, seed ${seed}`);
console.log(scoreTable(scores).join("\n"));
console.log(
  `apart from these: ${total(scores.files)} that DuckDB refuses for a file that is not there or may not be opened`,
);
const file = process.env["ROCKY_MUTANTS_FILE"];
if (file !== undefined)
  writeFileSync(file, scores.survived.map((survivor) => `${JSON.stringify(survivor)}\n`).join(""));
console.log("survivors");
console.log(listed(scores.survivors, Number(process.env["ROCKY_FUZZ_LINES"] ?? 40)).join("\n"));
console.log("false errors");
for (const { sql, said } of scores.falseErrors.slice(0, 60)) console.log(`${said}\n     ${sql}`);
for (const text of notCorrect) console.log(`not correct before it was broken: ${text}`);
