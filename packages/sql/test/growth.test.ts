import { bindQuery, dialectOf, parseQuery } from "../src/index.ts";
import { expect, test } from "vitest";

const duckdb = dialectOf("duckdb")!;

/** A dialect that counts how often the binder asks it for a type or a function, and fails when that is too often. */
function counting(): { readonly dialect: typeof duckdb; readonly asked: () => number } {
  let count = 0;
  const most = 200_000;
  const counted = <T extends object>(rules: T): T =>
    Object.fromEntries(
      Object.entries(rules).map(([name, rule]) => {
        if (typeof rule !== "function") return [name, rule];
        return [
          name,
          (...given: unknown[]): unknown => {
            if (++count > most) throw new Error(`the dialect was asked more than ${most} times`);
            return (rule as (...all: unknown[]) => unknown)(...given);
          },
        ];
      }),
    ) as T;
  const dialect = { ...duckdb, types: counted(duckdb.types), functions: counted(duckdb.functions) };
  return { dialect, asked: () => count };
}

/** How often a query asks its dialect. */
function workOf(sql: string): number {
  const { dialect, asked } = counting();
  expect(bindOver(sql, dialect).reason ?? "").not.toContain("nested");
  return asked();
}

function bindOver(sql: string, dialect: typeof duckdb): ReturnType<typeof bindQuery> {
  const { query } = parseQuery(sql, { dialect, file: "q.sql" });
  const column = (name: string) => ({
    name,
    type: { kind: "integer", bits: 32, signed: true } as const,
    nullability: "nullable" as const,
  });
  return bindQuery(query!, {
    dialect,
    file: "q.sql",
    resolve: () => ({ relation: "t", columns: [column("c0"), column("c1")], complete: true }),
  });
}

/** How an item is made of the name `A` of the one before. */
const items = ["A + A", "A > 1 AND A > 2", "coalesce(A, A)", "CASE WHEN A > 1 THEN A ELSE A END", "A || A"];

/** What stands around items: `LIST` is all of them, `LAST` the name of the last. */
const queries = [
  "SELECT c0 AS a0, LIST FROM t WHERE LAST IS NOT NULL",
  "SELECT c0 AS a0, LIST FROM t GROUP BY ALL",
  "SELECT c0 AS a0, LIST FROM t GROUP BY LAST, c0",
  "SELECT c0 AS a0, LIST, count(*) FROM t WHERE LAST IS NULL GROUP BY ALL HAVING LAST IS NULL ORDER BY LAST",
  "SELECT c0 AS a0, LIST FROM t QUALIFY row_number() OVER (PARTITION BY LAST ORDER BY LAST) = 1 ORDER BY ALL",
  "SELECT DISTINCT ON (LAST) c0 AS a0, LIST FROM t GROUP BY ROLLUP (LAST, c0)",
  "SELECT sum(c0) AS a0, LIST FROM t GROUP BY ALL HAVING LAST IS NULL",
  "SELECT sum(c0) OVER () AS a0, LIST FROM t GROUP BY ALL",
];

test.each(queries.flatMap((query) => items.map((item) => [item, query] as const)))(
  "names made of %s in %s are bound in work that grows as they do",
  (item, query) => {
    const made = (count: number): string => {
      const list = Array.from(
        { length: count },
        (_, i) => `${item.replaceAll(/\bA\b/g, `a${i}`)} AS a${i + 1}`,
      );
      return query.replace("LIST", list.join(", ")).replaceAll("LAST", `a${count}`);
    };
    expect(workOf(made(60))).toBeLessThan(2.5 * workOf(made(30)));
  },
);

test("names that are made of each other, which nothing runs, are bound in bounded work", () => {
  const names = Array.from({ length: 40 }, (_, i) => `a${i}`);
  const list = names.map((name) => `${names.join(" + ")} AS ${name}`).join(", ");
  expect(workOf(`SELECT ${list} FROM t WHERE a0 > 1 GROUP BY ALL`)).toBeLessThan(50_000);
});

test("the first names that are not known are told what may be meant; looking on for all would take long", () => {
  const { diagnostics } = bindOver(`SELECT ${"coalesec(c0), ".repeat(1000)}c0 FROM t`, duckdb);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(["W040"]));
  expect(diagnostics.length).toBe(1000);
  expect(diagnostics.filter(({ help }) => help?.includes("mean")).length).toBe(200);
});

test("texts and numbers that are too long to be read are cut short", () => {
  const long = "x".repeat(1_000_000);
  const { diagnostics } = bindOver(
    `SELECT "${long}", ${long}.b, ${"a.".repeat(1000)}b, ${long}() FROM t`,
    duckdb,
  );
  expect(diagnostics.length).toBeGreaterThanOrEqual(4);
  for (const { message, help = "" } of diagnostics) expect(message.length + help.length).toBeLessThan(2600);
  const digits = bindOver(`SELECT 1${"0".repeat(1_000_000)} AS n, -${"0".repeat(1000)}7 AS m`, duckdb);
  expect(digits.columns.map(({ type }) => type)).toEqual([
    { kind: "float", bits: 64 },
    { kind: "integer", bits: 32, signed: true },
  ]);
});

test("of many tables the first ones are named", () => {
  const tables = Array.from({ length: 2000 }, (_, i) => `t AS u${i} (x, y)`).join(", ");
  const { diagnostics } = bindOver(`SELECT other.x FROM ${tables}`, duckdb);
  const [found] = diagnostics.filter(({ code }) => code === "E049");
  expect(found?.help).toContain("and 1988 more");
});

test("an aggregate of a PIVOT is bound once for all values, and what is too wide has no columns", () => {
  const pivot = (values: number, aggregates: number): string => {
    const list = Array.from({ length: values }, (_, i) => i).join(", ");
    const sums = Array.from({ length: aggregates }, (_, i) => `sum(c1 + ${i}) AS s${i}`).join(", ");
    return `PIVOT t ON c0 IN (${list}) USING ${sums}`;
  };
  expect(workOf(pivot(400, 20))).toBeLessThan(2 * 400 * 20);
  expect(bindOver(pivot(400, 20), duckdb).columns.length).toBe(8000);
  const { complete, reason } = bindOver(pivot(1001, 100), duckdb);
  expect([complete, reason]).toEqual([false, "it would have more than 100000 columns"]);
});

test("a list of 130,000 values is bound", () => {
  const list = Array.from({ length: 130_000 }, () => "1").join(",");
  const { columns, complete } = bindOver(
    `SELECT [${list}] AS l FROM t WHERE c0 IN (${list}) GROUP BY ALL`,
    duckdb,
  );
  expect([columns.length, complete]).toEqual([1, true]);
}, 60_000);
