import { editorSchema, fileKinds } from "@rocky/sdk/node";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { commands } from "../src/commands.ts";
import { outputSchema, outputSchemas } from "../src/schemas/outputs.ts";
import { schemaListSchema } from "../src/schemas/schema.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });

test("rocky schema lists what there is, and prints each as it is published", async () => {
  const cwd = folderWith({});
  const listed = jsonOf(schemaListSchema, await rocky(["schema"], { cwd }));
  expect(listed.files.map(({ name }) => name)).toEqual(fileKinds.map(({ name }) => name));
  const printed = await rocky(["schema", "project"], { cwd });
  expect(printed.code, printed.stderr).toBe(0);
  const [project] = fileKinds;
  expect(JSON.parse(printed.stdout)).toEqual(project === undefined ? undefined : editorSchema(project));
});

test("rocky schema says what is wrong with what it is given", async () => {
  const cwd = folderWith({});
  const unknown = await rocky(["schema", "output", "compil"], { cwd });
  expect(unknown).toMatchObject({ code: 64 });
  expect(unknown.stderr + unknown.stdout).toContain("did you mean compile");
  expect(await rocky(["schema", "projct"], { cwd })).toMatchObject({ code: 64 });
  expect(await rocky(["schema", "project", "compile"], { cwd })).toMatchObject({ code: 64 });
});

test("the choices of the command are the kinds of files", () => {
  const choices = commands.find(({ name }) => name === "schema")?.arguments[0]?.choices;
  expect(choices).toEqual([...fileKinds.map(({ name }) => name), "output"]);
});

test("every command that prints JSON has its schema, which stands by itself", () => {
  /** They print scripts, not results. */
  const withoutJson = new Set(["completions", "emit-sql"]);
  const expected = commands.map(({ name }) => name).filter((name) => !withoutJson.has(name));
  expect(Object.keys(outputSchemas).toSorted()).toEqual([...expected, "error"].toSorted());
  for (const command of Object.keys(outputSchemas)) {
    const schema = outputSchema(command);
    expect(schema, command).toBeDefined();
    expect(() => ajv.compile(schema ?? {}), command).not.toThrow();
  }
});
