import { quoteIdentifier, type Dialect } from "@rocky/sql";
import type { ModelTest } from "./model-test.ts";

/** How the tables of tests are written in SQL. */
export interface TestTables {
  readonly dialect: Dialect;
  /** The physical name of the tested table, quoted. */
  readonly table: string;
  /** The physical name of the other table of a relationship, quoted. */
  readonly other: (to: { readonly model: string } | { readonly table: readonly string[] }) => string;
}

/** Whether the test is counted while its table is walked once, together with others. */
export function sharesScan({ check }: ModelTest): boolean {
  switch (check.kind) {
    case "rows":
    case "count":
    case "aggregate":
      return true;
    case "unique":
      return check.keys.length === 1;
    case "relationship":
      return false;
  }
}

/**
 * One statement that counts what fails of several tests of one table. It returns one row: for each test the number of
 * failures, then what was measured (`NULL` where the number says it all).
 */
export function countFailures(tests: readonly ModelTest[], tables: TestTables): string {
  const [only] = tests;
  if (only !== undefined && tests.length === 1 && !sharesScan(only)) return countAlone(only, tables);
  const columns = tests.flatMap((test, i) => {
    const { failures, measured } = counted(test);
    return [`${failures} AS f${i}`, `CAST(${measured} AS VARCHAR) AS m${i}`];
  });
  return `SELECT\n  ${columns.join(",\n  ")}\nFROM ${from(only, tables)}`;
}

function from(test: ModelTest | undefined, { table, dialect }: TestTables): string {
  return test === undefined ? table : `${table} AS ${quoteIdentifier(test.model, dialect)}`;
}

interface Counted {
  readonly failures: string;
  readonly measured: string;
}

function counted({ check, filter }: ModelTest): Counted {
  const tested = filter === undefined ? [] : [inParentheses(filter)];
  const when = (...conditions: readonly string[]): string => [...tested, ...conditions].join(" AND ");
  switch (check.kind) {
    case "rows":
      return {
        failures: `COUNT(CASE WHEN ${when(inParentheses(check.violation))} THEN 1 END)`,
        measured: "NULL",
      };
    case "count": {
      const rows = filter === undefined ? "COUNT(*)" : `COUNT(CASE WHEN ${when()} THEN 1 END)`;
      const bounds = [
        ...(check.min === undefined ? [] : [`${rows} >= ${check.min}`]),
        ...(check.max === undefined ? [] : [`${rows} <= ${check.max}`]),
      ];
      return { failures: `CASE WHEN ${bounds.join(" AND ")} THEN 0 ELSE 1 END`, measured: rows };
    }
    case "aggregate": {
      const { expression, comparison, value } = check;
      return {
        failures: `CASE WHEN ${expression} ${comparison} ${value} THEN 0 ELSE 1 END`,
        measured: expression,
      };
    }
    case "unique": {
      const [key = "NULL"] = check.keys;
      const rows = filter === undefined ? "COUNT(*)" : `COUNT(CASE WHEN ${when()} THEN 1 END)`;
      const value = filter === undefined ? key : `CASE WHEN ${when()} THEN ${key} END`;
      const hasNull = `COALESCE(MAX(CASE WHEN ${when(`${key} IS NULL`)} THEN 1 ELSE 0 END), 0)`;
      return { failures: `${rows} - COUNT(DISTINCT ${value}) - ${hasNull}`, measured: "NULL" };
    }
    case "relationship":
      return { failures: "NULL", measured: "NULL" };
  }
}

function inParentheses(sql: string): string {
  return `(${sql}\n)`;
}

function countAlone(test: ModelTest, tables: TestTables): string {
  if (test.check.kind === "relationship") {
    return `SELECT COUNT(*) AS f0, NULL AS m0\nFROM ${orphans(test, tables)}`;
  }
  const count = countName(test);
  return `SELECT CAST(COALESCE(SUM(${count} - 1), 0) AS BIGINT) AS f0, NULL AS m0\nFROM (${duplicates(test, tables)})`;
}

/** FROM and WHERE of the rows that refer to nothing. */
function orphans(test: ModelTest, tables: TestTables): string {
  if (test.check.kind !== "relationship") return tables.table;
  const { column, to, toColumn } = test.check;
  const tested = quoteIdentifier(test.model, tables.dialect);
  const other = freshName("other_table", [test.model, column, toColumn, test.filter ?? ""]);
  const conditions = [
    ...(test.filter === undefined ? [] : [inParentheses(test.filter)]),
    `${tested}.${column} IS NOT NULL`,
    `NOT EXISTS (SELECT 1 FROM ${tables.other(to)} AS ${other} WHERE ${other}.${toColumn} = ${tested}.${column})`,
  ];
  return `${from(test, tables)}\nWHERE ${conditions.join(" AND ")}`;
}

function duplicates(test: ModelTest, tables: TestTables): string {
  const keys = test.check.kind === "unique" ? test.check.keys : [];
  const where = test.filter === undefined ? "" : `\nWHERE ${inParentheses(test.filter)}`;
  return `SELECT ${keys.join(", ")}, COUNT(*) AS ${countName(test)}\nFROM ${from(test, tables)}${where}\nGROUP BY ${keys.join(", ")}\nHAVING COUNT(*) > 1`;
}

/** What the number of rows that share a key is called. */
function countName(test: ModelTest): string {
  const keys = test.check.kind === "unique" ? test.check.keys : [];
  return freshName("row_count", [...keys, test.filter ?? ""]);
}

/** A name that stands in none of the texts, so that it can mean nothing else there. */
function freshName(name: string, texts: readonly string[]): string {
  return texts.some((text) => text.toLowerCase().includes(name)) ? freshName(`${name}_`, texts) : name;
}

/** The rows that fail, all of them; `undefined` for tests of the table as a whole. */
export function failingRows(test: ModelTest, tables: TestTables): string | undefined {
  switch (test.check.kind) {
    case "rows": {
      const conditions = [test.filter, test.check.violation].filter((each) => each !== undefined);
      return `SELECT *\nFROM ${from(test, tables)}\nWHERE ${conditions.map(inParentheses).join(" AND ")}`;
    }
    case "unique":
      return `${duplicates(test, tables)}\nORDER BY ${countName(test)} DESC`;
    case "relationship":
      return `SELECT *\nFROM ${orphans(test, tables)}`;
    case "count":
    case "aggregate":
      return undefined;
  }
}

/** What a test of the table as a whole demands, as a phrase; `undefined` for tests of rows. */
export function expectationOf({ check }: ModelTest): string | undefined {
  if (check.kind === "aggregate")
    return `${check.expression.replace(/\s+/g, " ")} ${check.comparison} ${check.value}`;
  if (check.kind !== "count") return undefined;
  const { min, max } = check;
  if (min !== undefined && max !== undefined) return min === max ? `${min} rows` : `${min} to ${max} rows`;
  return min === undefined ? `at most ${max} rows` : `at least ${min} rows`;
}
