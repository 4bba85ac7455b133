import { expect, test } from "vitest";
import { historySchema, modelHistorySchema } from "../src/schemas/history.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

/** What changes from run to run. */
function withoutTimes(text: string): string {
  return text
    .replace(/run-\d{8}T\d{9}Z-[0-9a-f]{6}/g, "<run>")
    .replace(/[A-Z][a-z]{2} \d\d \d\d:\d\d/g, "<started>")
    .replace(/ +\d+(?:\.\d+)? (?:ms|s)\b/g, "  <took>")
    .replace(/(?<=\S) {2,}/g, "  ");
}

const project = {
  "rocky.toml": config,
  "models/a.sql": "SELECT 1 AS x\n",
  "models/b.sql": "SELECT x FROM a\n",
};

test("says what ran, and what kept a run from ending well", async () => {
  const failing = { ...project, "models/bad.sql": "SELECT CAST('x' || x AS INTEGER) AS n FROM a\n" };
  const cwd = folderWith({ ...failing, "models/after.sql": "SELECT n FROM bad\n" });
  expect((await rocky(["run", "--model", "a"], { cwd })).code).toBe(0);
  const partly = await rocky(["run", "-o", "table"], { cwd });
  expect(partly.code).toBe(2);
  expect(partly.stdout).toContain("\nnext: mend bad, then rocky run\n");
  const { stdout } = await rocky(["history", "-o", "table"], { cwd });
  expect(`\n${withoutTimes(stdout)}`).toMatchInlineSnapshot(`
    "
    RUN  COMMAND  STATUS  STARTED (UTC)  TOOK  STEPS
    <run>  run  partial  <started>  <took>  2
      failed bad; skipped after
    <run>  run  success  <started>  <took>  1
    next: rocky ledger verify proves that nothing of this was changed
    "
  `);
});

test("shows the newest twenty, or as many as are asked for; all of them in JSON", async () => {
  const cwd = folderWith(project);
  for (let i = 0; i < 3; i++) expect((await rocky(["run", "--model", "a"], { cwd })).code).toBe(0);
  const two = await rocky(["history", "--limit", "2", "-o", "table"], { cwd });
  expect(two.stdout).toContain("\nthe newest 2 of 3 runs\n");
  expect(two.stdout.match(/^run-/gm)).toHaveLength(2);
  const one = await rocky(["history", "--model", "a", "-n", "1", "-o", "table"], { cwd });
  expect(one.stdout).toContain("\nthe newest 1 of 3 executions\nnext: rocky show a\n");
  expect(jsonOf(historySchema, await rocky(["history"], { cwd })).count).toBe(3);
  expect(jsonOf(modelHistorySchema, await rocky(["history", "-m", "a"], { cwd })).count).toBe(3);
});
