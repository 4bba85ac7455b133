import type { BadCases } from "./bad-case.ts";

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

const columns = (count: number): string =>
  numbers(count)
    .map((i) => `  ${i} AS column_${i}`)
    .join(",\n");

const chain: Readonly<Record<string, string>> = Object.fromEntries(
  numbers(1000).map((i) => [
    `models/m${i}.sql`,
    i === 0 ? "SELECT 1 AS id\n" : `SELECT id + 1 AS id FROM m${i - 1}\n`,
  ]),
);

const nested = (times: number, before: string, after: string): string =>
  `${before.repeat(times)}1${after.repeat(times)}`;

/** Models that are large, deep, long or oddly named. */
export const sqlCases: BadCases = {
  title: "SQL",
  cases: [
    {
      name: "a model of 1,000 columns",
      files: {
        "models/wide.sql": `SELECT\n${columns(1000)}\n`,
        "models/sum.sql": `SELECT ${numbers(900)
          .map((i) => `column_${i}`)
          .join(" + ")} AS total FROM wide\n`,
      },
      command: "rocky run -o table -q",
      exitCode: 0,
      says: ["2 built"],
    },
    {
      name: "a model of 5 MB",
      files: {
        "models/large.sql": `SELECT 'a' AS x\n${"UNION ALL SELECT 'a longer text'\n".repeat(160_000)}`,
      },
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["1 model, 1 column"],
      saysNot: ["error"],
    },
    {
      name: "a model of 5 MB with an error at its end",
      files: { "models/large.sql": `SELECT 1 AS x -- ${"a long comment ".repeat(350_000)}\n+\n` },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/large.sql:2:1", "E040"],
    },
    {
      name: "a chain of 1,000 models",
      files: chain,
      command: "rocky compile -o table",
      exitCode: 0,
      says: ["1,000 models, 1,000 columns"],
    },
    {
      name: "an expression 600 deep",
      files: {
        "models/deep.sql": `SELECT ${nested(600, "1 + (", ")")} AS n\n`,
      },
      command: "rocky run -o table -q",
      exitCode: 0,
      says: ["1 built"],
      after: "rocky show deep | grep 601",
    },
    {
      name: "200 queries in each other",
      files: { "models/deep.sql": `${"SELECT * FROM (".repeat(200)}SELECT 1 AS n${")".repeat(200)}\n` },
      command: "rocky run -o table -q",
      exitCode: 0,
      says: ["1 built"],
    },
    {
      name: "an expression 100,000 deep",
      files: { "models/deep.sql": `SELECT ${nested(100_000, "abs(", ")")} AS n\n` },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["E043", "models/deep.sql:1:", "WITH"],
    },
    {
      name: "an error in a line of 1 MB",
      files: {
        "models/long.sql": `SELECT ${"1 + ".repeat(500)}nothing AS n, '${"x".repeat(1_000_000)}' AS t\n`,
      },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["models/long.sql:1:2008", "nothing", "^^^^^^^"],
    },
    {
      name: "a model that reads itself",
      files: { "models/a.sql": "SELECT id FROM a\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["E088", "models/a.sql:1:16", "= help:"],
    },
    {
      name: "two models that read each other",
      files: { "models/a.sql": "SELECT id FROM b\n", "models/b.sql": "SELECT id FROM a\n" },
      command: "rocky compile -o table",
      exitCode: 1,
      says: ["E087", "models/a.sql:1:16", "a", "b"],
    },
    {
      name: "names with quotes, of other scripts and of the language",
      files: {
        'models/od"d.sql':
          'SELECT 1 AS "a ""quoted"" name", 2 AS "select", 3 AS "größe", 4 AS 名前, 5 AS "😀"\n',
        "models/select.sql": 'SELECT "a ""quoted"" name" AS a, "select", "größe", 名前, "😀" FROM "od""d"\n',
        "models/größe.sql": 'SELECT * FROM "select"\n',
        "models/it's.sql": "SELECT * FROM größe\n",
        "models/with space.sql": `SELECT * FROM "it's"\n`,
      },
      command: "rocky run -o table -q",
      exitCode: 0,
      says: ["5 built"],
      saysNot: ["error"],
      after:
        "rocky show 'with space' | grep 名前 && rocky test && rocky lineage 'with space' && rocky list models",
    },
    {
      name: "names that differ in case only, in quotes",
      files: { "models/a.sql": 'SELECT 1 AS "Id", 2 AS "id"\n', "models/b.sql": "SELECT * FROM A\n" },
      command: "rocky run -o table -q",
      exitCode: 0,
      says: ["2 built"],
    },
    {
      name: "a statement that is no query",
      files: { "models/a.sql": "DROP TABLE customers\n" },
      command: "rocky run -o table",
      exitCode: 1,
      says: ["E044", "models/a.sql:1:1", "nothing was run"],
    },
    {
      name: "a cast that fails when it runs",
      files: {
        "models/a.sql": "SELECT ('x' || i)::INTEGER AS n FROM range(3) AS r(i)\n",
        "models/b.sql": "SELECT 1 AS n\n",
      },
      command: "rocky run -o table -q",
      exitCode: 2,
      says: ["failed  main.a", "Could not convert", "models/a.sql:1:18", "1 built, 1 failed"],
    },
  ],
};
