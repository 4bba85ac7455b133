import { readdirSync, readFileSync } from "node:fs";
import { compile, type SourceFile } from "@rocky/compiler";
import { rockyLanguage } from "@rocky/dsl";
import { expect, test } from "vitest";
import { render } from "./render.ts";

const rocky = rockyLanguage();

const folder = new URL("./fixtures/projects/", import.meta.url);

/** A case is one text: `=== path` before each file; `\r` and the byte order mark are written `<CR>` and `<BOM>`. */
function filesOf(text: string): readonly SourceFile[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      const body = part.slice(end + 1);
      return {
        path: part.slice(0, end).trim(),
        text: body.replaceAll("<CR>", "\r").replaceAll("<BOM>", "\uFEFF"),
      };
    });
}

const cases = readdirSync(folder).filter((name) => name.endsWith(".project"));

test("there are enough cases", () => {
  expect(cases.length).toBeGreaterThanOrEqual(25);
});

test.each(cases)("%s", async (name) => {
  const files = filesOf(readFileSync(new URL(name, folder), "utf8"));
  const environment = { SET: "value", EMPTY: "" };
  const result = compile({ files, options: { environment }, rocky });
  await expect(render(files, result)).toMatchFileSnapshot(
    `./fixtures/projects/${name.replace(".project", ".expected")}`,
  );
});
