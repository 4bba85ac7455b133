import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type SourceFile } from "../packages/compiler/src/index.ts";
import { rockyLanguage } from "../packages/dsl/src/index.ts";
import type { Diagnostic } from "../packages/ir/src/index.ts";
import { describe, expect, test } from "vitest";
import { diagnosticsText } from "../apps/cli/src/report/diagnostics.ts";
import { sourceTexts } from "../apps/cli/src/report/source-text.ts";
import { plainStyle } from "../apps/cli/src/terminal/style.ts";

const rocky = rockyLanguage();

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs/diagnostics");

/** A row of a table of diagnostics, as its package's source has it. */
interface Row {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

const rows: readonly Row[] = globSync(["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"], { cwd: root })
  .flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /code: "([EWIDP]\d{3})",\s+severity: "(\w+)",\s+message:\s+"((?:[^"\\]|\\.)*)"/g,
    ),
  ])
  .map(([, code = "", severity = "", message = ""]) => ({
    code,
    severity,
    message: message.replaceAll('\\"', '"'),
  }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** A project in the text of an example: `--- path` before each file. */
function projectOf(text: string): readonly SourceFile[] {
  const files = text
    .split(/^--- (?=\S+\.\S+$)/m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { path: part.slice(0, end), text: part.slice(end + 1) };
    });
  const hasConfig = files.some((file) => file.path === "rocky.toml");
  return hasConfig
    ? files
    : [...files, { path: "rocky.toml", text: '[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n' }];
}

interface Example {
  readonly about: string;
  readonly bad?: string;
  readonly good?: string;
  readonly none?: string;
}

function exampleOf(code: string): Example {
  const [about = "", ...parts] = readFileSync(join(folder, "examples", `${code}.txt`), "utf8").split(
    /^=== /m,
  );
  const named = parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n") + 1)]);
  return { about: about.trim(), ...Object.fromEntries(named) };
}

function findingsOf(text: string): readonly Diagnostic[] {
  const found = compile({ files: projectOf(text), options: { environment: {} }, rocky });
  return [...found.diagnostics, ...found.unbuildable];
}

/** What the command prints about the findings of one code. */
function printed(text: string, code: string): string {
  const files = projectOf(text);
  const found = findingsOf(text).filter((diagnostic) => diagnostic.code === code);
  return diagnosticsText(found.slice(0, 1), sourceTexts(files), { style: plainStyle, width: 100 }).trim();
}

const languages: Readonly<Record<string, string>> = { sql: "sql", toml: "toml", rocky: "text" };

function filesText(text: string): string {
  return projectOf(text)
    .filter((file) => text.includes(`--- ${file.path}\n`))
    .map(({ path, text: body }) => {
      const shown = body.length > 2000 ? `${body.slice(0, 60)}… (cut)` : body.trimEnd();
      return `\`${path}\`\n\n\`\`\`${languages[path.split(".").at(-1) ?? ""] ?? "text"}\n${shown}\n\`\`\``;
    })
    .join("\n\n");
}

function pageOf({ code, severity, message }: Row): string {
  const { about, bad, good, none } = exampleOf(code);
  const head = `# ${code}\n\n**${severity}**: ${message}\n\n${about}\n`;
  if (bad === undefined || good === undefined) return `${head}\n## No example\n\n${none ?? ""}`;
  const output = printed(bad, code);
  const cut = output
    .split("\n")
    .map((line) => (line.length > 160 ? `${line.slice(0, 160)}…` : line))
    .join("\n");
  return `${head}\n## Bad\n\n${filesText(bad)}\n\nRocky says:\n\n\`\`\`text\n${cut}\n\`\`\`\n\n## Good\n\n${filesText(good)}\n`;
}

test("every code has one example, and every example a code", () => {
  const examples = globSync("*.txt", { cwd: join(folder, "examples") }).map((file) => file.slice(0, -4));
  expect(examples.toSorted()).toEqual(rows.map((row) => row.code));
  expect(rows.length).toBeGreaterThan(80);
});

/** A code without an example fails the test above, and the others go on. */
const shown = rows.filter((row) => existsSync(join(folder, "examples", `${row.code}.txt`)));

describe.each(shown)("$code", (row) => {
  const { bad, good, none } = exampleOf(row.code);

  test(
    "the bad example has the finding at a place, the good one does not, nor an error of another kind",
    { timeout: 60_000 },
    () => {
      if (bad === undefined || good === undefined) {
        expect(none).toBeTypeOf("string");
        return;
      }
      const found = findingsOf(bad).filter((diagnostic) => diagnostic.code === row.code);
      expect(findingsOf(bad).map((diagnostic) => diagnostic.code)).toContain(row.code);
      expect(found[0]?.severity).toBe(row.severity);
      if (row.code !== "I060") expect(found[0]?.span?.file).toBeDefined();
      // Strategies that cannot be run yet are refused beside what is checked about them.
      const remaining = findingsOf(good).filter(
        ({ code, severity }) => code === row.code || (severity === "error" && code !== "E091"),
      );
      expect(remaining.map((diagnostic) => `${diagnostic.code} ${diagnostic.message}`)).toEqual([]);
    },
  );

  test("the page is what table and example say", { timeout: 60_000 }, async () => {
    await expect(pageOf(row)).toMatchFileSnapshot(join(folder, `${row.code}.md`));
  });
});

test("the list of all pages is complete", async () => {
  const lines = rows.map(
    ({ code, severity, message }) => `| [${code}](${code}.md) | ${severity} | ${message} |`,
  );
  await expect(
    `# Diagnostics\n\nEvery finding has a code, and every code a page; \`rocky explain <CODE>\` prints it. An error keeps the project from running,\na warning and a note (info) do not.\n\nHow a warning or a note about a query counts is set by its code under \`[lints]\` in \`rocky.toml\`: \`W044 = "off"\`, or \`"info"\`, \`"warning"\`, \`"error"\`.\nThe comment \`-- rocky-ignore: W044 reason\` silences it in one line of a model: its own, or the next one where it stands alone. Errors stay.\n\n| code | severity | message |\n| --- | --- | --- |\n${lines.join("\n")}\n`,
  ).toMatchFileSnapshot(join(folder, "README.md"));
});
