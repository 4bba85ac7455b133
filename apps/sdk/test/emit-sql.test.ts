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

test("what is emitted is what a run on an empty database sends, to the letter", async () => {
  const root = mkdtempSync(join(tmpdir(), "rocky emit-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const project = openProject(root);
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
