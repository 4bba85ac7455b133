import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createdSchema } from "../src/schemas/created.ts";
import { errorSchema } from "../src/schemas/error.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

test("playground writes a project and says what to try", async () => {
  const cwd = folderWith({});
  const { code, stdout } = await rocky(["playground", "shop", "-o", "table"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("wrote rocky.toml\n");
  expect(stdout).toContain("next: cd shop && rocky load && rocky discover --with-schemas && rocky compile\n");
});

test("playground refuses a folder that has something in it, and leaves it alone", async () => {
  const cwd = folderWith({ "shop/mine.txt": "mine" });
  const ended = await rocky(["playground", "shop"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(errorSchema, ended).error.code).toBe("rejected");
  expect(ended.stderr).toContain("is not empty");
  expect(readFileSync(join(cwd, "shop/mine.txt"), "utf8")).toBe("mine");
});

test("init writes a configuration for the queries of a folder", async () => {
  const cwd = folderWith({
    "queries/a/one.sql": "SELECT 1 AS x",
    "queries/b/two.sql": "SELECT x FROM one",
    "node_modules/p/no.sql": "SELECT",
  });
  const body = jsonOf(createdSchema, await rocky(["init"], { cwd }));
  expect(body.files).toEqual(["rocky.toml"]);
  expect(body.models).toBe(2);
  expect(readFileSync(join(cwd, "rocky.toml"), "utf8")).toContain('models = "queries/**"');
});

test("init gives an empty folder a first model", async () => {
  const body = jsonOf(createdSchema, await rocky(["init", "new"], { cwd: folderWith({}) }));
  expect(body.files).toEqual(["rocky.toml", "models/first_model.sql"]);
});

test("init refuses where a configuration is, and leaves it alone", async () => {
  const cwd = folderWith({ "rocky.toml": "# mine\n", "models/a.sql": "SELECT 1 AS x" });
  const ended = await rocky(["init"], { cwd });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("exists already");
  expect(readFileSync(join(cwd, "rocky.toml"), "utf8")).toBe("# mine\n");
});
