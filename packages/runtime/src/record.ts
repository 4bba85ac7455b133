import { stepIntent, stepOutcome, type NewEntry } from "@rocky/ledger";
import type { StepResult } from "./event.ts";
import type { PlannedStep } from "./plan.ts";

/** The entry that announces a step in a database. */
export function intentOf(run: string, step: PlannedStep, database: string | undefined): NewEntry {
  return stepIntent({
    run,
    step: step.id,
    target: step.targetName,
    statements: step.statements,
    facts: {
      strategy: step.strategy,
      recipe_hash: step.recipeHash,
      upstream: step.dependsOn,
      ...(database === undefined ? {} : { database }),
      ...(step.file === undefined
        ? {}
        : {
            file: step.file.path,
            content_hash: step.file.contentHash,
            mode: step.file.mode,
          }),
    },
  });
}

/** The entry that records how a step ended. */
export function outcomeOf(run: string, result: StepResult): NewEntry {
  const { step } = result;
  switch (result.status) {
    case "success":
      return stepOutcome({
        run,
        step: step.id,
        status: "success",
        durationMs: result.durationMs,
        ...(result.rows === undefined ? {} : { rows: result.rows }),
        facts: { query_id: result.queryId },
      });
    case "failed":
    case "cancelled":
      return stepOutcome({
        run,
        step: step.id,
        status: result.status,
        durationMs: result.durationMs,
        reason: result.error.message,
        facts: { error_code: result.error.code },
      });
    case "skipped":
      return stepOutcome({
        run,
        step: step.id,
        status: "skipped",
        reason:
          result.because.length === 0
            ? "the run was cancelled before"
            : `an input failed: ${result.because.join(", ")}`,
      });
  }
}
