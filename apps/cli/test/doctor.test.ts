import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DuckDBInstance } from "@duckdb/node-api";
import { healthCheckNames } from "@rocky/sdk/node";
import { expect, test } from "vitest";
import { doctorCommand } from "../src/commands/doctor.ts";
import { doctorSchema } from "../src/schemas/doctor.ts";
import type { TypeOf } from "../src/schemas/schema-type.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const project = { "rocky.toml": config, "models/a.sql": "SELECT 1 AS x\n" };

type Check = TypeOf<typeof doctorSchema>["checks"][number];

/** One check with the exit code of the command. */
async function check(cwd: string, name: string): Promise<Check & { readonly code: number | null }> {
  const ended = await rocky(["doctor", "--check", name], { cwd });
  const { checks, overall, suggestions } = jsonOf(doctorSchema, ended);
  expect(checks.map((each) => each.name)).toEqual([name]);
  const [found] = checks;
  if (found === undefined) throw new Error("no check");
  expect(overall).toBe(found.status);
  expect(suggestions).toEqual(found.status === "healthy" ? [] : [found.fix]);
  expect(found.fix === undefined).toBe(found.status === "healthy");
  return { ...found, code: ended.code };
}

test("every check can be asked for by its name", () => {
  const [option] = doctorCommand.options;
  expect(option?.choices).toEqual(healthCheckNames);
});

test("a new project is healthy, and looking changes nothing", async () => {
  const cwd = folderWith(project);
  const ended = await rocky(["doctor"], { cwd });
  expect(ended.code, ended.stdout).toBe(0);
  const { overall, checks } = jsonOf(doctorSchema, ended);
  expect(overall).toBe("healthy");
  expect(checks.map((each) => each.name).join(" ")).toBe(
    "config environment models adapters lockfile ledger state node disk",
  );
  expect(checks.find((each) => each.name === "adapters")?.message).toBe(
    "default: the database test.duckdb does not exist yet; the first load or run makes it",
  );
  expect(readdirSync(cwd).sort()).toEqual(["models", "rocky.toml"]);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  const after = jsonOf(doctorSchema, await rocky(["doctor"], { cwd }));
  expect(after.overall).toBe("healthy");
  expect(after.checks.find((each) => each.name === "adapters")?.message).toMatch(
    /^default: duckdb [\d.]+, duckdb:test\.duckdb with 1 table or view$/,
  );
  expect(after.checks.find((each) => each.name === "ledger")?.message).toMatch(
    /entries, the chain is sound$/,
  );
});

test("a broken configuration is critical", async () => {
  const cwd = folderWith({ ...project, "rocky.toml": config.replace("models =", "modles =") });
  const found = await check(cwd, "config");
  expect(found).toMatchObject({ code: 3, status: "critical", fix: "rocky validate shows where" });
  expect(found.message).toContain("modles");
});

test("a missing environment variable is critical, and only its name is told", async () => {
  const cwd = folderWith({ ...project, "rocky.toml": config.replace("test.duckdb", "${WHERE_IT_IS}") });
  expect(await check(cwd, "environment")).toMatchObject({
    code: 3,
    status: "critical",
    message: "WHERE_IT_IS is not set",
    fix: "set it, or write a default in rocky.toml: ${WHERE_IT_IS:-value}",
  });
  expect(await check(cwd, "config")).toMatchObject({ status: "healthy" });
  const env = { WHERE_IT_IS: "secret.duckdb" };
  const set = await rocky(["doctor", "--check", "environment"], { cwd, env });
  expect(jsonOf(doctorSchema, set).overall).toBe("healthy");
  expect(set.stdout).not.toContain("secret");
});

test("findings are counted as people count", async () => {
  const models = { "models/b.sql": "SELECT nothing FROM a\n", "models/c.sql": "SELECT id FROM crm.people\n" };
  const cwd = folderWith({ ...project, ...models });
  const { code, stdout } = await rocky(["doctor", "-o", "table"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain("\n9 checks: 2 warnings, 7 healthy\n");
});

test("no models, and models with errors, are warnings", async () => {
  const none = await check(folderWith({ "rocky.toml": config }), "models");
  expect(none).toMatchObject({ code: 0, status: "warning", message: "no model matches models/**" });
  const cwd = folderWith({ ...project, "models/b.sql": "SELECT nothing FROM a\n" });
  expect(await check(cwd, "models")).toMatchObject({
    code: 0,
    status: "warning",
    message: "1 of 2 models has errors, and nothing runs before they are mended",
  });
});

test("a file that is no database is critical, and stays as it is", async () => {
  const cwd = folderWith({ ...project, "test.duckdb": "not a database ".repeat(500) });
  const found = await check(cwd, "adapters");
  expect(found).toMatchObject({ code: 3, status: "critical" });
  expect(found.message).toBe("default: test.duckdb is not a DuckDB database");
  expect(readFileSync(join(cwd, "test.duckdb"), "utf8")).toBe("not a database ".repeat(500));
});

test("a database that another process has open is a warning that names the process", async () => {
  const cwd = folderWith(project);
  const instance = await DuckDBInstance.create(join(cwd, "test.duckdb"));
  try {
    const found = await check(cwd, "adapters");
    expect(found).toMatchObject({ code: 0, status: "warning" });
    expect(found.message).toContain(`process ${process.pid}`);
  } finally {
    instance.closeSync();
  }
});

test("tables that the compiler does not know are a warning, and so is a lockfile that is old", async () => {
  const cwd = folderWith({ ...project, "models/b.sql": "SELECT p.id FROM crm.people AS p\n" });
  expect(await check(cwd, "lockfile")).toMatchObject({
    status: "warning",
    message: "the columns of crm.people are not known: there is no schemas.lock.toml",
  });
  const instance = await DuckDBInstance.create(join(cwd, "test.duckdb"));
  const connection = await instance.connect();
  await connection.run("CREATE SCHEMA crm; CREATE TABLE crm.people (id INTEGER)");
  connection.disconnectSync();
  instance.closeSync();
  expect((await rocky(["discover", "--with-schemas"], { cwd })).code).toBe(0);
  expect(await check(cwd, "lockfile")).toMatchObject({ status: "healthy" });
  const lockfile = join(cwd, "schemas.lock.toml");
  const text = readFileSync(lockfile, "utf8");
  writeFileSync(lockfile, text.replace(/checked_at = .*/, "checked_at = 2020-01-01T00:00:00.000Z"));
  const old = await check(cwd, "lockfile");
  expect(old.status).toBe("warning");
  expect(old.message).toMatch(/knows 1 table, and the warehouse was asked \d+ days ago$/);
  appendFileSync(lockfile, "\n[[[");
  expect(await check(cwd, "lockfile")).toMatchObject({ code: 3, status: "critical" });
});

test("a ledger that was changed is critical", async () => {
  const cwd = folderWith(project);
  expect((await rocky(["run"], { cwd })).code).toBe(0);
  const ledger = new DatabaseSync(join(cwd, ".rocky/ledger.db"));
  ledger.exec("UPDATE entry SET body = replace(body, 'success', 'failure')");
  ledger.close();
  const found = await check(cwd, "ledger");
  expect(found).toMatchObject({ code: 3, status: "critical" });
  expect(found.message).toMatch(/^the chain is broken: entry \d+/);
});

test("a place where nothing can be recorded is critical", async () => {
  const cwd = folderWith({ ...project, ".rocky": "a file, not a folder" });
  expect(await check(cwd, "state")).toMatchObject({ code: 3, status: "critical" });
});

test("files that cannot be read keep the rest from being checked, and that is said", async () => {
  const cwd = folderWith({ "rocky.toml/not-a-file": "" });
  const ended = await rocky(["doctor"], { cwd });
  expect(ended.code).toBe(3);
  const { checks } = jsonOf(doctorSchema, ended);
  expect(checks.find((each) => each.name === "config")?.status).toBe("critical");
  expect(checks.filter((each) => each.message.startsWith("not checked")).map((each) => each.name)).toEqual([
    "environment",
    "models",
    "adapters",
    "lockfile",
    "ledger",
  ]);
});

test("the worst comes first, with what to do about it", async () => {
  const cwd = folderWith({ ...project, "test.duckdb": "x".repeat(9000) });
  rmSync(join(cwd, "models"), { recursive: true });
  const { code, stdout } = await rocky(["doctor", "-o", "table"], { cwd });
  expect(code).toBe(3);
  const lines = stdout.split("\n");
  expect(lines.slice(0, 4)).toEqual([
    "critical  adapters     default: test.duckdb is not a DuckDB database",
    "                       fix: Correct the path in rocky.toml; the file was left as it is.",
    "warning   models       no model matches models/**",
    "                       fix: put .sql files there, or correct `models` of the pipeline in rocky.toml",
  ]);
  expect(stdout).toContain(
    "9 checks: 1 critical, 1 warning, 7 healthy\nnext: mend it, then rocky doctor --check adapters",
  );
  expect(existsSync(join(cwd, ".rocky"))).toBe(false);
});
