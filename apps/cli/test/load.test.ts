import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileSchema } from "../src/schemas/compile.ts";
import { loadSchema } from "../src/schemas/load.ts";
import { runSchema } from "../src/schemas/run.ts";
import { seedSchema } from "../src/schemas/seed.ts";
import { showSchema } from "../src/schemas/show.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

const config = '[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n';

const files = `${config}
[pipeline.files]
type = "load"
source_dir = "data"
[pipeline.files.target]
schema = "raw"
[pipeline.models]
type = "transformation"
depends_on = ["files"]
`;

const oneTable = files.replace('schema = "raw"', 'schema = "raw"\ntable = "orders"');

async function load(cwd: string, ...more: readonly string[]) {
  const ended = await rocky(["load", ...more], { cwd });
  const body = jsonOf(loadSchema, ended);
  return {
    code: ended.code,
    body,
    modes: body.files.map((file) => `${file.file} ${file.mode} ${file.rows_loaded}`).toSorted(),
  };
}

async function rowsOf(cwd: string): Promise<unknown> {
  const shown = jsonOf(showSchema, await rocky(["show", "m"], { cwd }));
  return shown.rows;
}

test("a file that was loaded and did not change is left out, a changed one is loaded anew", async () => {
  const cwd = folderWith({ "rocky.toml": files, "data/a.csv": "x\n1\n", "data/b.csv": "x\n1\n2\n" });
  expect((await load(cwd)).modes).toEqual(["data/a.csv replace 1", "data/b.csv replace 2"]);
  const again = await load(cwd);
  expect(again.body).toMatchObject({
    files: [],
    files_unchanged: 2,
    unchanged: ["data/a.csv", "data/b.csv"],
  });
  writeFileSync(join(cwd, "data/a.csv"), "x\n1\n5\n");
  expect((await load(cwd)).modes).toEqual(["data/a.csv replace 2"]);
  expect((await load(cwd, "--full")).modes).toEqual(["data/a.csv replace 2", "data/b.csv replace 2"]);
});

test("new files of one table are added, and anything else makes the table anew", async () => {
  const cwd = folderWith({
    "rocky.toml": oneTable,
    "data/1.csv": "x\n1\n",
    "data/2.csv": "x\n2\n",
    "models/m.sql": "SELECT sum(x) AS total, count(*) AS n FROM raw.orders\n",
  });
  expect((await load(cwd)).modes).toEqual(["data/1.csv replace 1", "data/2.csv append 1"]);
  writeFileSync(join(cwd, "data/3.csv"), "x\n3\n");
  const added = await load(cwd);
  expect(added.modes).toEqual(["data/3.csv append 1"]);
  expect(added.body.files_unchanged).toBe(2);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  expect(await rowsOf(cwd)).toEqual([[6, 3]]);
  rmSync(join(cwd, "data/1.csv"));
  expect((await load(cwd)).modes).toEqual(["data/2.csv replace 1", "data/3.csv append 1"]);
  writeFileSync(join(cwd, "data/2.csv"), "x\n20\n");
  expect((await load(cwd)).modes).toEqual(["data/2.csv replace 1", "data/3.csv append 1"]);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  expect(await rowsOf(cwd)).toEqual([[23, 2]]);
});

test("a table that is gone is loaded again", async () => {
  const cwd = folderWith({ "rocky.toml": files, "data/a.csv": "x\n1\n" });
  await load(cwd);
  rmSync(join(cwd, "dev.duckdb"));
  expect((await load(cwd)).modes).toEqual(["data/a.csv replace 1"]);
});

test("what was loaded is known to the compiler", async () => {
  const cwd = folderWith({
    "rocky.toml": files,
    "data/a.csv": "id,day\n1,2026-01-01\n",
    "models/m.sql": "SELECT id, day FROM raw.a\n",
  });
  expect((await rocky(["load"], { cwd })).stderr).toContain("schemas.lock.toml");
  expect(readFileSync(join(cwd, "schemas.lock.toml"), "utf8")).toContain('source = "load:files"');
  const compiled = jsonOf(compileSchema, await rocky(["compile"], { cwd }));
  expect(compiled.models_detail[0]?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "id BIGINT",
    "day DATE",
  ]);
  const before = readFileSync(join(cwd, "schemas.lock.toml"), "utf8");
  await load(cwd, "--full");
  expect(readFileSync(join(cwd, "schemas.lock.toml"), "utf8")).toBe(before);
});

const contract = `
[[pipeline.files.contract.required_columns]]
name = "id"
type = "Int64"
nullable = false
[[pipeline.files.contract.required_columns]]
name = "day"
type = "Date"
`;

test.each([
  ["id,day\n1,2026-01-01\n", []],
  ["id,day\n1,2026-01-01\n,2026-01-02\n", ["id has missing values"]],
  ["id,day\nx,2026-01-01\n", ["id is VARCHAR, not Int64"]],
  ["id\n1\n", ["the required column day is not there"]],
])("the contract of a file: %j", async (text, messages) => {
  const cwd = folderWith({
    "rocky.toml": files + contract,
    "data/a.csv": text,
    "data/b.csv": "id,day\n7,2026-01-01\n",
  });
  const { code, body } = await load(cwd);
  const [first, second] = body.files;
  expect((first?.contract?.violations ?? []).map((violation) => violation.message)).toEqual(messages);
  expect(second?.rows_loaded, "the other file is loaded").toBe(1);
  expect(code).toBe(messages.length === 0 ? 0 : 2);
});

test("a change of a type that the contract does not allow keeps the table as it is", async () => {
  const change =
    '\n[pipeline.files.contract]\nprotected_columns = ["id"]\nallowed_type_changes = [{ from = "Date", to = "Timestamp" }]\n';
  const cwd = folderWith({
    "rocky.toml": files + change,
    "data/a.csv": "id,day\n1,2026-01-01\n",
    "models/m.sql": "SELECT id, day FROM raw.a\n",
  });
  await load(cwd);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  writeFileSync(join(cwd, "data/a.csv"), "id,day\nx,2026-01-01 10:00:00\n");
  const { body } = await load(cwd);
  expect(body.files[0]?.contract?.violations).toEqual([
    { rule: "allowed_type_changes", column: "id", message: "id changes from BIGINT to VARCHAR" },
  ]);
  expect(await rowsOf(cwd)).toEqual([[1, "2026-01-01"]]);
  writeFileSync(join(cwd, "data/a.csv"), "day\n2026-01-01 10:00:00\n");
  expect((await load(cwd)).body.files[0]?.contract?.violations.map((violation) => violation.rule)).toEqual([
    "protected_columns",
  ]);
});

test("an unknown type in a contract is reported where it stands", async () => {
  const cwd = folderWith({
    "rocky.toml": files + contract.replace("Int64", "Integr"),
    "data/a.csv": "id\n1\n",
  });
  const ended = await rocky(["load", "-o", "table"], { cwd });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain("There is no type Integr");
});

test("seeds become tables of the types that they are given, known to models", async () => {
  const cwd = folderWith({
    "rocky.toml": config,
    "seeds/countries.csv": "code,people\nDE,83\nNL,18\n",
    "seeds/countries.toml": '[target]\nschema = "ref"\n[types]\npeople = "HUGEINT"\n',
    "seeds/plain.csv": "a\n1\n",
    "models/m.sql": "SELECT code, people FROM ref.countries ORDER BY code\n",
  });
  const ended = await rocky(["seed"], { cwd });
  const body = jsonOf(seedSchema, ended);
  expect(body.tables.map(({ name, target, rows }) => `${name} ${target} ${rows}`).toSorted()).toEqual([
    "countries ref.countries 2",
    "plain main.plain 1",
  ]);
  const compiled = jsonOf(compileSchema, await rocky(["compile"], { cwd }));
  expect(compiled.models_detail[0]?.columns.map((column) => column.type)).toEqual(["VARCHAR", "HUGEINT"]);
  expect(jsonOf(runSchema, await rocky(["run"], { cwd })).status).toBe("Success");
  expect(await rowsOf(cwd)).toEqual([
    ["DE", 83],
    ["NL", 18],
  ]);
  expect(jsonOf(seedSchema, await rocky(["seed", "--filter", "plain"], { cwd })).tables_loaded).toBe(1);
});

test.each([
  ['[types]\npeople = "INTEGR"\n', "duckdb has no type INTEGR"],
  ["[typs]\n", "There is no setting typs"],
])("a seed with %j is refused at its place", async (toml, message) => {
  const cwd = folderWith({ "rocky.toml": config, "seeds/c.csv": "people\n1\n", "seeds/c.toml": toml });
  const ended = await rocky(["seed", "-o", "table"], { cwd });
  expect(ended.code).toBe(1);
  expect(`${ended.stdout}${ended.stderr}`).toContain(message);
});

test("another database, and one that was changed elsewhere, is loaded anew", async () => {
  const elsewhere = files.replace('"dev.duckdb"', '"${DB:-a.duckdb}"');
  const cwd = folderWith({
    "rocky.toml": elsewhere,
    "data/t.csv": "id\n1\n",
    "models/m.sql": "SELECT id FROM raw.t\n",
  });
  const loadInto = async (DB: string): Promise<readonly string[]> => {
    const ended = await rocky(["load"], { cwd, env: { DB } });
    return jsonOf(loadSchema, ended).files.map((file) => `${file.file} ${file.rows_loaded}`);
  };
  expect(await loadInto("a.duckdb")).toEqual(["data/t.csv 1"]);
  expect(await loadInto("b.duckdb")).toEqual(["data/t.csv 1"]);
  writeFileSync(join(cwd, "data/t.csv"), "id\n1\n2\n");
  expect(await loadInto("a.duckdb")).toEqual(["data/t.csv 2"]);
  expect(await loadInto("b.duckdb")).toEqual(["data/t.csv 2"]);
  expect(await loadInto("b.duckdb")).toEqual([]);
  copyFileSync(join(cwd, "b.duckdb"), join(cwd, "backup"));
  writeFileSync(join(cwd, "data/t.csv"), "id\n1\n2\n3\n");
  expect(await loadInto("b.duckdb")).toEqual(["data/t.csv 3"]);
  copyFileSync(join(cwd, "backup"), join(cwd, "b.duckdb"));
  expect(await loadInto("b.duckdb"), "the table is older than the ledger").toEqual(["data/t.csv 3"]);
});

test("a model that does not fit what was loaded is not built", async () => {
  const cwd = folderWith({
    "rocky.toml": files,
    "data/t.csv": "id,v\n1,5\n",
    "models/m.sql": "SELECT v FROM raw.t\n",
    "models/behind.sql": "SELECT v FROM m\n",
    "models/beside.sql": "SELECT id FROM raw.t\n",
    "models/m.contract.toml": '[[columns]]\nname = "v"\ntype = "Int64"\n',
  });
  expect((await rocky(["load"], { cwd })).code).toBe(0);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  writeFileSync(join(cwd, "data/t.csv"), "id,v\n1,abc\n");
  const ended = await rocky(["run"], { cwd });
  expect(ended.code, ended.stdout).toBe(2);
  const body = jsonOf(runSchema, ended);
  expect(body.errors.map(({ model, error }) => `${model}: ${error}`)).toEqual([
    "m: what was loaded is not what the model was compiled for: E011 v is VARCHAR, but the contract of m promises Int64.",
  ]);
  expect(body.contained.map((each) => each.model)).toEqual(["behind"]);
  expect(body.materializations.map((each) => each.model)).toContain("beside");
});

test("files of one table are never cast to the type of the first", async () => {
  const cwd = folderWith({
    "rocky.toml": oneTable,
    "data/1.csv": "id,v\n1,5\n",
    "data/2.csv": "id,v\n2,1.7\n",
    "models/m.sql": "SELECT sum(v) AS total, count(*) AS n FROM raw.orders\n",
  });
  expect((await load(cwd)).code).toBe(0);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  expect(await rowsOf(cwd)).toEqual([[6.7, 2]]);
  writeFileSync(join(cwd, "data/3.csv"), "id\n9\n");
  writeFileSync(join(cwd, "data/4.csv"), "id,v\n4,x\n");
  const { body } = await load(cwd);
  expect(
    body.files.map((file) => `${file.file} ${file.contract?.violations[0]?.message}`).toSorted(),
  ).toEqual([
    "data/3.csv the column v of the table is not in the file",
    "data/4.csv v is VARCHAR here and DOUBLE in the table; --full loads all files anew",
  ]);
});

test("a table whose files are gone is said, an empty file is refused, and no model is loaded over", async () => {
  const cwd = folderWith({ "rocky.toml": files, "data/a.csv": "x\n1\n", "data/b.csv": "" });
  const first = await load(cwd);
  expect(first.body.files.find((file) => file.file === "data/b.csv")?.error).toContain("the file is empty");
  rmSync(join(cwd, "data/a.csv"));
  expect((await rocky(["load"], { cwd })).stderr).toContain(
    "the files that raw.a was made of are gone; its rows stay",
  );
  const over = folderWith({
    "rocky.toml": config,
    "seeds/m.csv": "x\n1\n",
    "models/m.sql": "SELECT 1 AS x\n",
  });
  const refused = await rocky(["seed"], { cwd: over });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("seeds/m.csv would be loaded over the table of the model m");
});

test("what is wrong with a model, its tests or its contract keeps no file from being loaded", async () => {
  const cwd = folderWith({
    "rocky.toml": files,
    "data/a.csv": "x\n1\n",
    "models/m.sql": "SELECT x FROM raw.a\n",
    "models/m.toml": '[[tests]]\ntype = "accepted_values"\ncolumn = "x"\nvalues = []\n',
    "models/m.contract.toml": '[[columns]]\nname = "x"\ntype = "Integr"\n',
  });
  const compiled = await rocky(["compile"], { cwd });
  expect(jsonOf(compileSchema, compiled).diagnostics.map(({ code, model }) => `${code} ${model}`)).toEqual([
    "E103 m",
    "E111 m",
    "I060 ",
  ]);
  expect((await load(cwd)).modes).toEqual(["data/a.csv replace 1"]);
});
