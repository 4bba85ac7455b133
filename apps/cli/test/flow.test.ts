import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileSchema } from "../src/schemas/compile.ts";
import { discoverSchema } from "../src/schemas/discover.ts";
import { columnLineageSchema, lineageSchema } from "../src/schemas/lineage.ts";
import { loadSchema } from "../src/schemas/load.ts";
import { runSchema } from "../src/schemas/run.ts";
import { showSchema } from "../src/schemas/show.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

test("the playground goes from files to rows, as its README says", async () => {
  const parent = folderWith({});
  expect((await rocky(["playground", "shop", "--template", "shop"], { cwd: parent })).code).toBe(0);
  const cwd = join(parent, "shop");

  const loaded = jsonOf(loadSchema, await rocky(["load"], { cwd }));
  expect(loaded).toMatchObject({ files_loaded: 3, files_failed: 0, total_rows: 26 });
  expect(loaded.files.map((file) => file.file)).toContain("data/orders.csv");

  const discovered = jsonOf(discoverSchema, await rocky(["discover", "--with-schemas"], { cwd }));
  expect(discovered).toMatchObject({ schemas_cached: 3, lockfile: "schemas.lock.toml" });
  expect(discovered.changed).toHaveLength(3);
  const lock = readFileSync(join(cwd, "schemas.lock.toml"), "utf8");
  const again = jsonOf(discoverSchema, await rocky(["discover", "--with-schemas"], { cwd }));
  expect(again.changed).toEqual([]);
  expect(withoutCheckTimes(readFileSync(join(cwd, "schemas.lock.toml"), "utf8"))).toBe(
    withoutCheckTimes(lock),
  );

  const compiled = await rocky(["compile"], { cwd });
  expect(compiled.code, compiled.stdout).toBe(0);
  const { coverage } = jsonOf(compileSchema, compiled);
  expect(coverage.models).toBe(5);
  expect(coverage.types_known).toBe(coverage.columns);
  expect(coverage.nullability_known).toBe(coverage.columns);

  const ran = jsonOf(runSchema, await rocky(["run"], { cwd }));
  expect(ran.errors).toEqual([]);
  expect(ran).toMatchObject({ status: "Success", tables_copied: 5 });

  const shown = jsonOf(showSchema, await rocky(["show", "best_sellers", "--limit", "2"], { cwd }));
  expect(shown).toMatchObject({
    row_count: 2,
    truncated: true,
    columns: ["family", "product", "pieces", "revenue"],
  });

  const traced = jsonOf(columnLineageSchema, await rocky(["lineage", "best_sellers.revenue"], { cwd }));
  const sources = traced.trace.map((edge) => `${edge.source.model}.${edge.source.column}`);
  expect(sources).toContain("stg_order_lines.amount");
  expect(sources.some((source) => source.endsWith("products.price"))).toBe(true);
  expect(traced.incomplete).toBeUndefined();

  const model = jsonOf(lineageSchema, await rocky(["lineage", "order_totals"], { cwd }));
  expect(model.downstream).toEqual(["daily_sales"]);
  expect(existsSync(join(cwd, ".rocky", ".gitignore"))).toBe(true);
});

function withoutCheckTimes(lock: string): string {
  return lock.replace(/^checked_at = .*$/gm, "");
}

test("lineage is drawn as a tree, or as a graph for Graphviz", async () => {
  const cwd = folderWith({
    "models/base.sql": "SELECT 1 AS id, 2 AS amount, true AS ok\n",
    "models/top.sql": "SELECT id, sum(amount) AS total FROM base WHERE ok GROUP BY id\n",
  });
  const args = ["--models", "models", "-o", "table", "-q", "lineage"];
  const up = await rocky([...args, "top.total", "--all-roles"], { cwd });
  expect(`\n${up.stdout}`).toMatchInlineSnapshot(`
    "
    top.total
    ├─ base.amount  aggregation: sum
    ├─ base.ok  filter
    └─ base.id  group
    3 edges
    "
  `);
  const down = await rocky([...args, "base.id", "--downstream"], { cwd });
  expect(`\n${down.stdout}`).toMatchInlineSnapshot(`
    "
    base.id
    └─ top.id  direct
    1 edge
    "
  `);
  const model = await rocky([...args, "top"], { cwd });
  expect(`\n${model.stdout}`).toMatchInlineSnapshot(`
    "
    top
    └─ base
    "
  `);
  const dot = await rocky([...args, "top.total", "--format", "dot"], { cwd });
  expect(dot.stdout).toMatch(/^digraph lineage \{\n/);
});

test("lineage of something that is not there names what may have been meant", async () => {
  const cwd = folderWith({ "models/base.sql": "SELECT 1 AS amount\n" });
  const wrongColumn = await rocky(["--models", "models", "lineage", "base.amonut"], { cwd });
  expect(wrongColumn.code).toBe(1);
  expect(wrongColumn.stderr).toContain("did you mean `amount`?");
  const wrongModel = await rocky(["--models", "models", "lineage", "bse.amount"], { cwd });
  expect(wrongModel.code).toBe(1);
  expect(wrongModel.stderr).toContain("did you mean `base`?");
});
