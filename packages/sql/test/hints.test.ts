import { DuckDBInstance } from "@duckdb/node-api";
import { describeQuery, dialectOf, parseTypeName, type ResolvedRelation } from "@rocky/sql";
import { describe, expect, test } from "vitest";
import { complaintOf } from "./complaint.ts";
import { certainRenames, functionHints } from "../src/dialects/duckdb/hints/function-hints.ts";
import { nameHints } from "../src/dialects/duckdb/hints/name-hints.ts";
import { misusedOperators, operatorHints } from "../src/dialects/duckdb/hints/operator-hints.ts";
import { overloadHints } from "../src/dialects/duckdb/hints/overload-hints.ts";
import { syntaxHints } from "../src/dialects/duckdb/hints/syntax-hints.ts";
import { tableHints } from "../src/dialects/duckdb/hints/table-hints.ts";
import { typeHints } from "../src/dialects/duckdb/hints/type-hints.ts";

const dialect = dialectOf("duckdb")!;
const columns: Readonly<Record<string, string>> = {
  a: "INTEGER",
  b: "INTEGER",
  c: "INTEGER",
  x: "DOUBLE",
  y: "DOUBLE",
  s: "VARCHAR",
  d: "DATE",
  e: "DATE",
  ts: "TIMESTAMP",
  l: "INTEGER[]",
  j: "JSON",
};
const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(`CREATE TABLE t (${declared.join(", ")}); CREATE TABLE u (a INTEGER, b INTEGER)`);

function resolve(parts: readonly string[]): ResolvedRelation {
  const known = parts.at(-1) === "u" ? { a: "INTEGER", b: "INTEGER" } : columns;
  return {
    relation: parts.join("."),
    complete: true,
    columns: Object.entries(known).map(([name, type]) => ({
      name,
      type: parseTypeName(type, dialect)!,
      nullability: "nullable",
    })),
  };
}

function findings(text: string) {
  return describeQuery(text, { dialect, file: "q.sql", resolve }).diagnostics.filter(
    ({ severity }) => severity !== "info",
  );
}

/** The text after the edit of the one finding that has one. */
function edited(text: string): string | undefined {
  const [edit, ...others] = findings(text).flatMap((finding) =>
    finding.edit === undefined ? [] : [finding.edit],
  );
  if (edit === undefined || others.length > 0) return undefined;
  return text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
}

describe("what other dialects have", () => {
  test.each(functionHints)("$call is refused, $write is taken", async ({ call, write }) => {
    expect(await complaintOf(connection, `SELECT ${call} FROM t`)).toMatch(/does not exist/);
    expect(await complaintOf(connection, `SELECT ${write} FROM t`)).toBe("");
    expect(findings(`SELECT ${write} FROM t`)).toEqual([]);
    const [first] = findings(`SELECT ${call} FROM t`);
    expect(first).toMatchObject({ code: "W040", help: expect.stringContaining(`\`${write}\``) });
    const mended = edited(`SELECT ${call} FROM t`);
    if (mended !== undefined) expect(mended).toBe(`SELECT ${write} FROM t`);
  });

  test.each(overloadHints)("$call is refused, $write is taken", async ({ call, write }) => {
    expect(await complaintOf(connection, `SELECT ${call} FROM t`)).toMatch(/No function matches/);
    expect(await complaintOf(connection, `SELECT ${write} FROM t`)).toBe("");
    expect(findings(`SELECT ${call} FROM t`)).toMatchObject([
      { code: "E053", help: expect.stringContaining(`\`${write}\``) },
    ]);
  });

  test.each(typeHints)("the type $name is refused, $write is taken", async ({ name, write }) => {
    expect(await complaintOf(connection, `SELECT NULL::${name}`)).toMatch(/does not exist/);
    expect(await complaintOf(connection, `SELECT NULL::${write}`)).toBe("");
    expect(findings(`SELECT NULL::${name}`)).toMatchObject([
      { code: "W055", help: expect.stringContaining(write), edit: { newText: write } },
    ]);
  });

  test.each(syntaxHints)("$construct: $example", async ({ example, instead, construct }) => {
    expect(await complaintOf(connection, example)).toMatch(/^Parser Error/);
    // The catalogue of a plain database has no other versions, which it says after it has read the query.
    expect(await complaintOf(connection, instead)).toMatch(
      /^(?:$|Binder Error: Catalog type does not support time travel)/,
    );
    const errors = findings(example).filter(({ severity }) => severity === "error");
    expect(errors.map(({ code }) => code)).toEqual(["E070"]);
    expect(errors[0]?.message).toContain(construct);
    const mended = edited(example);
    if (mended !== undefined)
      expect(await complaintOf(connection, mended), mended).not.toMatch(/^Parser Error/);
  });

  test.each(tableHints)("$name in FROM is refused", async ({ name, example, instead }) => {
    expect(await complaintOf(connection, example)).toMatch(
      /Table Function with name "?\w+"? (?:does not exist|is not in the catalog)/,
    );
    expect(await complaintOf(connection, instead)).toBe("");
    expect(findings(instead)).toEqual([]);
    expect(findings(example)).toMatchObject([{ code: "W040", help: expect.stringContaining(`\`${name}\``) }]);
  });

  test("a hint for locks behind a table is told, and the table is still read", async () => {
    const text = "SELECT t.a, b.zz FROM t (NOLOCK) JOIN u b ON t.a = b.a";
    expect(await complaintOf(connection, text)).toMatch(/Table Function with name t does not exist/);
    expect(findings(text)).toMatchObject([
      { code: "E048" },
      { code: "W040", help: expect.stringContaining("locks") },
    ]);
  });

  test.each(Object.entries(operatorHints))("the operator %s is refused, %s is taken", async (sign, write) => {
    expect(await complaintOf(connection, `SELECT a ${sign} b FROM t`)).toMatch(/does not exist/);
    expect(await complaintOf(connection, `SELECT a ${write} b FROM t`)).toBe("");
    expect(findings(`SELECT a ${sign} b FROM t`)).toMatchObject([{ code: "W057" }]);
    expect(edited(`SELECT a ${sign} b FROM t`)).toBe(`SELECT a ${write} b FROM t`);
  });

  test.each(Object.entries(misusedOperators))(
    "%s between conditions is refused, %s is taken",
    async (sign, write) => {
      const of = (operator: string): string =>
        operator === "!" || operator === "NOT"
          ? `SELECT ${operator} (a > 1) FROM t`
          : `SELECT (a > 1) ${operator} (b > 1) FROM t`;
      expect(await complaintOf(connection, of(sign))).not.toBe("");
      expect(await complaintOf(connection, of(write))).toBe("");
      expect(findings(of(sign))).toMatchObject([{ code: "E054", help: `Write ${write}.` }]);
    },
  );

  test.each(Object.entries(nameHints))("%s is refused, %s is taken", async (name, write) => {
    expect(await complaintOf(connection, `SELECT ${name} FROM t`)).toMatch(/not found/);
    expect(await complaintOf(connection, `SELECT ${write} FROM t`)).toBe("");
    expect(edited(`SELECT ${name} FROM t`)).toBe(`SELECT ${write} FROM t`);
  });
});

test("the rows of the tables are counted", () => {
  const lists = [functionHints, overloadHints, typeHints, syntaxHints, tableHints];
  const maps = [operatorHints, misusedOperators, nameHints];
  const rows = [...lists, ...maps.map((map) => Object.keys(map))].map((table) => table.length);
  console.log(`hints: ${rows.reduce((sum, count) => sum + count, 0)} rows, each asked of DuckDB`);
  expect(Math.min(...rows)).toBeGreaterThan(0);
});

test("every call that only changes its name is in the table of hints, and some of the other calls have no edit", () => {
  for (const call of Object.keys(certainRenames)) {
    expect(
      functionHints.some((hint) => hint.call.startsWith(`${call.split("/")[0]}(`)),
      call,
    ).toBe(true);
  }
  for (const call of [
    "date_format(d, 'yyyy-MM-dd')",
    "date_format(ts, '%Y-%m-%d %H:%i:%s')",
    "unix_timestamp()",
    "unix_timestamp(ts)",
    "regexp_substr(s, 'x')",
    "regexp_substr(s, 'x', 1, 2)",
    "substring_index(s, '.', 2)",
    "str_to_date(s, '%H:%i')",
    "from_unixtime(a)",
    "isnull(a)",
    "rand(1)",
    "uuid_string('x', 'y')",
    "collect_list(a)",
    "sequence(1, 3)",
    "size(l)",
    "lateral_flatten(l)",
  ]) {
    const found = findings(`SELECT ${call} FROM t`);
    expect(found, call).toMatchObject([{ code: "W040" }]);
    expect(found[0]?.edit, call).toBeUndefined();
  }
  expect(edited("SELECT lenght(s) FROM t")).toBe("SELECT length(s) FROM t");
  expect(edited("SELECT isnull(a, b) FROM t")).toBe("SELECT coalesce(a, b) FROM t");
});

test.each([
  ["SELECT `a` FROM t", 'SELECT "a" FROM t'],
  ["SELECT a FROM [t]", 'SELECT a FROM "t"'],
  ["SELECT a # comment\nFROM t", "SELECT a -- comment\nFROM t"],
  ["SELECT a FROM t WHERE s = ‘x’", "SELECT a FROM t WHERE s = 'x'"],
  ["SELECT a FROM t WHERE s = “it’s”", "SELECT a FROM t WHERE s = 'it’s'"],
  ["SELECT a FROM t WHERE s = “New York” AND a > 1", "SELECT a FROM t WHERE s = 'New York' AND a > 1"],
])("quotes of others: %s", async (text, mended) => {
  expect(await complaintOf(connection, text)).not.toBe("");
  expect(edited(text)).toBe(mended);
  expect(await complaintOf(connection, mended)).toBe("");
});

test("a path with a colon is read as a value with a name before it, and told as such", async () => {
  for (const text of ["SELECT j:path FROM t", "SELECT j:path + 1 AS x FROM t"]) {
    expect(await complaintOf(connection, text)).not.toBe("");
  }
  expect(findings("SELECT j:path FROM t")).toMatchObject([
    { code: "E048", help: expect.stringContaining("write j -> 'path'") },
  ]);
  expect(findings("SELECT x:paht FROM (SELECT 1 AS path) q")[0]?.edit?.newText).toBe("path");
  expect(await complaintOf(connection, "SELECT j -> 'path' FROM t")).toBe("");
});

test("a text in double quotes and a part of a date without quotes are told as such", () => {
  expect(findings('SELECT a FROM t WHERE s = "paid"')[0]?.help).toContain("single quotes: 'paid'");
  expect(findings("SELECT date_diff(day, d, e) FROM t")[0]?.help).toContain("'day'");
});
