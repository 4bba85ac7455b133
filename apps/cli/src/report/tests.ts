import { nextStep } from "./compilation.ts";
import type { Compilation, TableTestResult, UnitTestResult } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { ciSchema, testSchema } from "../schemas/test.ts";
import type { Sink } from "../terminal/sink.ts";
import { wireDiagnostic } from "../wire/diagnostic.ts";
import { reasonOf, wireTests } from "../wire/test.ts";
import { coverageOf, coverageText } from "./coverage.ts";
import { diagnosticsSummary, diagnosticsText, worstFirst } from "./diagnostics.ts";
import { plural } from "./plural.ts";
import { rowsText } from "./rows.ts";
import { sourceTexts } from "./source-text.ts";
import { hasFailed, isGood, type TestOutcome } from "./test-outcome.ts";

/** How the result of tests is printed. */
export interface TestReportOptions {
  /** Show also the tests that hold. */
  readonly verbose: boolean;
  /** Tests of tables were asked for, so one that could not be run is a failure. */
  readonly mustRun: boolean;
}

/** Prints what `rocky test` came to. */
export function printTests(context: Context, outcome: TestOutcome, options: TestReportOptions): ExitCode {
  const good = isGood(outcome) && !(options.mustRun && hasNotRun(outcome));
  if (context.output === "json") printJson(context, testBody(outcome));
  else {
    const { compilation, refused } = outcome;
    context.stdout.write(diagnosticsText(refused, sourceTexts(compilation.files), context.stdout));
    if (refused.length > 0) context.stdout.write(`${diagnosticsSummary(refused)}; nothing was tested\n`);
    else printResults(context, outcome, options);
    printNext(context, adviceFor(outcome));
  }
  return good ? exitCodes.ok : exitCodes.failure;
}

/** Prints what `rocky ci` came to: the findings of the whole project, then its tests. */
export function printCi(context: Context, outcome: TestOutcome, options: TestReportOptions): ExitCode {
  const { compilation } = outcome;
  const { diagnostics, models } = compilation.result;
  const compiled = !diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const ran = !(options.mustRun && hasNotRun(outcome));
  const code = compiled && ran && isGood(outcome) ? exitCodes.ok : exitCodes.failure;
  if (context.output === "json") {
    printJson(context, ciBody(outcome, { compiled, code }));
    return code;
  }
  const { stdout } = context;
  stdout.write(diagnosticsText(diagnostics, sourceTexts(compilation.files), stdout));
  const summary = diagnosticsSummary(diagnostics);
  if (summary !== "") stdout.write(`${stdout.style.bold(summary)}\n`);
  stdout.write(`${coverageText(coverageOf(models), compilation.readMs + compilation.compileMs)}\n`);
  if (outcome.refused.length > 0) stdout.write("nothing was tested\n");
  else printResults(context, outcome, options);
  printNext(context, code === exitCodes.ok ? nextStep(compilation) : "mend what is red, then rocky ci");
  return code;
}

function hasNotRun({ tables }: TestOutcome): boolean {
  return tables.some((result) => result.status === "not-run");
}

function testBody(outcome: TestOutcome): BodyOf<typeof testSchema> {
  const all = [...outcome.units, ...outcome.tables];
  return {
    total: all.length,
    passed: all.filter(({ status }) => status === "passed" || status === "proved").length,
    failed: all.filter(hasFailed).length,
    ...wireTests(outcome),
    diagnostics: wireFindings(outcome.compilation),
  };
}

function wireFindings({ result, files }: Compilation): BodyOf<typeof testSchema>["diagnostics"] {
  const sources = sourceTexts(files);
  return worstFirst(result.diagnostics).map((diagnostic) => wireDiagnostic(diagnostic, sources));
}

function ciBody(
  outcome: TestOutcome,
  { compiled, code }: { readonly compiled: boolean; readonly code: ExitCode },
): BodyOf<typeof ciSchema> {
  const all = [...outcome.units, ...outcome.tables];
  return {
    compile_ok: compiled,
    tests_ok: isGood(outcome),
    models_compiled: outcome.compilation.result.models.length,
    tests_passed: all.filter(({ status }) => status === "passed" || status === "proved").length,
    tests_failed: all.filter(hasFailed).length,
    ...wireTests(outcome),
    diagnostics: wireFindings(outcome.compilation),
    exit_code: code,
  };
}

const rank: Readonly<Record<TableTestResult["status"] | UnitTestResult["status"], number>> = {
  errored: 0,
  failed: 1,
  warned: 2,
  "not-run": 3,
  proved: 4,
  passed: 5,
};

/** The worst first; what holds only in numbers, unless asked for. */
function printResults(context: Context, outcome: TestOutcome, { verbose }: TestReportOptions): void {
  const { stdout } = context;
  const connects = outcome.compilation.result.dialect === "duckdb";
  const all = [...outcome.units, ...outcome.tables].sort((a, b) => rank[a.status] - rank[b.status]);
  for (const result of all) {
    if (!verbose && rank[result.status] >= rank["not-run"]) continue;
    stdout.write(resultLines(result, stdout).join("\n") + "\n");
  }
  stdout.write(`${summaryText(all, connects)}\n`);
}

function resultLines(result: UnitTestResult | TableTestResult, sink: Sink): readonly string[] {
  const { style } = sink;
  const name = `${result.test.model}: ${result.test.name}`;
  const reason = reasonOf(result);
  switch (result.status) {
    case "passed":
      return [`${style.green("passed ")} ${name}`];
    case "proved":
      return [`${style.green("proved ")} ${name}  ${style.dim(reason)}`];
    case "not-run":
      return [`${style.dim("not run")} ${name}  ${style.dim(reason)}`];
    case "errored": {
      const { help } = result.error;
      const lines = [reason, ...(help === undefined ? [] : [`help: ${help}`])].join("\n").split("\n");
      return [`${style.red("error  ")} ${name}`, ...lines.map((line) => `        ${line}`)];
    }
    case "failed":
    case "warned": {
      const word = result.status === "failed" ? style.red("failed ") : style.yellow("warning");
      return [`${word} ${name}  ${reason}`, ...evidence(result, sink)];
    }
  }
}

function evidence(
  result: Extract<UnitTestResult | TableTestResult, { readonly status: "failed" | "warned" }>,
  sink: Sink,
): readonly string[] {
  const look = { style: sink.style, width: sink.width - 8 };
  if ("differences" in result) return indented(differencesTable(result, look));
  const { sample, failures, storedIn } = result;
  const more = sample === undefined ? 0n : failures - BigInt(sample.rows.length);
  return [
    ...(sample === undefined ? [] : indented(rowsText(sample, look))),
    ...(more > 0n && result.test.check.kind !== "unique" ? [`        and ${plural(more, "more row")}`] : []),
    ...(storedIn === undefined ? [] : [`        all of them are in ${storedIn}`]),
  ];
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `        ${line}`);
}

const shownDifferences = 10;

/** Expected and given rows under each other, marked with - and +. */
function differencesTable(
  result: Extract<UnitTestResult, { readonly status: "failed" }>,
  look: { readonly style: Sink["style"]; readonly width: number },
): string {
  const cells = (sign: string, row: readonly (string | undefined)[]): readonly string[] => [
    sign,
    ...row.map((value) => value ?? "NULL"),
  ];
  const rows = result.differences.slice(0, shownDifferences).flatMap((difference) => {
    switch (difference.kind) {
      case "missing":
        return [cells("-", difference.expected)];
      case "extra":
        return [cells("+", difference.actual)];
      case "different":
        return [cells("-", difference.expected), cells("+", difference.actual)];
    }
  });
  const types = result.columns.map((name) => ({
    name,
    type: { kind: "string" as const },
    nullability: "nullable" as const,
  }));
  const sign = { name: "", type: { kind: "string" as const }, nullability: "nullable" as const };
  const rest = result.differences.length - shownDifferences;
  const more = rest > 0 ? `\nand ${plural(rest, "more difference")}` : "";
  const legend = `- expected (${plural(result.expectedRows, "row")}), + given (${plural(result.actualRows, "row")})`;
  return `${rowsText({ columns: [sign, ...types], rows }, look).trimEnd()}${more}\n${look.style.dim(legend)}`;
}

function summaryText(all: readonly (UnitTestResult | TableTestResult)[], connects: boolean): string {
  if (all.length === 0) return "the project has no tests";
  const count = (status: keyof typeof rank): number =>
    all.filter((result) => result.status === status).length;
  const parts = [
    [count("errored"), "could not run"],
    [count("failed"), "failed"],
    [count("warned"), "failed as a warning"],
    [count("passed"), "passed"],
    [count("proved"), "proved without running"],
    [count("not-run"), whyNotRun(all, connects)],
  ] as const;
  return parts.flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`])).join(", ");
}

function whyNotRun(all: readonly (UnitTestResult | TableTestResult)[], connects: boolean): string {
  if (!connects) return "not run: Rocky does not connect to this warehouse yet";
  const reasons = new Set(all.flatMap((result) => (result.status === "not-run" ? [result.reason] : [])));
  return reasons.has("it needs the warehouse")
    ? "not run: rocky test asks the warehouse"
    : "not run: not built yet";
}

function adviceFor(outcome: TestOutcome): string {
  const { refused, units, tables } = outcome;
  if (refused.length > 0) return "mend the errors, then rocky test";
  if ([...units, ...tables].length === 0) return "add [[tests]] or [[test]] to the .toml beside a model";
  if (tables.some((result) => result.status === "not-run"))
    return "rocky run builds the tables, then rocky test";
  const failed = tables.find((result) => result.status === "failed" && "sample" in result);
  if (failed !== undefined)
    return `rocky lineage ${failed.test.model}${failed.test.column === undefined ? "" : `.${failed.test.column}`} shows where it comes from`;
  return units.some(hasFailed)
    ? "mend the model or the test, then rocky test --unit"
    : "rocky ci does this and compile in one go";
}
