import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectShape } from "../packages/compiler/src/config/project-shape.ts";
import { fileKinds } from "../packages/compiler/src/schema/editor-schemas.ts";
import { validationCodes } from "../packages/compiler/src/validate/codes.ts";
import { settingsPage } from "./settings-page.ts";

const docs = join(import.meta.dirname, "../docs");

test("the page of settings is what files are checked against", async () => {
  await expect(settingsPage(fileKinds)).toMatchFileSnapshot(join(docs, "settings.md"));
});

test("every setting of a schema is on the page", () => {
  const page = readFileSync(join(docs, "settings.md"), "utf8");
  const schemas = fileKinds.map(({ name }) =>
    readFileSync(join(docs, `../packages/compiler/schemas/${name}.json`), "utf8"),
  );
  const keys = new Set(schemas.flatMap((text) => keysOf(JSON.parse(text))));
  expect(keys.size).toBeGreaterThan(200);
  const absent = [...keys].filter((key) => !new RegExp(`[\`.[]${key}[\`.\\]]`).test(page));
  expect(absent).toEqual([]);
});

/** Names of properties anywhere in a schema. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => [
    ...(key === "properties" && typeof value === "object" && value !== null ? Object.keys(value) : []),
    ...keysOf(value),
  ]);
}

test("the page of project files names every block of rocky.toml", () => {
  const page = readFileSync(join(docs, "project-files.md"), "utf8");
  const absent = Object.keys(projectShape.keys).filter(
    (block) => !new RegExp(`\`\\[+${block}[\\].]`).test(page),
  );
  expect(absent).toEqual([]);
});

test("the page of validation lists every code", async () => {
  const rows = Object.entries(validationCodes).map(([code, about]) => `| ${code} | ${about} |`);
  const text = `# Validation

\`rocky validate\` says what is wrong with the configuration and the files of a project, what could be left out, and what is in order; the worst first.
Queries are left to \`rocky compile\`. A project is valid when nothing is an \`error\`; a \`warn\` is a part that does nothing or may surprise, a \`lint\`
what could be left out, and an \`ok\` what is in order. A message carries the code of the finding that \`rocky compile\` reports too, where there is
one: \`rocky explain <code>\` says more about it.

| code | what it is about |
| --- | --- |
${rows.join("\n")}
`;
  await expect(text).toMatchFileSnapshot(join(docs, "validation.md"));
});
