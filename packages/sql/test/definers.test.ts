import { expect, test } from "vitest";
import { describeQuery, dialectOf, type DialectName } from "../src/index.ts";

const declared = "; declare it in functions.toml and the call is typed.";

const rows: readonly (readonly [name: DialectName, missing: string, help: string])[] = [
  [
    "duckdb",
    "the functions that the database itself or its extensions define",
    `If the database or one of its extensions defines it, nothing is wrong${declared}`,
  ],
  ...(["databricks", "bigquery", "snowflake"] as const).map(
    (name) =>
      [
        name,
        "the functions that the database itself defines",
        `If the database itself defines it, nothing is wrong${declared}`,
      ] as const,
  ),
];

test.each(rows)("who else may define a function of %s", (name, missing, help) => {
  const dialect = dialectOf(name);
  if (dialect === undefined) throw new Error(`there is no dialect ${name}`);
  const { diagnostics } = describeQuery("SELECT zzqqxx(1) AS a", {
    dialect,
    file: "",
    resolve: () => ({ columns: [], complete: true, relation: "t" }),
  });
  const [only] = diagnostics;
  expect(only?.code).toBe("W040");
  expect(only?.proof).toEqual({ kind: "unknown", missing: [missing] });
  expect(only?.help).toBe(help);
});
