import { expect, test } from "vitest";
import { errorSchema } from "../src/schemas/error.ts";
import { historySchema, modelHistorySchema } from "../src/schemas/history.ts";
import { ledgerVerifySchema } from "../src/schemas/ledger-verify.ts";
import { runSchema } from "../src/schemas/run.ts";
import { showSchema } from "../src/schemas/show.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

test("run builds the models in order and records them", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/first.sql": "SELECT 1 AS id, 12345678901234567890123 AS big, 1.50 AS price\n",
    "models/second.sql": "SELECT id, price * 2 AS twice FROM first\n",
  });
  const ended = await rocky(["run"], { cwd });
  expect(ended.code, ended.stderr).toBe(0);
  const body = jsonOf(runSchema, ended);
  expect(body).toMatchObject({ status: "Success", interrupted: false, tables_copied: 2, tables_failed: 0 });
  expect(body.materializations.map((m) => m.model)).toEqual(["first", "second"]);
  expect(ended.stderr).toContain("second");

  const shown = jsonOf(showSchema, await rocky(["show", "first"], { cwd }));
  expect(shown.rows).toEqual([[1, "12345678901234567890123", "1.50"]]);
  expect(shown.truncated).toBe(false);

  const history = jsonOf(historySchema, await rocky(["history"], { cwd }));
  expect(history.runs).toMatchObject([
    { status: "success", models_executed: 2, models: [{ model_name: "first" }, { model_name: "second" }] },
  ]);
  const ofModel = jsonOf(modelHistorySchema, await rocky(["history", "--model", "second"], { cwd }));
  expect(ofModel).toMatchObject({ model: "second", count: 1, executions: [{ status: "success" }] });
  const verified = jsonOf(ledgerVerifySchema, await rocky(["ledger", "verify"], { cwd }));
  expect(verified).toMatchObject({ ok: true, project_id: "test" });
});

test("a model that fails keeps its descendants from running and nothing else", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/good.sql": "SELECT 1 AS id\n",
    "models/bad.sql": "SELECT CAST(concat('x', id) AS INTEGER) AS n FROM good\n",
    "models/behind.sql": "SELECT n FROM bad\n",
    "models/beside.sql": "SELECT id FROM good\n",
  });
  const ended = await rocky(["run"], { cwd });
  expect(ended.code, ended.stderr).toBe(2);
  const body = jsonOf(runSchema, ended);
  expect(body.status).toBe("PartialFailure");
  expect(body.errors.map((error) => error.model)).toEqual(["bad"]);
  expect(body.contained).toMatchObject([{ model: "behind", blocked_by: ["bad"] }]);
  expect(body.materializations.map((m) => m.model).toSorted()).toEqual(["beside", "good"]);
});

test("a run in which nothing succeeds ends with 1", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/bad.sql": "SELECT CAST(concat('x', 1) AS INTEGER) AS n\n",
  });
  const ended = await rocky(["run"], { cwd });
  expect(ended.code, ended.stderr).toBe(1);
  expect(jsonOf(runSchema, ended).status).toBe("Failure");
});

test("a project with errors is refused before anything runs, and the refusal is recorded", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/good.sql": "SELECT 1 AS id\n",
    "models/wrong.sql": "SELECT idd FROM good\n",
  });
  const ended = await rocky(["run"], { cwd });
  expect(ended.code).toBe(1);
  const body = jsonOf(runSchema, ended);
  expect(body).toMatchObject({ status: "Failure", materializations: [] });
  expect(body.diagnostics.map((d) => [d.severity, d.model])).toContainEqual(["Error", "wrong"]);
  expect(ended.stderr).toContain("models/wrong.sql:1:8");
  const history = jsonOf(historySchema, await rocky(["history"], { cwd }));
  expect(history.runs[0]).toMatchObject({ status: "refused", models_executed: 0 });
});

test("--model runs one model", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "models/one.sql": "SELECT 1 AS id\n",
    "models/two.sql": "SELECT 2 AS id\n",
  });
  const body = jsonOf(runSchema, await rocky(["run", "--model", "two"], { cwd }));
  expect(body.materializations.map((m) => m.model)).toEqual(["two"]);
  const unknown = await rocky(["run", "--model", "twoo"], { cwd });
  expect(unknown.code).toBe(1);
  expect(jsonOf(errorSchema, unknown).error.remediation_hint).toContain("two");
});

test("show says that a model was not built yet", async () => {
  const cwd = folderWith({ "rocky.toml": config, "models/one.sql": "SELECT 1 AS id\n" });
  const ended = await rocky(["show", "one"], { cwd });
  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("rocky run");
});

test.each([
  {
    what: "a strategy that is not available yet",
    files: {
      "rocky.toml": config,
      "models/m.toml": '[strategy]\ntype = "incremental"\ntimestamp_column = "id"\n',
    },
    warning: "W062",
    error: "E091: The strategy incremental is not available yet.",
  },
  {
    what: "a catalog that is not open, where no pipeline builds models",
    files: {
      "rocky.toml": `[adapter]
type = "duckdb"
path = "test.duckdb"
[pipeline.copy]
[pipeline.copy.source]
schema_pattern = { prefix = "raw__", separator = "__", components = ["source"] }
[pipeline.copy.target]
catalog_template = "warehouse"
schema_template = "staging"
`,
      "models/m.toml": '[target]\ncatalog = "warehouse"\n',
    },
    warning: "W063",
    error: "E098: The catalog warehouse is not open; the warehouse has test.",
  },
])("$what is a warning of compile and refused by run and emit-sql", async ({ files, warning, error }) => {
  const cwd = folderWith({ ...files, "models/m.sql": "SELECT 1 AS id\n" });
  const compiled = await rocky(["compile", "-o", "table"], { cwd });
  expect(compiled.code, compiled.stderr).toBe(0);
  expect(compiled.stderr + compiled.stdout).toContain(`warning[${warning}]`);
  const ended = await rocky(["run", "-o", "table"], { cwd });
  expect(ended.code).toBe(1);
  const [code, message = ""] = error.split(": ");
  expect(ended.stderr + ended.stdout).toContain(`error[${code}]: ${message}`);
  const emitted = await rocky(["emit-sql"], { cwd });
  expect(emitted.stdout + emitted.stderr).toContain(error);
});
