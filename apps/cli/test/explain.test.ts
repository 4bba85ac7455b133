import { expect, test } from "vitest";
import { explainCodeSchema, explainColumnSchema } from "../src/schemas/explain.ts";
import { jsonOf } from "./json-output.ts";
import { config } from "./projects.ts";
import { folderWith, rocky } from "./rocky.ts";

const lock = `version = 1

[[table]]
name = "raw.orders"
source = "duckdb:dev.duckdb"
observed_at = 2026-01-10T08:00:00Z
columns = [
  { name = "amount", type = "DECIMAL(10,2)" },
]
`;

const project = {
  "rocky.toml": config,
  "schemas.lock.toml": lock,
  "models/stg.sql": "SELECT amount, coalesce(amount, 0) AS paid FROM raw.orders WHERE amount > 1\n",
  "models/m.sql":
    "SELECT sum(paid * 2) AS total, 'x' AS fixed, nothing.y FROM stg CROSS JOIN nothing GROUP BY ALL\n",
};

async function explained(what: string) {
  const ended = await rocky(["explain", what], { cwd: folderWith(project) });
  expect(ended.code, ended.stderr).toBe(0);
  return jsonOf(explainColumnSchema, ended);
}

test("a column is explained down to the table that its facts come from", async () => {
  const { steps } = await explained("m.total");
  expect(
    steps.map(({ relation, column, type, nullable }) => `${relation}.${column} ${type} ${nullable}`),
  ).toEqual([
    "m.total DECIMAL(38,2) false",
    "stg.paid DECIMAL(12,2) false",
    "raw.orders.amount DECIMAL(10,2) true",
  ]);
  expect(steps[2]?.fact).toBe("as seen in duckdb:dev.duckdb on 2026-01-10");
  expect(steps[0]?.expression).toMatchObject({
    text: "sum(paid * 2)",
    what: "the function sum",
    because: "nothing inside it can be NULL",
    inside: [
      { text: "paid * 2", nullable: false, inside: [{ text: "paid", from: ["stg.paid"] }, { text: "2" }] },
    ],
  });
  expect(steps[1]?.expression?.because).toBe("nothing inside it can be NULL");
});

test("an unknown column says what is not known", async () => {
  const { steps } = await explained("m.y");
  expect(steps).toMatchObject([
    { relation: "m", type: null, nullable: null, reason: "nothing is known about nothing" },
    { relation: "nothing", kind: "unknown-table", fact: "nothing is known about nothing" },
  ]);
});

test("people see one line for every expression", async () => {
  const ended = await rocky(["explain", "m.total", "-o", "table"], { cwd: folderWith(project) });
  expect(
    ended.stdout
      .split("\n")
      .slice(0, 4)
      .map((line) => line.replace(/ {2,}/g, "  ").trim()),
  ).toEqual([
    "m.total  DECIMAL(38,2)  never NULL  models/m.sql:1:8",
    "sum(paid * 2)  DECIMAL(38,2), never NULL: nothing inside it can be NULL",
    "paid * 2  DECIMAL(18,2), never NULL: nothing inside it can be NULL",
    "paid  DECIMAL(12,2), never NULL: from stg.paid",
  ]);
});

test.each([
  ["m.totl", 1, "did you mean m.total?"],
  ["m", 1, "name one of its columns: total, fixed, y"],
  ["n.total", 1, "no model `n`"],
  ["E999", 64, "there is no finding E999"],
])("explain %s says what is wrong", async (what, code, message) => {
  const ended = await rocky(["explain", what], { cwd: folderWith(project) });
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(message);
});

test("a code is explained by its page, in a folder without a project", async () => {
  const cwd = folderWith({});
  const body = jsonOf(explainCodeSchema, await rocky(["explain", "e048"], { cwd }));
  expect(body.page).toMatch(/^# E048\n/);
  const text = await rocky(["explain", "E048", "-o", "table"], { cwd });
  expect(text.stdout).toContain("error[E048]");
  expect(text.stdout).not.toContain("```");
});
