import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const project = {
  "rocky.toml": `${config}
[pipeline.files]
type = "load"
source_dir = "data"
target = { schema = "raw" }
`,
  "data/orders.csv": "id,amount\n1,2.50\n2,4.00\n",
  "models/z_base.sql": "SELECT id, amount FROM raw.orders -- the last line is a comment\n",
  "models/a_top.sql": "SELECT z_base.id, m.total FROM z_base JOIN mid AS m USING (id)\n",
  "models/a_top.toml": '[target]\nschema = "test"\ntable = "top one"\n',
  "models/mid.sql": "SELECT id, sum(amount) AS total FROM z_base GROUP BY id\n",
  "models/mid.toml": '[strategy]\ntype = "view"\n\n[target]\nschema = "odd name"\n',
};

/** Runs statements on a database file and closes it. */
async function onDatabase(path: string, script: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(path);
  try {
    const connection = await instance.connect();
    const rows = (await connection.runAndReadAll(script)).getRowsJson();
    connection.disconnectSync();
    return rows;
  } finally {
    instance.closeSync();
  }
}

const everything = `SELECT table_schema, table_name, table_type FROM information_schema.tables ORDER BY ALL`;
const top = `SELECT * FROM test.test."top one" ORDER BY ALL`;

test("the script makes what a run makes", async () => {
  const cwd = folderWith(project);
  const { code, stdout, stderr } = await rocky(["emit-sql", "--loads"], { cwd });
  expect([code, stderr]).toEqual([0, ""]);
  expect(existsSync(join(cwd, "test.duckdb"))).toBe(false);
  expect(existsSync(join(cwd, ".rocky"))).toBe(false);
  const elsewhere = join(folderWith({}), "test.duckdb");
  await onDatabase(elsewhere, stdout);

  expect((await rocky(["run"], { cwd })).code).toBe(0);
  const built = join(cwd, "test.duckdb");
  expect(await onDatabase(elsewhere, everything)).toEqual(await onDatabase(built, everything));
  expect(await onDatabase(elsewhere, everything)).toHaveLength(4);
  expect(await onDatabase(elsewhere, top)).toEqual(await onDatabase(built, top));
  expect(await onDatabase(elsewhere, top)).toEqual([
    ["1", 2.5],
    ["2", 4],
  ]);
});

test("one model comes with its schema and with full names", async () => {
  const cwd = folderWith(project);
  const { stdout } = await rocky(["emit-sql", "--model", "a_top"], { cwd });
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
    -- Written by rocky emit-sql: 1 model for duckdb with the catalog test open, each after those that it reads.

    -- schema: test
    CREATE SCHEMA IF NOT EXISTS test.test;

    -- model: a_top (models/a_top.sql)
    CREATE OR REPLACE TABLE test.test."top one" AS
    SELECT z_base.id, m.total FROM test.main.z_base JOIN test."odd name".mid AS m USING (id);
    "
  `);
});

test("files are numbered in the order in which they run, and old ones go", async () => {
  const cwd = folderWith(project);
  const args = ["emit-sql", "--out-dir", "build/sql"];
  const first = await rocky(args, { cwd });
  expect([first.code, first.stdout]).toEqual([0, ""]);
  expect(first.stderr).toBe("wrote 6 files to build/sql\n");
  const folder = join(cwd, "build/sql");
  expect(readdirSync(folder).sort()).toEqual([
    "1_schema_main.sql",
    "2_schema_odd_name.sql",
    "3_schema_test.sql",
    "4_z_base.sql",
    "5_mid.sql",
    "6_a_top.sql",
  ]);
  const one = await rocky([...args, "--model", "mid", "-q"], { cwd });
  expect(one.stderr).toBe("");
  expect(readdirSync(folder).sort()).toEqual(["1_schema_odd_name.sql", "2_mid.sql"]);
  expect(readFileSync(join(folder, "2_mid.sql"), "utf8")).toContain(
    "-- model: mid (models/mid.sql)\nCREATE OR REPLACE VIEW",
  );
});

test("a folder with files of somebody's own is left alone", async () => {
  const cwd = folderWith(project);
  mkdirSync(join(cwd, "mine"));
  writeFileSync(join(cwd, "mine/q.sql"), "SELECT 1");
  const ended = await rocky(["emit-sql", "--out-dir", "mine"], { cwd });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("was not written by emit-sql");
  expect(readdirSync(join(cwd, "mine"))).toEqual(["q.sql"]);
});

test("models with errors are left out with what rests on them, and said", async () => {
  const cwd = folderWith({ ...project, "models/mid.sql": "SELECT id, nothing AS total FROM z_base\n" });
  const { code, stdout, stderr } = await rocky(["emit-sql"], { cwd });
  expect(code).toBe(2);
  expect(stdout).toContain("-- model: z_base");
  expect(stdout).not.toContain("-- model: mid");
  expect(stderr).toContain("skipped a_top: rests on mid\n");
  expect(stderr).toMatch(/^skipped mid: E\d+: .*nothing/m);
  const only = await rocky(["emit-sql", "--model", "a_top"], { cwd });
  expect([only.code, only.stdout]).toEqual([1, ""]);
  const wrong = await rocky(["emit-sql", "--model", "a_tpo"], { cwd });
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain("did you mean `a_top`?");
});
