import { build } from "esbuild";
import type { compile, describe, lineageOf } from "@rocky/sdk";
import { expect, test } from "vitest";

interface Entry {
  readonly compile: typeof compile;
  readonly describe: typeof describe;
  readonly lineageOf: typeof lineageOf;
}

test("the main entry bundles for a browser and works without Node", async () => {
  const bundled = await build({
    stdin: {
      contents: 'export { compile, describe, lineageOf } from "@rocky/sdk";',
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "rocky",
    platform: "browser",
    logLevel: "silent",
  });
  expect(bundled.errors).toEqual([]);
  const text = bundled.outputFiles[0]?.text ?? "";
  const hidden = ["process", "require", "Buffer", "setTimeout", "console", "fetch"];
  const make = new Function(...hidden, `${text}; return rocky;`);
  const rocky = make() as Entry;
  const { columns } = rocky.describe("SELECT 1 AS id");
  expect(columns.map((column) => column.name)).toEqual(["id"]);
  const files = [
    { path: "models/a.sql", text: "SELECT 1 AS id" },
    { path: "models/b.sql", text: "SELECT id FROM a" },
  ];
  const { models, diagnostics } = rocky.compile({ files });
  expect(diagnostics).toEqual([]);
  expect(rocky.lineageOf(models).readers.get("a")).toEqual(["b"]);
});
