import { expect, test } from "vitest";
import { compileSchema } from "../src/schemas/compile.ts";
import { runSchema } from "../src/schemas/run.ts";
import { showSchema } from "../src/schemas/show.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const project = {
  "rocky.toml": config,
  "macros/cents.sql": "-- @macro cents(amount: expr)\nCAST({amount} * 100 AS BIGINT)\n",
  "models/orders.sql": "SELECT * FROM (VALUES (1, 'eu', 1.25), (2, 'us', 2.50)) AS t(id, region, price)\n",
  "models/one_region.sql": "SELECT id, @cents(price + 1) AS cents FROM orders WHERE region = @var(region)\n",
};

test("--var gives a value to every model, and --expand-macros shows what runs", async () => {
  const cwd = folderWith(project);
  const args = ["compile", "--var", "region=o'clock", "--expand-macros"];
  const body = jsonOf(compileSchema, await rocky(args, { cwd }));
  expect(body.diagnostics).toEqual([]);
  expect(body.expanded_sql).toMatchObject({
    one_region:
      "SELECT id, CAST((price + 1) * 100 AS BIGINT) AS cents FROM orders WHERE region = 'o''clock'\n",
    orders: project["models/orders.sql"],
  });
  const text = await rocky([...args, "-o", "table"], { cwd });
  expect(text.stdout).toContain("one_region models/one_region.sql\nSELECT id, CAST((price + 1) * 100");
  expect(text.stdout).not.toContain("VALUES");
});

test("run uses the value, and a missing one is an error before anything runs", async () => {
  const cwd = folderWith(project);
  const refused = await rocky(["run"], { cwd });
  expect(refused.code).toBe(1);
  expect(jsonOf(runSchema, refused).diagnostics.map((found) => found.code)).toEqual(["E028"]);
  const ran = await rocky(["run", "--var", "region=us"], { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  const shown = jsonOf(showSchema, await rocky(["show", "one_region"], { cwd }));
  expect(shown.rows).toEqual([[2, 350]]);
});

test("an unused variable is a warning, a malformed option a usage error", async () => {
  const cwd = folderWith(project);
  const unused = jsonOf(
    compileSchema,
    await rocky(["compile", "--var", "region=eu", "--var", "regoin=eu"], { cwd }),
  );
  expect(unused.has_errors).toBe(false);
  expect(unused.diagnostics).toMatchObject([{ code: "W210", span: null, help: "Did you mean region?" }]);
  for (const bad of [["region"], ["2x=1"], ["=1"], ["a=1", "a=2"]]) {
    const ended = await rocky(["compile", ...bad.flatMap((each) => ["--var", each])], { cwd });
    expect(ended.code, bad.join(" ")).toBe(64);
    expect(ended.stderr).toContain("--var");
  }
});

test("a value may hold equals signs and lines", async () => {
  const cwd = folderWith({ "rocky.toml": config, "models/a.sql": "SELECT @var(x) AS x\n" });
  const value = "a=b\n-- '; DROP TABLE a; --";
  const ran = await rocky(["run", "--var", `x=${value}`], { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  expect(jsonOf(showSchema, await rocky(["show", "a"], { cwd })).rows).toEqual([[value]]);
});

test("a step that fails is shown at its place in the model's file and in the macro", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "macros/to_int.sql-macro": "macro to_int(x: expr) {\n  CAST(@x AS INTEGER)\n}\n",
    "models/a.sql": "---toml\n[target]\nschema = 'other'\n---\nSELECT 'x' AS word\n",
    "models/by_macro.sql": "SELECT\n  a.word,\n  @to_int(a.word) AS n\nFROM a\n",
    "models/plain.sql":
      "---toml\nintent = 'none'\n---\nSELECT a.word, -- 😀\n  CAST(a.word AS INTEGER) AS n\nFROM a\n",
    "models/no_place.sql": "SELECT strptime(word, '%Y') AS at FROM a\n",
  });
  const text = await rocky(["run", "-o", "table"], { cwd });
  expect(text.code).toBe(2);
  expect(text.stdout).toContain(
    [
      "         --> models/by_macro.sql:3:3",
      "          |",
      "        3 |   @to_int(a.word) AS n",
      "          |   ^^^^^^^^^^^^^^^",
      "         ::: macros/to_int.sql-macro:2:3",
      "          |",
      "        2 |   CAST(@x AS INTEGER)",
      "          |   ^^^^ in the macro to_int",
    ].join("\n"),
  );
  expect(text.stdout).toContain("--> models/plain.sql:5:3\n");
  expect(text.stdout).toContain("5 |   CAST(a.word AS INTEGER) AS n\n          |   ^^^^\n");
  expect(text.stdout).toContain("in models/no_place.sql; the database names no place");
  expect(text.stdout).not.toContain("CREATE OR REPLACE");

  const { errors } = jsonOf(runSchema, await rocky(["run"], { cwd }));
  const byModel = new Map(errors.map((error) => [error.model, error]));
  expect(byModel.get("plain")).toMatchObject({
    file: "models/plain.sql",
    span: { line: 5, col: 3, end_col: 7 },
  });
  expect(byModel.get("by_macro")).toMatchObject({ span: { file: "models/by_macro.sql", line: 3, col: 3 } });
  expect(byModel.get("no_place")).toMatchObject({ file: "models/no_place.sql" });
  expect(byModel.get("no_place")?.span).toBeUndefined();
});
