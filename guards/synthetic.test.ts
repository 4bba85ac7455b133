import { expect, test } from "vitest";
import { compile } from "../packages/compiler/src/index.ts";
import { rockyLanguage } from "../packages/dsl/src/index.ts";
import type { Diagnostic } from "../packages/ir/src/index.ts";
import { syntheticFiles, syntheticModels, type SyntheticModel } from "../bench/synthetic/project.ts";

const models = syntheticModels(10_000, { clean: false });

function countBy(of: (model: SyntheticModel) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const model of models) counts[of(model)] = (counts[of(model)] ?? 0) + 1;
  return counts;
}

function named(name: string): SyntheticModel {
  const found = models.find((model) => model.name === name);
  if (found === undefined) throw new Error(`no model is called ${name}`);
  return found;
}

test("ten thousand models in four layers, 8,900 of them SQL and 1,100 pipelines", () => {
  expect(countBy((model) => `${model.layer} ${model.language}`)).toEqual({
    "sources sql": 3000,
    "staging sql": 2400,
    "staging rocky": 600,
    "intermediate sql": 2000,
    "intermediate rocky": 500,
    "marts sql": 1500,
  });
  expect(new Set(models.map((model) => model.name)).size).toBe(10_000);
  for (const [index, name] of [
    [0, "src_00000"],
    [3000, "stg_03000"],
    [6000, "int_06000"],
    [8500, "fct_08500"],
    [9999, "fct_09999"],
  ] as const)
    expect(models[index]?.name).toBe(name);
});

test("strategies", () => {
  expect(countBy((model) => model.strategy)).toEqual({ full_refresh: 8900, incremental: 825, merge: 275 });
  expect(named("stg_03016").sidecar).toBe(`name = "stg_03016"
depends_on = ["src_00016"]

[strategy]
type = "incremental"
timestamp_column = "updated_at"

[target]
catalog = "warehouse"
schema = "staging"
table = "stg_03016"
`);
  expect(named("int_06019").sidecar).toContain('type = "merge"\nunique_key = ["id"]\n');
});

test("every model reads what its sidecar says, but for pipelines that read the first of two", () => {
  expect(named("src_00007").sidecar).toMatch(/^name = "src_00007"\n\n\n\[strategy\]/);
  expect(named("int_06010").dependencies).toEqual(["stg_03010", "stg_03011", "stg_03012"]);
  expect(named("int_08499").dependencies).toEqual(["stg_05499", "stg_05500"]);
  expect(named("fct_09999").dependencies).toEqual(["int_07499", "stg_04499"]);
  for (const { layer, language, body, dependencies } of models) {
    const read = layer === "intermediate" && language === "rocky" ? dependencies.slice(0, 1) : dependencies;
    expect([...new Set(body.match(/(src|stg|int)_\d{5}/g) ?? [])]).toEqual(read);
  }
});

test("the traps: names that repeat, and marts that read a name that is not there", () => {
  const sources = models.filter((model) => model.layer === "sources");
  const names = sources.map(({ body }) => [...body.matchAll(/ AS (\w+),?\n/g)].map(([, name]) => name));
  expect(names.filter((of) => new Set(of).size < of.length)).toHaveLength(2666);
  expect(Math.min(...names.map((of) => of.length))).toBe(7);
  expect(Math.max(...names.map((of) => of.length))).toBe(15);
  const marts = models.filter((model) => model.layer === "marts" && model.body.includes("i.name,"));
  const blind = marts.filter(({ dependencies: [facts = ""] }) => named(facts).language === "rocky");
  expect(blind).toHaveLength(300);
  const clean = syntheticModels(10_000, { clean: true });
  const changed = clean.filter((model, at) => model.body !== models[at]?.body);
  expect(changed.map((model) => model.name)).toEqual(blind.map((model) => model.name));
  expect(changed.every((model) => !model.body.includes("i.name,"))).toBe(true);
});

test("20,000 files of 5.13 MB, to which the folder adds 0.67 MB on ext4", () => {
  const files = syntheticFiles(10_000, { clean: false });
  expect(files).toHaveLength(20_001);
  const bytes = files
    .filter((file) => file.path.startsWith("models/"))
    .reduce((sum, file) => sum + Buffer.byteLength(file.text), 0);
  const folder = 671_744;
  expect(Math.abs((bytes + folder) / 5_798_321 - 1)).toBeLessThan(0.03);
});

test("other sizes have the same shares", () => {
  for (const [total, wrong] of [
    [1000, 30],
    [20_000, 600],
    [50_000, 1500],
  ] as const) {
    const of = syntheticModels(total, { clean: false });
    expect(of).toHaveLength(total);
    expect(of.filter((model) => model.language === "rocky")).toHaveLength(total * 0.11);
    const clean = syntheticModels(total, { clean: true });
    expect(clean.filter((model, at) => model.body !== of[at]?.body)).toHaveLength(wrong);
  }
}, 60_000);

function findings(clean: boolean): readonly Diagnostic[] {
  return compile({ files: syntheticFiles(1000, { clean }), rocky: rockyLanguage() }).diagnostics;
}

const codesOf = (found: readonly Diagnostic[]): readonly string[] =>
  [...new Set(found.map((diagnostic) => diagnostic.code))].toSorted();

test("the compiler reports the names that are not there, and nothing else of it is an error", () => {
  const errors = findings(false).filter((diagnostic) => diagnostic.severity === "error");
  expect(errors).toHaveLength(30);
  expect(new Set(errors.map(({ code, message }) => `${code} ${message}`))).toEqual(
    new Set(["E048 There is no column name in i."]),
  );
  expect(errors.map(({ model }) => Number(model?.slice(4)) % 5)).toEqual(errors.map(() => 1));
}, 60_000);

test("clean, it has no error; strategies, catalog and pipeline are told once, and stars that show a table", () => {
  const found = findings(true);
  expect(codesOf(found.filter(({ severity }) => severity === "error"))).toEqual([]);
  expect(codesOf(found.filter(({ severity }) => severity === "warning"))).toEqual([
    "P002",
    "W061",
    "W062",
    "W063",
  ]);
  expect(found.filter(({ code }) => code === "W062")).toHaveLength(2);
  expect(found.filter(({ code }) => code === "W063")).toHaveLength(1);
  expect(found.filter(({ code }) => code === "I001")).toHaveLength(60);
}, 60_000);
