import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fmtSchema } from "../src/schemas/fmt.ts";
import { jsonOf } from "./json-output.ts";
import { folderWith, rocky } from "./rocky.ts";

const untidy = "from orders where paid -- only these\n| take   10\n";
const tidy = "from orders\nwhere paid -- only these\ntake 10\n";
const broken = "from orders\nwhere\n";

test("files are brought into one form, where they are found", async () => {
  const cwd = folderWith({
    "models/a.rocky": untidy,
    "models/b.rocky": tidy,
    "node_modules/c.rocky": untidy,
  });
  const { code, stdout, stderr } = await rocky(["fmt", "-o", "table"], { cwd });
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: "models/a.rocky\n2 files: 1 formatted, 1 unchanged\n",
    stderr: "",
  });
  expect(readFileSync(join(cwd, "models/a.rocky"), "utf8")).toBe(tidy);
  expect(readFileSync(join(cwd, "node_modules/c.rocky"), "utf8")).toBe(untidy);
});

test("--check names what has another form, writes nothing, and exits 1", async () => {
  const cwd = folderWith({ "models/a.rocky": untidy, "models/b.rocky": tidy });
  const ended = await rocky(["fmt", "--check", "models", "-o", "json"], { cwd });
  expect(ended.code).toBe(1);
  expect(jsonOf(fmtSchema, ended)).toMatchObject({
    check: true,
    files: [
      { file: "models/a.rocky", status: "unformatted" },
      { file: "models/b.rocky", status: "unchanged" },
    ],
    diagnostics: [],
  });
  expect(readFileSync(join(cwd, "models/a.rocky"), "utf8")).toBe(untidy);
  expect((await rocky(["fmt", "--check", "models/b.rocky"], { cwd })).code).toBe(0);
});

test("frontmatter stays as it is, and places behind it are those of the file", async () => {
  const frontmatter = '---toml\nname   = "fm"\n---\n';
  const cwd = folderWith({ "a.rocky": frontmatter + untidy, "b.rocky": frontmatter + broken });
  const ended = await rocky(["fmt", "-o", "json"], { cwd });
  expect(ended.code).toBe(1);
  expect(readFileSync(join(cwd, "a.rocky"), "utf8")).toBe(frontmatter + tidy);
  expect(jsonOf(fmtSchema, ended).diagnostics).toMatchObject([{ span: { file: "b.rocky", line: 5 } }]);
});

test("a file with errors is left alone and reported; the others are formatted", async () => {
  const cwd = folderWith({ "a.rocky": broken, "b.rocky": untidy });
  const ended = await rocky(["fmt", "a.rocky", "b.rocky", "-o", "json"], { cwd });
  expect(ended.code).toBe(1);
  const { files, diagnostics } = jsonOf(fmtSchema, ended);
  expect(files.map(({ status }) => status)).toEqual(["error", "formatted"]);
  expect(diagnostics).toMatchObject([{ severity: "Error", span: { file: "a.rocky", line: 2 } }]);
  expect(readFileSync(join(cwd, "a.rocky"), "utf8")).toBe(broken);
  expect(readFileSync(join(cwd, "b.rocky"), "utf8")).toBe(tidy);
});

test("standard input comes out formatted; with errors as it was", async () => {
  const cwd = folderWith({});
  expect(await rocky(["fmt", "-", "-o", "table"], { cwd, input: untidy })).toEqual({
    code: 0,
    stdout: tidy,
    stderr: "",
  });
  const refused = await rocky(["fmt", "-", "-o", "table"], { cwd, input: broken });
  expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 1, stdout: broken });
  expect(refused.stderr).toContain("<stdin>:2:6");
  const checked = await rocky(["fmt", "--check", "-", "-o", "json"], { cwd, input: untidy });
  expect(checked.code).toBe(1);
  expect(jsonOf(fmtSchema, checked).files).toEqual([{ file: "<stdin>", status: "unformatted" }]);
});

test.each([
  { paths: ["nowhere"], says: "there is no file or folder nowhere" },
  { paths: ["a.sql"], says: "a.sql is not a .rocky file" },
])("$paths is refused", async ({ paths, says }) => {
  const cwd = folderWith({ "a.sql": "SELECT 1" });
  const { code, stderr } = await rocky(["fmt", ...paths, "-o", "table"], { cwd });
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(says) as string });
});

test("a file that is no UTF-8 text is left alone and reported; the others are formatted", async () => {
  const cwd = folderWith({ "b.rocky": untidy });
  const bytes = Buffer.from("\ufefffrom  a", "utf16le");
  const latin = Buffer.from("from a -- gr\u00fc\u00dfe", "latin1");
  writeFileSync(join(cwd, "a.rocky"), bytes);
  writeFileSync(join(cwd, "c.rocky"), latin);
  const { code, stdout, stderr } = await rocky(["fmt", "-o", "table"], { cwd });
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: "b.rocky\n3 files: 1 formatted, 2 left alone because of errors, 0 unchanged\n",
  });
  expect(stderr).toContain("a.rocky is UTF-16 text, so it cannot be formatted.");
  expect(stderr).toContain("c.rocky is not UTF-8 text, so it cannot be formatted.");
  expect(readFileSync(join(cwd, "a.rocky"))).toEqual(bytes);
  expect(readFileSync(join(cwd, "c.rocky"))).toEqual(latin);
  expect(readFileSync(join(cwd, "b.rocky"), "utf8")).toBe(tidy);
});
