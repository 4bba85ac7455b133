import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { playgroundTemplates } from "@rocky/sdk/node";
import { describe, expect, test, vi } from "vitest";
import { playgroundCommand } from "../src/commands/playground.ts";
import { compileSchema } from "../src/schemas/compile.ts";
import { playgroundSchema, templatesSchema } from "../src/schemas/created.ts";
import { testSchema } from "../src/schemas/test.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

vi.setConfig({ testTimeout: 60_000 });

describe.each(playgroundTemplates.map((template) => [template.name, template] as const))(
  "%s",
  (name, template) => {
    /** Makes the project, and loads its files where it has some. */
    async function made(): Promise<string> {
      const parent = folderWith({});
      const ended = await rocky(["playground", "my project", "--template", name], { cwd: parent });
      expect(ended.code, ended.stderr).toBe(0);
      return join(parent, "my project");
    }

    test("everything that it and its README tell to try works, in this order", async () => {
      const cwd = await made();
      const readme = readFileSync(join(cwd, "README.md"), "utf8");
      const ofReadme = [...readme.matchAll(/^ {4}(rocky .*?)(?:\s{2,}#.*)?$/gm)].map(
        ([, command = ""]) => command,
      );
      expect(ofReadme.length).toBeGreaterThan(3);
      expect(ofReadme).toEqual(expect.arrayContaining(template.steps.map((step) => step.command)));
      for (const command of ofReadme) {
        const ended = await rocky(command.split(" ").slice(1), { cwd });
        expect(ended.code, `${command}: ${ended.stdout}${ended.stderr}`).toBe(0);
      }
    });

    test("everything is known, promised and tested once it was run", async () => {
      const cwd = await made();
      expect((await rocky(["run"], { cwd })).code).toBe(0);
      const compiled = jsonOf(compileSchema, await rocky(["compile"], { cwd }));
      const { coverage, diagnostics } = compiled;
      expect(diagnostics).toEqual([]);
      expect([coverage.types_known, coverage.nullability_known]).toEqual([
        coverage.columns,
        coverage.columns,
      ]);
      expect(template.files.some((file) => file.path.endsWith(".contract.toml"))).toBe(true);
      const tested = jsonOf(testSchema, await rocky(["test"], { cwd }));
      expect(tested.unit_tests).toMatchObject({ failed: 0, passed: 1 });
      const { declarative } = tested;
      expect(declarative.passed + declarative.proved).toBe(declarative.total);
      expect(declarative.passed).toBeGreaterThan(1);
    });

    test("the mistake that it tells to make is found, with what was meant", async () => {
      const cwd = await made();
      expect((await rocky(["run"], { cwd })).code).toBe(0);
      const { file, find, replace } = template.mistake;
      const path = join(cwd, file);
      const text = readFileSync(path, "utf8");
      expect(text.split(find)).toHaveLength(2);
      writeFileSync(path, text.replace(find, replace));
      const broken = await rocky(["compile", "-o", "table"], { cwd });
      expect(broken.code).toBe(1);
      expect(broken.stdout).toContain(`--> ${file}:`);
      const [meant = ""] = find.replace(/.*[.(]/, "").split(")");
      expect(broken.stdout).toContain(`Did you mean ${meant}?`);
      writeFileSync(path, text);
      expect((await rocky(["compile"], { cwd })).code).toBe(0);
    });

    test("its comments explain, in lines that fit a page", () => {
      for (const { path, text } of template.files) {
        if (/\.(?:sql|toml)$/.test(path))
          expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(121);
      }
      const commented = template.files.filter(({ text }) => /^(?:--|#) \w/m.test(text));
      expect(commented.length).toBeGreaterThan(template.files.length / 3);
    });
  },
);

test("breaking the promise of the quickstart is found before anything runs", async () => {
  const cwd = folderWith({});
  expect((await rocky(["playground", "p"], { cwd })).code).toBe(0);
  const path = join(cwd, "p/models/customer_totals.sql");
  writeFileSync(path, readFileSync(path, "utf8").replace("COUNT(o.order_id) AS orders,", ""));
  const ended = await rocky(["compile", "-o", "table"], { cwd: join(cwd, "p") });
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain("customer_totals.contract.toml");
});

test("the templates are listed, and nothing is written", async () => {
  const cwd = folderWith({});
  const { templates } = jsonOf(templatesSchema, await rocky(["playground", "--list"], { cwd }));
  expect(templates.map((template) => template.name)).toEqual(["quickstart", "shop", "flights"]);
  const { stdout } = await rocky(["playground", "--list", "-o", "table"], { cwd });
  for (const { name, summary } of playgroundTemplates)
    expect(stdout).toContain(`${name.padEnd(10)}  ${summary}\n`);
  expect(readdirSync(cwd)).toEqual([]);
  expect((await rocky(["playground", "--list", "p"], { cwd })).code).toBe(64);
  expect((await rocky(["playground", "p", "--template", "shoop"], { cwd })).code).toBe(64);
  expect(readdirSync(cwd)).toEqual([]);
});

test("every template can be asked for by its name", () => {
  const [option] = playgroundCommand.options;
  expect(option?.choices).toEqual(playgroundTemplates.map((template) => template.name));
});

test("says what to try, and what to break", async () => {
  const cwd = folderWith({});
  const body = jsonOf(playgroundSchema, await rocky(["playground"], { cwd }));
  expect(body).toMatchObject({ template: "quickstart", models: 3 });
  expect(body.try[0]).toBe("rocky compile");
  const { stdout } = await rocky(["playground", "a b", "-o", "table"], { cwd });
  expect(`\n${stdout.replace(cwd, "<here>")}`).toMatchInlineSnapshot(`
    "
    wrote 8 files, 3 models, to <here>/a b

    try, in this order
      cd 'a b'
      rocky compile                          a type for every column, before anything runs
      rocky run                              the models become tables
      rocky test                             unit tests, tests of tables, and what was proved instead
      rocky lineage customer_totals.revenue  where a column comes from

    then break it
      write SUM(o.amuont) instead of SUM(o.amount) in models/customer_totals.sql
      rocky compile  the place, and the name that was meant

    next: cd 'a b' && rocky compile
    "
  `);
});
