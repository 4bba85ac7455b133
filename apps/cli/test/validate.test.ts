import { symlinkSync } from "node:fs";
import { join } from "node:path";
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
    diagnostics: [],
  });
});

test("a wrong key is named with its place and the key that was meant", async () => {
  const cwd = folderWith({
    "rocky.toml": config.replace("models =", "modles ="),
    "models/a.sql": "SELECT 1 AS x\n",
  });
  const ended = await rocky(["validate"], { cwd });
  expect(ended.code).toBe(1);
  const { diagnostics, messages, valid } = jsonOf(validateSchema, ended);
  expect(valid).toBe(false);
  expect(messages[0]).toMatchObject({
    severity: "error",
    code: "V001",
    diagnostic: "E082",
    file: "rocky.toml",
    field: "pipeline.models.modles",
    span: { line: 10, col: 1 },
  });
  const [found] = diagnostics;
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

test("on a terminal each message is one line, the worst first, and the last line counts them", async () => {
  const cwd = folderWith({
    "rocky.toml": `${config}\n[state]\nbackend = "local"\n`,
    "models/a.sql": "SELECT 1 AS x\n",
    "models/a.toml": 'name = "a"\ndepends_on = ["b"]\n',
  });
  const ended = await rocky(["validate", "-o", "table"], { cwd });
  expect(ended.code).toBe(1);
  const lines = ended.stdout.split("\n");
  expect(lines.slice(0, 4)).toEqual([
    "error   V031  There is no model b to depend on. models/a.toml:2:15",
    "warning V046  [state] is not available yet, so it does nothing. rocky.toml:12:2",
    "lint    L001  The model is called a anyway, like its file. models/a.toml:1:1",
    'lint    L004  The backend "local" is what holds without it. rocky.toml:13:1',
  ]);
  expect(lines).toContain("ok      V001  rocky.toml can be read.");
  expect(ended.stdout).toContain("not valid, 1 error, 1 warning, 2 lints\n");
});

test("a file that cannot be read is among what is wrong with the models", async () => {
  const cwd = folderWith({ "rocky.toml": config, "models/a.sql": "SELECT 1 AS x\n" });
  symlinkSync("nowhere.sql", join(cwd, "models/gone.sql"));
  const ended = await rocky(["validate"], { cwd });
  expect(ended.code).toBe(1);
  const { messages } = jsonOf(validateSchema, ended);
  expect(messages[0]).toMatchObject({ code: "V030", severity: "error", diagnostic: "E231" });
  expect(messages.filter(({ code, severity }) => code === "V030" && severity === "ok")).toEqual([]);
});
