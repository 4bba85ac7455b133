import { expect, test } from "vitest";
import { showSchema } from "../src/schemas/show.ts";
import { textWidth } from "../src/terminal/width.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

async function built(sql: string): Promise<string> {
  const cwd = folderWith({ "rocky.toml": config, "models/a.sql": sql });
  const ran = await rocky(["run"], { cwd });
  expect(ran.code, ran.stderr).toBe(0);
  return cwd;
}

test("numbers stand at the right, without the noise of floating point", async () => {
  const cwd = await built(
    "SELECT * FROM (VALUES (1, 0.1::DOUBLE + 0.2::DOUBLE, 'x'), (20, 1e20::DOUBLE, NULL)) AS t(id, sum, note)\n",
  );
  const { stdout } = await rocky(["show", "a", "-o", "table"], { cwd });
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
    id                    sum  note
     1                    0.3  x
    20  100000000000000000000  NULL
    2 rows of main.a
    next: rocky lineage a.id
    "
  `);
  const exact = jsonOf(showSchema, await rocky(["show", "a"], { cwd }));
  expect(exact.rows[0]?.[1]).toBe(0.1 + 0.2);
});

test("columns that do not fit are named, not squeezed", async () => {
  const columns = Array.from({ length: 30 }, (_, i) => `'a rather long text' AS column_${i}`);
  const cwd = await built(`SELECT ${columns.join(", ")}\n`);
  const { stdout } = await rocky(["show", "a", "-o", "table"], { cwd });
  const [head = "", row = "", more = ""] = stdout.split("\n");
  expect(head).toMatch(/^column_0 +column_1 +/);
  expect(head).not.toContain("…");
  expect(row).toMatch(/^a rather/);
  expect(more).toMatch(/^22 more columns: column_8, column_9, /);
  for (const line of stdout.split("\n")) expect(textWidth(line)).toBeLessThan(111);
  expect(jsonOf(showSchema, await rocky(["show", "a"], { cwd })).columns).toHaveLength(30);
});
