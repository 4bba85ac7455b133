import { editorSchema, fileKinds } from "@rocky/compiler";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

test.each(fileKinds.map((kind) => [kind.name, kind] as const))(
  "schemas/%s.json is what the shapes say",
  async (name, kind) => {
    const text = `${JSON.stringify(editorSchema(kind), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../schemas/${name}.json`);
  },
);

test("there is no schema of a kind that does not exist", () => {
  const files = readdirSync(new URL("../schemas", import.meta.url));
  expect(files.toSorted()).toEqual(fileKinds.map(({ name }) => `${name}.json`).toSorted());
});

test("every setting says what it means", () => {
  const silent = fileKinds.flatMap((kind) => withoutDescription(editorSchema(kind), kind.name));
  expect(silent).toEqual([]);
});

/** Paths of properties that no description stands at. */
function withoutDescription(schema: object, path: string): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]): readonly string[] => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    if (key === "then" || key === "if") return [];
    const named =
      key === "properties"
        ? Object.entries(value).flatMap(([name, property]: [string, object]) =>
            "description" in property || "anyOf" in property ? [] : [`${path}.${name}`],
          )
        : [];
    return [...named, ...withoutDescription(value, `${path}.${key}`)];
  });
}
