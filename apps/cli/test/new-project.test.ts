import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DuckDBInstance } from "@duckdb/node-api";
import { compileSchema } from "../src/schemas/compile.ts";
import { initSchema } from "../src/schemas/created.ts";
import { errorSchema } from "../src/schemas/error.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

test("playground refuses a folder that has something in it, and leaves it alone", async () => {
  const cwd = folderWith({ "shop/mine.txt": "mine" });
  const ended = await rocky(["playground", "shop"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(errorSchema, ended).error.code).toBe("rejected");
  expect(ended.stderr).toContain("is not empty");
  expect(readFileSync(join(cwd, "shop/mine.txt"), "utf8")).toBe("mine");
});

test("init writes a configuration for the queries of a folder, and says what compiles", async () => {
  const files = {
    "queries/a/one.sql": "SELECT 1 AS x",
    "queries/b/two.sql": "SELECT x FROM one",
    "queries/b/three.sql": "SELECT nothing FROM one",
    "queries/b/four.sql": "SELECT p.id FROM crm.people AS p",
    "node_modules/p/no.sql": "SELECT",
  };
  const cwd = folderWith(files);
  const body = jsonOf(initSchema, await rocky(["init"], { cwd }));
  expect(body).toMatchObject({
    files: ["rocky.toml"],
    models: 4,
    compiled: 3,
    errors: 1,
    unknown_tables: ["crm.people"],
  });
  expect(readFileSync(join(cwd, "rocky.toml"), "utf8")).toContain('models = "queries/**"');
  for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, path), "utf8")).toBe(text);
});

test("init says in words what it found and what comes next", async () => {
  const cwd = folderWith({
    "q/one.sql": "SELECT 1 AS x",
    "q/two.sql": "SELECT y FROM one",
    "q/three.sql": "SELECT FROM",
  });
  const { stdout } = await rocky(["init", "-o", "table"], { cwd });
  expect(stdout).toBe(
    "wrote rocky.toml\n3 models in q/**: 1 compiles, 2 do not\nnext: rocky compile shows the errors\n",
  );
  const fine = folderWith({ "my q/one.sql": "SELECT 1 AS x" });
  expect((await rocky(["init", "my q", "-o", "table"], { cwd: fine })).stdout).toBe(
    "wrote rocky.toml\n1 model in **: it compiles\nnext: cd 'my q' && rocky compile\n",
  );
});

test("init takes the DuckDB file that is there, and no other database", async () => {
  const cwd = folderWith({ "a.db": "SQLite format 3 and more", "q/one.sql": "SELECT p.id FROM people AS p" });
  const instance = await DuckDBInstance.create(join(cwd, "mine.db"));
  const connection = await instance.connect();
  await connection.run("CREATE TABLE people (id INTEGER)");
  connection.disconnectSync();
  instance.closeSync();
  const { stdout } = await rocky(["init", "-o", "table"], { cwd });
  expect(stdout).toContain("next: rocky discover --with-schemas asks mine.db for their columns\n");
  expect(readFileSync(join(cwd, "rocky.toml"), "utf8")).toContain('path = "mine.db"');
  expect((await rocky(["discover", "--with-schemas"], { cwd })).code).toBe(0);
  const { coverage } = jsonOf(compileSchema, await rocky(["compile"], { cwd }));
  expect([coverage.types_known, coverage.columns]).toEqual([1, 1]);
});

test("init gives an empty folder a first model", async () => {
  const body = jsonOf(initSchema, await rocky(["init", "new"], { cwd: folderWith({}) }));
  expect(body).toMatchObject({ files: ["rocky.toml", "models/first_model.sql"], models: 1, compiled: 1 });
});

test("init refuses where a configuration is, and leaves it alone", async () => {
  const cwd = folderWith({ "rocky.toml": "# mine\n", "models/a.sql": "SELECT 1 AS x" });
  const ended = await rocky(["init"], { cwd });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("exists already");
  expect(readFileSync(join(cwd, "rocky.toml"), "utf8")).toBe("# mine\n");
});
