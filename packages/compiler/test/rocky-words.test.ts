import { compile } from "@rocky/compiler";
import { rockyLanguage } from "@rocky/dsl";
import type { Diagnostic } from "@rocky/ir";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const rocky = rockyLanguage();

const lockfile = `version = 1

[[table]]
name = "raw.orders"
source = "duckdb:dev.duckdb"
observed_at = 2026-11-10T10:00:00Z
columns = [
  { name = "order_id", type = "INTEGER" },
  { name = "customer_id", type = "INTEGER" },
  { name = "status", type = "VARCHAR" },
  { name = "amount", type = "INTEGER" },
]
`;

function compiled(text: string): readonly Diagnostic[] {
  const files = [
    { path: "rocky.toml", text: '[adapter]\ntype = "duckdb"\npath = "dev.duckdb"\n' },
    { path: "schemas.lock.toml", text: lockfile },
    { path: "models/m.rocky", text },
  ];
  return compile({ files, rocky }).diagnostics;
}

/** What is found in a pipeline over `raw.orders`, each with what it is about. */
function findingsOf(text: string): readonly string[] {
  return compiled(text)
    .filter(({ severity }) => severity !== "info")
    .map(({ code, message, help = "", span, edit }) => {
      const at = text.slice(span?.start, span?.end);
      return `${code} at ${at}\n  ${message}\n  ${help}${edit === undefined ? "" : ` (${edit.newText})`}`;
    });
}

const texts = readFileSync(join(import.meta.dirname, "fixtures/rocky-findings.txt"), "utf8").split(
  /^----\n/m,
);

test("findings about pipelines speak of pipelines", async () => {
  const shown = texts.map((text) => `${text}=>\n${findingsOf(text).join("\n")}\n`);
  await expect(shown.join("\n")).toMatchFileSnapshot("fixtures/rocky-findings.expected.txt");
});

test("no finding about a pipeline has a word of SQL, or a name that only the SQL has", () => {
  // Words in capitals that the author wrote are names and values, which are shown as they are.
  const found = texts.filter((text) => !/[A-Z]{4}/.test(text)).flatMap((text) => findingsOf(text));
  expect(found.length).toBeGreaterThan(20);
  const sql =
    /step_\d|_rocky_\d|\b(?:WHERE|HAVING|BY|SELECT|JOIN|LIMIT|NULL|CAST|FROM|UNION|subquery|WITH)\b| = /;
  expect(found.filter((each) => sql.test(each))).toEqual([]);
});

test("what is found about all columns has its place at the table that has them", () => {
  const text = 'from raw.orders as o\ntake 3\nwhere status == "x"\ntake 2\ndistinct';
  const places = compiled(text)
    .filter(({ code }) => code === "I001")
    .map(({ span }) => text.slice(span?.start, span?.end));
  expect(places).toEqual(["raw.orders as o"]);
});

test("a name that only the SQL has means nothing to the author, and one of the author's is named", () => {
  const about = (condition: string): readonly string[] =>
    findingsOf(`from raw.orders\ntake 3\nwhere ${condition}`).map((each) => each.split("\n", 2).join(""));
  expect(about("step_1 is not null")).toMatchInlineSnapshot(`
    [
      "E048 at step_1  There is no column step_1 here.",
    ]
  `);
  expect(about("STEP_1.amount > 1")).toMatchInlineSnapshot(`
    [
      "E049 at STEP_1  No table is called STEP_1 here.",
    ]
  `);
  expect(about("row_number() over (sort _rocky_1) == 1")).toMatchInlineSnapshot(`
    [
      "E048 at _rocky_1  There is no column _rocky_1 here.",
    ]
  `);
});

test("of equal names in two tables, none is meant before a step that makes a new table, and the left one behind it", () => {
  const join = "from raw.orders as o\njoin raw.orders as p on order_id\n";
  const codesOf = (steps: string): readonly string[] =>
    findingsOf(join + steps).map((each) => each.slice(0, each.indexOf("\n")));
  expect(codesOf('where status == "paid"')).toEqual(["E050 at status"]);
  for (const steps of [
    'where o.status == "paid"',
    "distinct\nwhere status_1 == status",
    "derive { status: 0 }\nwhere status > 1",
  ])
    expect(codesOf(steps), steps).toEqual([]);
});
