import { expect, test } from "vitest";
import { validateSchema } from "../src/schemas/validate.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

test("a project that is in order is valid, whatever its queries say", async () => {
  const cwd = folderWith({ "rocky.toml": config, "models/a.sql": "SELECT nothing FROM\n" });
  const ended = await rocky(["validate"], { cwd });
  expect(ended.code, ended.stderr).toBe(0);
  expect(jsonOf(validateSchema, ended)).toMatchObject({
    valid: true,
    adapters: [{ name: "default", adapter_type: "duckdb", ok: true }],
    pipelines: [{ name: "models", pipeline_type: "transformation", ok: true }],
    models: { count: 1, found: true, dag_valid: true },
    messages: [],
  });
});

test("a wrong key is named with its place and the key that was meant", async () => {
  const cwd = folderWith({
    "rocky.toml": config.replace("models =", "modles ="),
    "models/a.sql": "SELECT 1 AS x\n",
  });
  const ended = await rocky(["validate"], { cwd });
  expect(ended.code).toBe(1);
  const [found] = jsonOf(validateSchema, ended).diagnostics;
  expect(found).toMatchObject({ severity: "Error", span: { file: "rocky.toml", line: 10, col: 1 } });
  expect(found?.help).toContain("models");
});

test("a cycle of models is not valid", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/a.sql": "SELECT x FROM b\n",
    "models/b.sql": "SELECT x FROM a\n",
  });
  const ended = await rocky(["validate"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(validateSchema, ended).models.dag_valid).toBe(false);
});
