import { describeQuery, dialectOf, parseTypeName, type DialectName, type ResolvedRelation } from "@rocky/sql";
import { describe, expect, test } from "vitest";

const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  databricks: {
    a: "INT",
    b: "INT",
    c: "INT",
    x: "DOUBLE",
    s: "STRING",
    d: "DATE",
    e: "DATE",
    ts: "TIMESTAMP",
    l: "ARRAY<INT>",
  },
  bigquery: {
    a: "INT64",
    b: "INT64",
    c: "INT64",
    x: "FLOAT64",
    s: "STRING",
    d: "DATE",
    e: "DATE",
    ts: "TIMESTAMP",
    l: "ARRAY<INT64>",
  },
  snowflake: {
    A: "NUMBER(38,0)",
    B: "NUMBER(38,0)",
    C: "NUMBER(38,0)",
    X: "FLOAT",
    S: "VARCHAR",
    D: "DATE",
    E: "DATE",
    TS: "TIMESTAMP_NTZ(9)",
    L: "ARRAY",
  },
};

describe.each(["databricks", "bigquery", "snowflake"] as const)(
  "what other dialects have, for %s",
  (name) => {
    const dialect = dialectOf(name)!;
    const { hints, engine } = dialect.syntax;
    const resolve = tableOf(name);

    function findings(text: string) {
      return describeQuery(text, { dialect, file: "q.sql", resolve }).diagnostics.filter(
        ({ severity }) => severity !== "info",
      );
    }

    /** The text after the edit of the one finding that has one. */
    function edited(text: string): string | undefined {
      const [edit, ...others] = findings(text).flatMap((finding) => finding.edit ?? []);
      if (edit === undefined || others.length > 0) return undefined;
      return text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
    }

    test.each(hints.functions)("$call is not known, $write is", ({ call, write }) => {
      expect(findings(`SELECT ${write} FROM t`)).toEqual([]);
      const [first] = findings(`SELECT ${call} FROM t`);
      expect(first).toMatchObject({
        code: "W040",
        help: expect.stringContaining(`\`${write}\` in ${engine}`),
      });
      const mended = edited(`SELECT ${call} FROM t`);
      if (mended !== undefined) expect(mended).toBe(`SELECT ${write} FROM t`);
    });

    test.each(hints.types)("the type $name is not known, $write is", ({ name: type, write }) => {
      expect(findings(`SELECT CAST(NULL AS ${write})`)).toEqual([]);
      expect(findings(`SELECT CAST(NULL AS ${type})`)).toMatchObject([
        { code: "W055", help: expect.stringContaining(`${write} in ${engine}`), edit: { newText: write } },
      ]);
    });

    test.each(hints.syntax)("$construct: $example", ({ example, instead, construct }) => {
      expect(findings(instead)).toEqual([]);
      const [first, ...more] = findings(example);
      expect([first?.code, ...more.map(({ code }) => code)]).toEqual(["E070"]);
      expect(first?.message).toContain(construct);
      expect(first?.message).toContain(`${engine} does not have it`);
      const mended = edited(example);
      if (mended !== undefined) expect(findings(mended)).toEqual([]);
    });

    test.each(hints.tables)("$name in FROM is not known", ({ name: called, example, instead }) => {
      expect(findings(instead)).toEqual([]);
      expect(findings(example)).toMatchObject([
        { code: "W040", help: expect.stringMatching(new RegExp(`\`${called}\``, "i")) },
      ]);
    });

    test.each(Object.entries(hints.names))("%s is no column, %s is a value", (written, write) => {
      expect(findings(`SELECT ${write} FROM t`)).toEqual([]);
      expect(edited(`SELECT ${written} FROM t`)).toBe(`SELECT ${write} FROM t`);
    });

    test("each call that only changes its name has its row", () => {
      const missing = Object.keys(hints.renames).filter(
        (call) => !hints.functions.some((hint) => hint.call.startsWith(`${call.split("/")[0]}(`)),
      );
      expect(missing).toEqual([]);
      expect(hints.functions.length).toBeGreaterThan(0);
    });

    test("a keyword as a name is advised with the quotes of the dialect", () => {
      const quote = dialect.syntax.identifierQuote;
      expect(findings("SELECT order FROM t")[0]?.help).toBe(`Put it in quotes: ${quote}order${quote}.`);
    });
  },
);

function tableOf(name: DialectName): (parts: readonly string[]) => ResolvedRelation {
  const dialect = dialectOf(name)!;
  return (parts) => ({
    relation: parts.join("."),
    complete: true,
    columns: Object.entries(tables[name] ?? {}).map(([column, type]) => ({
      name: column,
      type: parseTypeName(type, dialect)!,
      nullability: "nullable",
    })),
  });
}
