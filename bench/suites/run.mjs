import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { execPath } from "node:process";
import { expectEqual } from "../harness/measure.mjs";
import { generate, root, write } from "../harness/rocky.mjs";

const models = 1000;

/** `rocky run` of models that cost nothing, beside the same statements sent by DuckDB's client alone. Each process gets a new database. */
export function run({ rocky, scratch }) {
  return ["trivial", "chain"].map((shape) => {
    const cwd = generate(join(scratch, `run-${shape}`), models, shape);
    const statements = join(cwd, "statements.json");
    write(statements, JSON.stringify(statementsOf(rocky, cwd)));
    const before = () => {
      for (const name of ["benchmark.duckdb", "benchmark.duckdb.wal", ".rocky"])
        rmSync(join(cwd, name), { recursive: true, force: true });
    };
    const plain = join(root, "bench/floors/plain-duckdb.mjs");
    return {
      name: `${shape}, ${models.toLocaleString("en")} models`,
      command: [...rocky, "run", "-q", "-o", "json"],
      cwd,
      before,
      check: (text) => expectEqual(JSON.parse(text).tables_copied, models, "tables"),
      floors: [
        {
          name: "the same statements, @duckdb/node-api alone",
          command: [execPath, plain, "benchmark.duckdb", statements],
          before,
        },
      ],
    };
  });
}

/** What `rocky run` sends to an empty database. */
function statementsOf([program, ...args], cwd) {
  const emitted = spawnSync(program, [...args, "emit-sql", "-q"], {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  expectEqual(emitted.status, 0, "exit code of emit-sql");
  const statements = emitted.stdout
    .replace(/^--.*\n/gm, "")
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  expectEqual(statements.length, models + 1, "emitted statements");
  return statements;
}
