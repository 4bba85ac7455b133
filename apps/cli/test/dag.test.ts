import { expect, test } from "vitest";
import { dagSchema } from "../src/schemas/dag.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const project = {
  "rocky.toml": `${config}
[pipeline.files]
type = "load"
source_dir = "data"
target = { schema = "raw" }
`,
  "data/orders.csv": "id,amount\n1,2\n",
  "models/base.sql": 'SELECT o.id, o.amount FROM raw.orders AS o JOIN "odd ""one""" AS p ON p.id = o.id\n',
  "models/mid.sql": "SELECT id, sum(amount) AS amount FROM base GROUP BY id\n",
  "models/mid.toml": '[strategy]\ntype = "view"\n',
  "models/top.sql": "SELECT m.id, b.amount FROM mid AS m JOIN base AS b ON b.id = m.id\n",
};

test("draws loads, sources and models layer by layer", async () => {
  const { stdout, stderr } = await rocky(["dag", "-o", "table"], { cwd: folderWith(project) });
  expect(stderr).toBe("");
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
    LAYER  NAME        KIND    READS
    1      raw.orders  load
           odd "one"   source
    2      base        table   raw.orders, odd "one"
    3      mid         view    base
    4      top         table   base, mid
    3 models, 2 sources, 4 layers
    next: rocky lineage top; rocky dag --format mermaid is for a picture
    "
  `);
});

test("gives nodes, edges and layers as JSON, and columns where they are asked for", async () => {
  const cwd = folderWith(project);
  const plain = jsonOf(dagSchema, await rocky(["dag"], { cwd }));
  expect(plain.execution_layers).toEqual([
    ["load:raw.orders", 'source:odd "one"'],
    ["model:base"],
    ["model:mid"],
    ["model:top"],
  ]);
  expect(plain.edges).toContainEqual({ from: "model:base", to: "model:top", edge_type: "data" });
  expect(plain.summary).toEqual({
    total_nodes: 5,
    total_edges: 5,
    execution_layers: 4,
    counts_by_kind: { load: 1, source: 1, model: 3 },
  });
  expect(plain.nodes.find((node) => node.id === "model:mid")).toMatchObject({ strategy: { type: "view" } });
  expect(plain.column_lineage).toBeUndefined();
  const { column_lineage: edges } = jsonOf(dagSchema, await rocky(["dag", "--column-lineage"], { cwd }));
  expect(edges).toContainEqual({
    source: { model: "base", column: "amount" },
    target: { model: "mid", column: "amount" },
    transform: "aggregation: sum",
    role: "value",
  });
});

test("draws for Graphviz and for Mermaid, with names that need care", async () => {
  const cwd = folderWith(project);
  const dot = await rocky(["dag", "--format", "dot"], { cwd });
  expect(`\n${dot.stdout}`).toMatchInlineSnapshot(`
    "
    digraph project {
      rankdir=LR;
      n0 [label="raw.orders", shape=cylinder];
      n1 [label="odd \\"one\\"", shape=cylinder, style="dashed"];
      n2 [label="base", shape=box];
      n3 [label="mid", shape=box, style="rounded"];
      n4 [label="top", shape=box];
      n0 -> n2;
      n1 -> n2;
      n2 -> n3;
      n2 -> n4;
      n3 -> n4;
    }
    "
  `);
  const mermaid = await rocky(["dag", "--format", "mermaid", "-o", "json"], { cwd });
  expect(`\n${mermaid.stdout}`).toMatchInlineSnapshot(`
    "
    flowchart LR
      n0[("raw.orders")]
      n1[("odd #34;one#34;")]
      n2["base"]
      n3("mid")
      n4["top"]
      n0 --> n2
      n1 --> n2
      n2 --> n3
      n2 --> n4
      n3 --> n4
    "
  `);
});

test("a cycle is drawn outside of the layers, and said", async () => {
  const cwd = folderWith({ ...project, "models/base.sql": "SELECT id, amount FROM top\n" });
  const { code, stdout, stderr } = await rocky(["dag", "-o", "table"], { cwd });
  expect(code).toBe(0);
  expect(stderr).toContain("1 error (see rocky compile)");
  expect(stdout).toMatch(/^none +base +table +top$/m);
  expect(stdout).toContain("on a cycle, or behind one");
});
