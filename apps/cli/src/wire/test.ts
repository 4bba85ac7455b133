import type { TableTestResult, UnitTestResult } from "@rocky/sdk/node";
import { hasFailed, type TestOutcome } from "../report/test-outcome.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { testSchema } from "../schemas/test.ts";
import { cellJson } from "./cell.ts";

type Body = BodyOf<typeof testSchema>;
type UnitResult = Body["unit_tests"]["results"][number];
type TableResult = Body["declarative"]["results"][number];

/** The parts that the outputs of tests share. */
export function wireTests({
  units,
  tables,
  compilation,
}: TestOutcome): Pick<Body, "failures" | "unit_tests" | "declarative"> {
  const targets = new Map(compilation.result.models.map(({ name, target }) => [name, target]));
  const count = (status: TableTestResult["status"]): number =>
    tables.filter((result) => result.status === status).length;
  return {
    failures: [...units, ...tables].filter(hasFailed).map((result) => ({
      name: `${result.test.model}: ${result.test.name}`,
      error: reasonOf(result),
    })),
    unit_tests: {
      total: units.length,
      passed: units.filter((result) => result.status === "passed").length,
      failed: units.filter(hasFailed).length,
      results: units.map(wireUnit),
    },
    declarative: {
      total: tables.length,
      passed: count("passed"),
      proved: count("proved"),
      failed: count("failed"),
      warned: count("warned"),
      errored: count("errored"),
      not_run: count("not-run"),
      results: tables.map((result) => {
        const target = targets.get(result.test.model);
        const parts = [target?.catalog, target?.schema, target?.table];
        return wireTable(result, parts.filter((part) => part !== undefined).join("."));
      }),
    },
  };
}

/** Why a test is not good, in one sentence. */
export function reasonOf(result: UnitTestResult | TableTestResult): string {
  switch (result.status) {
    case "errored":
      return result.error.message;
    case "failed":
    case "warned":
      return "differences" in result ? differencesText(result.differences.length) : failuresText(result);
    case "proved":
      return result.proof;
    case "not-run":
      return result.reason;
    case "passed":
      return "";
  }
}

function differencesText(count: number): string {
  return count === 1 ? "1 row differs" : `${count} rows differ`;
}

function failuresText({
  failures,
  measured,
  expected,
}: Extract<TableTestResult, { readonly status: "failed" | "warned" }>): string {
  if (measured !== undefined || expected !== undefined) {
    return `it is ${measured ?? "NULL"}${expected === undefined ? "" : `, expected ${expected}`}`;
  }
  return failures === 1n ? "1 row fails" : `${failures} rows fail`;
}

function wireUnit(result: UnitTestResult): UnitResult {
  const { test, status } = result;
  return {
    model: test.model,
    test: test.name,
    passed: status === "passed",
    duration_ms: Math.round(result.durationMs),
    ...(status === "errored" ? { error: result.error.message } : {}),
    ...(status === "failed" ? { mismatches: mismatchesOf(result) } : {}),
  };
}

function mismatchesOf(
  result: Extract<UnitTestResult, { readonly status: "failed" }>,
): NonNullable<UnitResult["mismatches"]> {
  const text = (row: readonly (string | undefined)[]): string =>
    JSON.stringify(Object.fromEntries(result.columns.map((column, i) => [column, row[i] ?? null])));
  return result.differences.map((difference) => {
    switch (difference.kind) {
      case "missing":
        return { kind: "missing", row_index: difference.row, expected: text(difference.expected) };
      case "extra":
        return { kind: "extra", row_index: difference.row, expected: "", actual: text(difference.actual) };
      case "different":
        return {
          kind: "value_diff",
          row_index: difference.row,
          expected: text(difference.expected),
          actual: text(difference.actual),
        };
    }
  });
}

function wireTable(result: TableTestResult, table: string): TableResult {
  const { test } = result;
  const hasFailures = result.status === "failed" || result.status === "warned";
  const detail = reasonOf(result);
  return {
    model: test.model,
    name: test.name,
    table,
    test_type: test.type,
    ...(test.column === undefined ? {} : { column: test.column }),
    severity: test.severity,
    status: result.status === "not-run" ? "not_run" : result.status,
    sql: "statement" in result ? result.statement : "",
    ...(detail === "" ? {} : { detail }),
    ...(hasFailures ? { failures: Number(result.failures) } : {}),
    ...(hasFailures && result.sample !== undefined
      ? {
          sample: {
            columns: result.sample.columns.map((column) => column.name),
            rows: result.sample.rows.map((row) => row.map(cellJson)),
          },
        }
      : {}),
    ...(hasFailures && result.storedIn !== undefined ? { stored_in: result.storedIn } : {}),
  };
}
