import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { AdapterError, compileFile, openProject, type ProjectRunEvent } from "@rocky/sdk/node";

const config = `[project]
id = "test"

[adapter]
type = "duckdb"
path = "test.duckdb"
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "rocky sdk-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function kindsOf(events: AsyncIterable<ProjectRunEvent>): Promise<readonly string[]> {
  const kinds: string[] = [];
  for await (const event of events) kinds.push(event.kind);
  return kinds;
}

test("a run tells what happens, in order", async () => {
  const project = openProject(folderWith({ "rocky.toml": config, "models/a.sql": "SELECT 1 AS id" }));
  const steps: string[] = [];
  const kinds: string[] = [];
  for await (const event of project.run()) {
    if (event.kind === "step-started") steps.push(`${event.step.id} starts`);
    else if (event.kind === "step-ended") steps.push(`${event.result.step.id} ends`);
    else kinds.push(event.kind);
  }
  expect(kinds).toEqual(["compiled", "run-started", "run-finished"]);
  expect(steps.filter((step) => step.startsWith("a "))).toEqual(["a starts", "a ends"]);
  expect(steps.indexOf("schema main starts")).toBe(0);
  expect(steps).toHaveLength(4);
  const [latest] = await project.history();
  expect(latest).toMatchObject({ command: "run", status: "success" });
  expect(latest?.facts["engine"]).toMatch(/^duckdb \d/);
});

test("an aborted signal stops a run before it changes anything", async () => {
  const project = openProject(folderWith({ "rocky.toml": config, "models/a.sql": "SELECT 1 AS id" }));
  const signal = AbortSignal.abort();
  await expect(kindsOf(project.run({ signal }))).rejects.toMatchObject({
    name: "AdapterError",
    code: "cancelled",
  });
  expect(await project.history()).toEqual([]);
});

test("a run that cannot open its database is recorded as refused", async () => {
  const project = openProject(
    folderWith({
      "rocky.toml": config.replace("test.duckdb", "not-there/x.duckdb"),
      "models/a.sql": "SELECT 1 AS id",
    }),
  );
  await expect(kindsOf(project.run())).rejects.toThrow(AdapterError);
  const [latest] = await project.history();
  expect(latest).toMatchObject({ status: "refused", steps: [] });
});

test("load pipelines load what they find, each file as a table", async () => {
  const project = openProject(
    folderWith({
      "rocky.toml": `${config}
[pipeline.files]
type = "load"
source_dir = "data"
target = { schema = "raw" }
`,
      "data/a.csv": "id;name\n1;x\n",
      "data/b.jsonl": '{"id": 1}\n{"id": 2}\n',
      "data/c.tsv": "id\tname\n1\tx\n",
      "data/notes.txt": "not a table",
      "models/joined.sql": "SELECT b.id FROM raw.b AS b\n",
    }),
  );
  const loaded: unknown[] = [];
  for await (const event of project.load()) {
    if (event.kind === "step-ended" && event.result.step.kind === "load") {
      loaded.push([event.result.step.name, event.result.status]);
    }
  }
  expect(loaded.toSorted()).toEqual([
    ["data/a.csv", "success"],
    ["data/b.jsonl", "success"],
    ["data/c.tsv", "success"],
  ]);
  const { tables } = await project.discover();
  expect(tables.map((table) => table.name.at(-1))).toEqual(["a", "b", "c"]);
});

test("two files that would make one table are refused", async () => {
  const project = openProject(
    folderWith({
      "rocky.toml": `${config}\n[pipeline.files]\ntype = "load"\nsource_dir = "data"\n`,
      "data/a.csv": "id\n1\n",
      "data/A.jsonl": '{"id": 1}\n',
    }),
  );
  await expect(kindsOf(project.load())).rejects.toThrow("would both make the table a");
});

test("show gives exact values and says when there are more rows", async () => {
  const project = openProject(
    folderWith({
      "rocky.toml": config,
      "models/n.sql": "SELECT 9007199254740993 + range AS big FROM range(3)",
    }),
  );
  await kindsOf(project.run());
  const shown = await project.show("n", { limit: 2 });
  expect(shown.rows).toEqual([[9007199254740993n], [9007199254740994n]]);
  expect(shown.truncated).toBe(true);
  await expect(project.show("m", { limit: 2 })).rejects.toMatchObject({ code: "not-found" });
});

test("a project is found above the folder, and named files must be there", async () => {
  const root = folderWith({ "rocky.toml": config, "models/deep/a.sql": "SELECT 1 AS id" });
  expect(openProject(join(root, "models", "deep")).root).toBe(root);
  expect(() => openProject(root, { config: "other.toml" })).toThrow("there is no configuration");
  await expect(compileFile(root, "nothing.sql")).rejects.toMatchObject({ code: "not-found" });
});

test("models are read from the folders that the pipelines name, and from nowhere else", async () => {
  const root = folderWith({
    "rocky.toml": `${config}\n[pipeline.m]\ntype = "transformation"\nmodels = "queries/*.sql"\n`,
    "queries/a.sql": "SELECT 1 AS id",
    "queries/deeper/b.sql": "SELECT 1 AS id",
    "models/c.sql": "SELECT 1 AS id",
  });
  const { result } = await openProject(root).compile();
  expect(result.models.map((model) => model.name)).toEqual(["a"]);
});
