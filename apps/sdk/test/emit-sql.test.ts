import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openProject } from "@rocky/sdk/node";
import { expect, onTestFinished, test } from "vitest";

const files = {
  "rocky.toml": `[project]
id = "test"

[adapter]
type = "duckdb"
path = "main.duckdb"

[pipeline.files]
type = "load"
source_dir = "data"
target = { schema = "raw" }

[pipeline.models]
type = "transformation"
models = "models/**"
`,
  "data/orders.csv": "id,amount\n1,2.50\n",
  "models/b.sql": "SELECT id, amount FROM raw.orders\n",
  "models/b.toml": '[target]\nschema = "main_db"\n',
  "models/a.sql": "SELECT b.id FROM b, raw.orders AS o WHERE o.id = b.id\n",
};

function projectOf(written: Readonly<Record<string, string>>): ReturnType<typeof openProject> {
  const root = mkdtempSync(join(tmpdir(), "rocky emit-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(written)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return openProject(root);
}

test("statements for a warehouse that nothing connects to yet are in its dialect", async () => {
  const project = projectOf({
    "rocky.toml": '[adapter]\ntype = "bigquery"\n\n[pipeline.models]\ntype = "transformation"\n',
    "models/a.sql": "SELECT [1, 2] AS numbers\n",
    "models/b.sql": "SELECT n FROM a, a.numbers AS n\n",
    "models/b.toml": '[target]\ncatalog = "my-project"\nschema = "mart"\n',
  });
  const { steps, skipped } = await project.emitSql({});
  expect(skipped).toEqual([]);
  expect(steps.flatMap(({ statements }) => statements)).toEqual([
    "CREATE SCHEMA IF NOT EXISTS main",
    "CREATE SCHEMA IF NOT EXISTS `my-project`.mart",
    "CREATE OR REPLACE TABLE main.a AS\nSELECT [1, 2] AS numbers\n",
    "CREATE OR REPLACE TABLE `my-project`.mart.b AS\nSELECT n FROM main.a, a.numbers AS n\n",
  ]);
  const running = async (): Promise<void> => {
    for await (const event of project.run()) expect(event.kind).not.toBe("step-ended");
  };
  await expect(running()).rejects.toThrow("nothing can be run in bigquery yet");
});

test("what is emitted is what a run on an empty database sends, to the letter", async () => {
  const project = projectOf(files);
  const emitted = await project.emitSql({ loads: true });
  const sent = new Map<string, readonly string[]>();
  for await (const event of project.run()) {
    if (event.kind === "step-ended") {
      expect(event.result.status).toBe("success");
      sent.set(event.result.step.id, event.result.step.statements);
    }
  }
  expect(sent.size).toBe(6);
  expect(new Map(emitted.steps.map((step) => [step.id, step.statements]))).toEqual(sent);
});
