import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { expectEqual, measure, rocky } from "../measure.mjs";
import { generate } from "./compile.mjs";

const models = 1000;

/** `rocky run` of models that cost nothing, beside the same statements sent by DuckDB's client alone. Each process gets a new database. */
export async function run({ repeats, scratch }) {
  const rows = [];
  for (const shape of ["trivial", "chain"]) {
    const cwd = generate(join(scratch, `run-${shape}`), models, shape);
    const statements = join(cwd, "statements.json");
    writeFileSync(statements, JSON.stringify(statementsOf(cwd)));
    const before = () => {
      for (const name of ["benchmark.duckdb", "benchmark.duckdb.wal", ".rocky"])
        rmSync(join(cwd, name), { recursive: true, force: true });
    };
    const check = (text) => expectEqual(JSON.parse(text).tables_copied, models, "tables");
    const plain = fileURLToPath(new URL("../floors/plain-duckdb.mjs", import.meta.url));
    const floor = {
      name: "the same statements, @duckdb/node-api alone",
      command: [execPath, plain, "benchmark.duckdb", statements],
    };
    const name = `${shape}, ${models.toLocaleString("en")} models`;
    const command = [rocky, "run", "-q", "-o", "json"];
    rows.push(await measure({ name, command, floor, cwd, repeats, before, check }));
  }
  return rows;
}

/** What `rocky run` sends to an empty database. */
function statementsOf(cwd) {
  const emitted = spawnSync(rocky, ["emit-sql", "-q"], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  expectEqual(emitted.status, 0, "exit code of emit-sql");
  const statements = emitted.stdout
    .replace(/^--.*\n/gm, "")
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  expectEqual(statements.length, models + 1, "emitted statements");
  return statements;
}
