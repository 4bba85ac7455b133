import { dialectOf } from "@rocky/sql";
import { beforeAll, expect, test } from "vitest";
import { openTables, type Tables } from "./binder-tables.ts";
import { compareExpressions } from "./live/expressions.ts";
import { randomOf } from "./random.ts";

const dialect = dialectOf("duckdb");
if (dialect === undefined) throw new Error("there is no DuckDB dialect");
let tables: Tables;
beforeAll(async () => {
  tables = await openTables(dialect);
});

const paths = (
  `$|$.a|$.*|$[*]|$.b[*]|$.b[*].c|$..a|$.a..b|$.**|$.**.a|$[0]|$[#-1]|$[#-1].*|$[0][*]|$."*"|$."a*"|$."a..b"|$.a*|$."a\\"b".*|` +
  `$."\\\\".*|$."\\*"|$.\\*|$.x\\..b|$.a"*".b|*|a*|**|a.*|[*]|.*|/a/*|/*||a|"*"|$."..".b|$.é.*|$."é*".b|$."x y".*|x"..y|x"."*|a\\`
).split("|");

const calls: readonly ((path: string) => string)[] = [
  ...[
    "json_extract",
    "json_extract_string",
    "json_extract_path",
    "json_extract_path_text",
    "json_value",
    "json_exists",
    "json_type",
    "json_array_length",
    "json_keys",
  ].flatMap((name) => [
    (path: string): string => `${name}(j, '${path}')`,
    (path: string): string => `${name}('{}', '${path}')`,
    (path: string): string => `${name}(NULL, '${path}')`,
  ]),
  (path) => `json_extract(NULL::VARCHAR, '${path}')`,
  (path) => `j -> '${path}'`,
  (path) => `j ->> '${path}'`,
  (path) => `'{}'::JSON -> '${path}'`,
  (path) => `j['${path}']`,
  (path) => `unnest(json_extract(j, '${path}'))`,
  (path) => `(j -> '${path}') ->> 0`,
];

/** A path of random steps, most of which DuckDB reads. */
function randomPaths(seed: number, count: number): readonly string[] {
  const random = randomOf(seed);
  const steps = [".a", ".*", "[0]", "[*]", '."a"', '."*"', "..b", '."."', ".a*", "[#-2]", '."\\""', ".**"];
  return Array.from({ length: count }, () => {
    const length = 1 + random.int(4);
    return `$${Array.from({ length }, () => random.pick(steps)).join("")}`;
  });
}

test("constant paths with a wildcard give lists, as DuckDB has it", async () => {
  const seed = 20_261;
  const random = randomPaths(seed, 300);
  console.log(`seed ${seed}`);
  const result = await compareExpressions(
    "JSON paths",
    [
      ...calls.flatMap((call) => paths.map(call)),
      ...random.map((path) => `json_extract(j, '${path}')`),
      ...random.map((path) => `j['${path}']`),
    ],
    { tables, dialect, table: "everything" },
  );
  expect(result.wrong).toEqual([]);
  expect(result.unknown).toEqual([]);
  expect(result.agreed).toBeGreaterThan(1300);
}, 120_000);

test("a path computed from constants may have a wildcard; a path of a row may not", async () => {
  const computed = [
    "'$' || '.*'",
    "concat('$', '.*')",
    "lower('$.*')",
    "'$.*'::VARCHAR",
    "replace('$.x', 'x', '*')",
  ];
  const ofRows = ["s", "'$.' || s", "i32::VARCHAR", "lower(s)", "CASE WHEN b THEN '$.a' ELSE '$.b' END"];
  const follow = (path: string): readonly string[] => [`json_extract(j, ${path})`, `j ->> (${path})`];
  const unsure = await compareExpressions("computed paths", computed.flatMap(follow), {
    tables,
    dialect,
    table: "everything",
  });
  const sure = await compareExpressions("paths of rows", ofRows.flatMap(follow), {
    tables,
    dialect,
    table: "everything",
  });
  expect(unsure.wrong).toEqual([]);
  expect(unsure.unknown).toHaveLength(2 * computed.length);
  expect([...sure.wrong, ...sure.unknown]).toEqual([]);
}, 60_000);
