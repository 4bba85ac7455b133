import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openProject, type CellValue } from "@rocky/sdk/node";
import { expect, onTestFinished, test } from "vitest";

function projectWith(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): ReturnType<typeof openProject> {
  const folder = mkdtempSync(join(tmpdir(), "rocky-variables-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const config = '[adapter]\ntype = "duckdb"\npath = "test.duckdb"\n';
  for (const [path, text] of Object.entries({ "rocky.toml": config, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return openProject(folder, { variables });
}

async function rowsOf(
  project: ReturnType<typeof openProject>,
  model: string,
): Promise<readonly (readonly CellValue[])[]> {
  for await (const event of project.run()) {
    if (event.kind === "refused") throw new Error(event.errors.map((error) => error.message).join("\n"));
    if (event.kind !== "step-ended" || event.result.status !== "failed") continue;
    throw new Error(event.result.error.message);
  }
  return (await project.show(model, { limit: 10 })).rows;
}

const fragments = [
  "'",
  "''",
  '"',
  "\\",
  "\\'",
  "--",
  "/*",
  "*/",
  ";",
  "\n",
  "\r\n",
  "$$",
  "$t$",
  "E'",
  "' || (SELECT 1) || '",
  "'; DROP TABLE victim; --",
  "@var(v0)",
  "@twice(1)",
  "{x}",
  "${HOME}",
  ")",
  "%",
  "\u00a0",
  "\u2028",
  "\u200b",
  "’",
  "é",
  "😀",
  "\u0001",
  "=",
  " ",
];
const values = [...fragments, ...fragments.flatMap((a) => fragments.map((b) => a + b))];

test(
  `${values.length} hostile values come out of DuckDB as they went in, each in four places`,
  { timeout: 60_000 },
  async () => {
    const variables = Object.fromEntries(values.map((value, i) => [`v${i}`, value]));
    const rows = values.map(
      (_, i) => `(${i}, @var(v${i}), E'x'||@var(v${i}), @same(@var(v${i})), length( /* it is */@var(v${i})))`,
    );
    const project = projectWith(
      {
        "macros/same.sql": "-- @macro same(x: string)\n'<'||{x}||'>'\n",
        "models/victim.sql": "SELECT 1 AS id\n",
        "models/m.sql": `SELECT * FROM (VALUES\n${rows.join(", -- it's\n")}\n) AS t(i, a, b, c, d)\nORDER BY i\n`,
        "models/wrong.sql": `SELECT count(*) AS n FROM m WHERE ${values.map((_, i) => `(i = ${i} AND a <> @var(v${i}))`).join(" OR ")}\n`,
      },
      variables,
    );
    expect(await rowsOf(project, "wrong")).toEqual([[0n]]);
    const { rows: shown } = await project.show("m", { limit: values.length + 1 });
    expect(shown.length).toBe(values.length);
    shown.forEach((row, i) => {
      const value = values[i] ?? "";
      expect(row.slice(1, 4)).toEqual([value, `x${value}`, `<${value}>`]);
      expect(row[4]).toBe(BigInt(Array.from(value).length));
    });
    expect((await project.show("victim", { limit: 2 })).rows).toEqual([[1n]]);
  },
);

test("DuckDB joins no value with a string beside it", async () => {
  const texts = [
    "E'a'\n@var(v)",
    "@var(v)\n'b'",
    "E'a' -- '\n@var(v)",
    "U&'a'\n@var(v)",
    "E@var(v)",
    "X@var(v)",
  ];
  for (const text of texts) {
    const project = projectWith({ "models/m.sql": `SELECT ${text} AS x\n` }, { v: "\\'; DROP TABLE m; --" });
    const compiled = await project.compile();
    const errors = compiled.result.diagnostics.filter((found) => found.severity === "error");
    const outcome = errors.length > 0 ? "refused" : await rowsOf(project, "m").catch(() => "rejected");
    expect(["refused", "rejected"], text).toContain(outcome);
  }
});

test("numbers, booleans and null are values of their own types", async () => {
  const variables = { whole: "5", least: "-5", part: "1.5", yes: "true", nothing: "null", text: "05" };
  const project = projectWith(
    {
      "models/m.sql":
        "SELECT @var(whole) + 1 AS a, 1 -@var(least) AS b, @var(part) * 2 AS c, NOT @var(yes) AS d, @var(nothing) IS NULL AS e, @var(text) || '' AS f, @var(absent, 2 + 3) * 2 AS g\n",
    },
    variables,
  );
  expect(await rowsOf(project, "m")).toEqual([[6n, 6n, "3.0", false, true, "05", 10n]]);
});
