import type { ProjectRunEvent, RunSummary, StepResult } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { runSchema } from "../schemas/run.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { wireDiagnostic, wireSpan } from "../wire/diagnostic.ts";
import { worstFirst } from "./diagnostics.ts";
import { durationText } from "./duration.ts";
import { followRun, type RunOutcome } from "./run-progress.ts";
import { sourceTexts, type SourceTexts } from "./source-text.ts";

type Body = BodyOf<typeof runSchema>;

/** Follows a run, then prints what it came to. */
export async function reportRun(
  context: Context,
  events: AsyncIterable<ProjectRunEvent>,
  details: { readonly filter: string },
): Promise<ExitCode> {
  const outcome = await followRun(context, events);
  if (context.output === "json") printJson(context, bodyOf(outcome, details.filter));
  else printText(context, outcome);
  return exitCodeOf(outcome);
}

/** The exit code of a run. */
export function exitCodeOf(outcome: RunOutcome): ExitCode {
  if (outcome.kind === "refused") return exitCodes.failure;
  switch (outcome.summary.status) {
    case "success":
      return exitCodes.ok;
    case "partial":
      return exitCodes.partial;
    case "failed":
      return exitCodes.failure;
    case "cancelled":
      return exitCodes.interrupted;
  }
}

function resultsOf(outcome: RunOutcome): readonly StepResult[] {
  if (outcome.kind === "refused") return [];
  return outcome.summary.results.filter(
    (result) => result.step.kind !== "schema" || result.status === "failed",
  );
}

function bodyOf(outcome: RunOutcome, filter: string): Body {
  const results = resultsOf(outcome);
  const summary = outcome.kind === "ran" ? outcome.summary : undefined;
  const sources = sourceTexts(outcome.compiled.files);
  const materializations = results.flatMap(materialization);
  const errors = results.flatMap((result) => failure(result, sources));
  const skipped = results.flatMap(containment);
  return {
    run_id: outcome.kind === "ran" ? outcome.summary.run : outcome.run,
    status: wireStatus(summary),
    interrupted: summary?.status === "cancelled",
    duration_ms: Math.round(summary?.durationMs ?? 0),
    filter,
    tables_copied: materializations.length,
    tables_failed: errors.length,
    tables_skipped: skipped.length,
    materializations,
    errors,
    contained: skipped,
    diagnostics: worstFirst(outcome.compiled.result.diagnostics).map((diagnostic) =>
      wireDiagnostic(diagnostic, sources),
    ),
    check_results: [],
    drift: { tables_checked: 0, tables_drifted: 0, actions_taken: [] },
    execution: {
      concurrency: outcome.kind === "ran" ? outcome.mostAtOnce : 0,
      tables_processed: results.length,
      tables_failed: errors.length,
    },
    permissions: {
      catalogs_created: 0,
      schemas_created: schemasMade(outcome),
      grants_added: 0,
      grants_revoked: 0,
    },
  };
}

function wireStatus(summary: RunSummary | undefined): Body["status"] {
  if (summary?.status === "success") return "Success";
  const built = summary?.results.some(
    (result) => result.status === "success" && result.step.kind !== "schema",
  );
  return built === true ? "PartialFailure" : "Failure";
}

function schemasMade(outcome: RunOutcome): number {
  if (outcome.kind === "refused") return 0;
  return outcome.summary.results.filter(
    (result) => result.step.kind === "schema" && result.status === "success",
  ).length;
}

function assetKey({ step: { target } }: StepResult): readonly string[] {
  return [target.catalog ?? "", target.schema, target.table];
}

function materialization(result: StepResult): readonly Body["materializations"][number][] {
  if (result.status !== "success") return [];
  const { step } = result;
  return [
    {
      asset_key: assetKey(result),
      model: step.name,
      duration_ms: Math.round(result.durationMs),
      started_at: result.startedAt,
      rows_copied: result.rows === undefined ? null : Number(result.rows),
      metadata: {
        strategy: step.strategy,
        target_table_full_name: step.targetName,
        sql_hash: step.recipeHash,
      },
    },
  ];
}

function failure(result: StepResult, sources: SourceTexts): readonly Body["errors"][number][] {
  if (result.status !== "failed" && result.status !== "cancelled") return [];
  const { name } = result.step;
  const { source } = result.error;
  return [
    {
      asset_key: assetKey(result),
      model: name,
      error: result.error.message,
      failure_kind: failureKind(result.error.code),
      ...(source === undefined ? {} : { file: source.file }),
      ...(source?.span === undefined ? {} : { span: wireSpan(source.span, sources) }),
    },
  ];
}

/** The kinds that the output names, for the closed codes of warehouse errors. */
function failureKind(code: string): string {
  const kinds: Readonly<Record<string, string>> = {
    auth: "auth-failed",
    permission: "auth-failed",
    "not-found": "not-found",
    rejected: "query-rejected",
    unsupported: "query-rejected",
    transient: "transient",
    timeout: "transient",
  };
  return kinds[code] ?? "unknown";
}

function containment(result: StepResult): readonly Body["contained"][number][] {
  if (result.status !== "skipped") return [];
  const { because } = result;
  const hint = because.length === 0 ? "run again" : `mend ${because.join(", ")}, then run again`;
  return [{ model: result.step.name, blocked_by: because, unblock_hint: hint }];
}

function printText(context: Context, outcome: RunOutcome): void {
  const { write, style } = context.stdout;
  if (outcome.kind === "refused") {
    write(`${style.red("refused")}: nothing was run\n`);
    printNext(context, "mend the errors, then rocky run");
    return;
  }
  const { summary } = outcome;
  const results = resultsOf(outcome);
  const built = results.filter((result) => result.status === "success").length;
  const failed = results.filter((result) => result.status === "failed").length;
  const skipped = results.filter((result) => result.status === "skipped").length;
  const parts = [`${built} built`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (summary.status === "cancelled") parts.push("interrupted");
  write(`${parts.join(", ")} in ${durationText(summary.durationMs)}\n`);
  printNext(context, adviceFor(outcome, results));
}

function adviceFor(outcome: RunOutcome, results: readonly StepResult[]): string {
  const model = results.findLast((result) => result.step.kind === "model" && result.status === "success")
    ?.step.name;
  const [failed, ...others] = results.filter((result) => result.status === "failed");
  if (failed !== undefined) {
    return others.length === 0
      ? `mend ${failed.step.name}, then rocky run`
      : "mend what failed, then rocky run";
  }
  if (outcome.kind === "ran" && outcome.summary.status !== "success")
    return "rocky history shows what was recorded";
  return model === undefined ? "rocky history" : `rocky show ${model}`;
}
