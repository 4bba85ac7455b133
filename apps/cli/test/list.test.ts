import { expect, test } from "vitest";
import {
  listAdaptersSchema,
  listModelsSchema,
  listNeighboursSchema,
  listPipelinesSchema,
  listSourcesSchema,
} from "../src/schemas/list.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

const project = {
  "rocky.toml": `[project]
id = "test"

[adapter.here]
type = "duckdb"
path = "test.duckdb"

[pipeline.files]
type = "load"
source_dir = "data"
target = { adapter = "here", schema = "raw" }

[pipeline.models]
type = "transformation"
models = "models/**"
depends_on = ["files"]
target = { adapter = "here" }
`,
  "data/orders.csv": "id,amount\n1,2\n",
  "models/base.sql": "SELECT o.id, o.amount FROM raw.orders AS o JOIN crm.people AS p ON p.id = o.id\n",
  "models/base.contract.toml": '[rules]\nrequired = ["id"]\n',
  "models/mid.sql": "SELECT id, amount FROM base\n",
  "models/mid.toml": '[strategy]\ntype = "view"\n\n[[tests]]\ntype = "not_null"\ncolumn = "id"\n',
  "models/top.sql": "SELECT id FROM mid\n",
};

const table = ["-o", "table", "list"];

test("lists models with where they are built and what is promised about them", async () => {
  const cwd = folderWith(project);
  const { models } = jsonOf(listModelsSchema, await rocky(["list"], { cwd }));
  expect(models.map((model) => model.name)).toEqual(["base", "mid", "top"]);
  expect(models[0]).toMatchObject({
    has_contract: true,
    tests: 0,
    strategy: "full_refresh",
    pipeline: "models",
  });
  expect(models[1]).toMatchObject({ has_contract: false, tests: 1, strategy: "view", depends_on: ["base"] });
  const { stdout } = await rocky(table, { cwd });
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
    MODEL  SCHEMA  AS     COLUMNS  TESTS  CONTRACT
    base   main    table        2         yes
    mid    main    view         2      1
    top    main    table        1
    3 models
    next: rocky dag shows what rests on what
    "
  `);
});

test("lists sources: what is loaded, what only the warehouse knows, and who reads it", async () => {
  const cwd = folderWith(project);
  const { sources } = jsonOf(listSourcesSchema, await rocky(["list", "sources"], { cwd }));
  expect(sources).toEqual([
    { name: "crm.people", kind: "source", files: [], columns: null, consumers: ["base"] },
    {
      name: "raw.orders",
      kind: "load",
      pipeline: "files",
      files: ["data/orders.csv"],
      columns: null,
      consumers: ["base"],
    },
  ]);
  expect((await rocky(["load"], { cwd })).code).toBe(0);
  const loaded = await rocky([...table, "sources"], { cwd });
  expect(`\n${loaded.stdout}`).toMatchInlineSnapshot(`
    "
    TABLE       KIND    FROM             COLUMNS  READ BY
    crm.people  source  the warehouse          ?  base
    raw.orders  load    data/orders.csv        2  base
    2 sources
    next: rocky discover --with-schemas makes the columns known
    "
  `);
});

test("lists pipelines in the order in which they run, and adapters without their secrets", async () => {
  const cwd = folderWith({
    ...project,
    "rocky.toml": project["rocky.toml"].replace("path =", 'password = "hidden"\npath ='),
  });
  const { pipelines } = jsonOf(listPipelinesSchema, await rocky(["list", "pipelines"], { cwd }));
  expect(pipelines).toEqual([
    { name: "files", pipeline_type: "load", adapter: "here", depends_on: [], source_dir: "data", tables: 1 },
    {
      name: "models",
      pipeline_type: "transformation",
      adapter: "here",
      depends_on: ["files"],
      models: "models/**",
      tables: 3,
    },
  ]);
  const ended = await rocky(["list", "adapters"], { cwd });
  expect(jsonOf(listAdaptersSchema, ended).adapters).toEqual([
    { name: "here", adapter_type: "duckdb", path: "test.duckdb", pipelines: ["files", "models"] },
  ]);
  expect(ended.stdout).not.toContain("hidden");
});

test("lists what a model reads and what reads it, the nearest first", async () => {
  const cwd = folderWith(project);
  const near = jsonOf(listNeighboursSchema, await rocky(["list", "deps", "mid"], { cwd }));
  expect(near.items).toEqual([{ name: "base", kind: "model", distance: 1 }]);
  const far = jsonOf(listNeighboursSchema, await rocky(["list", "deps", "top", "--all"], { cwd }));
  expect(far.items.map((item) => `${item.name} ${item.distance}`)).toEqual([
    "mid 1",
    "base 2",
    "crm.people 3",
    "raw.orders 3",
  ]);
  const readers = jsonOf(listNeighboursSchema, await rocky(["list", "consumers", "raw.orders"], { cwd }));
  expect(readers.items).toEqual([{ name: "base", kind: "model", distance: 1 }]);
  const text = await rocky([...table, "consumers", "base", "--all", "-q"], { cwd });
  expect(`\n${text.stdout}`).toMatchInlineSnapshot(`
    "
    READ BY  KIND   STEPS AWAY  FILE
    mid      view            1  models/mid.sql
    top      table           2  models/top.sql
    2 models rest on base
    "
  `);
});

test("says what was meant by a name that is not there, and what is missing", async () => {
  const cwd = folderWith(project);
  const wrong = await rocky(["list", "deps", "bas"], { cwd });
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain("did you mean `base`?");
  const missing = await rocky(["list", "consumers"], { cwd });
  expect(missing.code).toBe(64);
  expect(missing.stderr).toContain("rocky list consumers <model>");
  const odd = await rocky(["list", "tables"], { cwd });
  expect(odd.code).toBe(64);
  expect(odd.stderr).toContain("Allowed choices are models, pipelines");
});

test("prints bare names for scripts", async () => {
  const cwd = folderWith(project);
  expect((await rocky(["list", "--names"], { cwd })).stdout).toBe("base\nmid\ntop\n");
  expect((await rocky(["list", "sources", "--names"], { cwd })).stdout).toBe("crm.people\nraw.orders\n");
  expect((await rocky(["list", "pipelines", "--names"], { cwd })).stdout).toBe("files\nmodels\n");
  expect((await rocky(["list", "adapters", "--names"], { cwd })).stdout).toBe("here\n");
});

test("a model on a cycle is listed, with its state", async () => {
  const cwd = folderWith({ ...project, "models/mid.sql": "SELECT id FROM top\n" });
  const { stdout } = await rocky(table, { cwd });
  expect(stdout).toMatch(/^mid .* failed$/m);
});
