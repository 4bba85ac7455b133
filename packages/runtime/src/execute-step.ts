import { AdapterError } from "@rocky/adapter";
import type { CancelSignal } from "@rocky/ir";
import type { StepError, StepResult } from "./event.ts";
import type { RunHost } from "./host.ts";
import type { PlannedStep } from "./plan.ts";

/** Runs one step. The one place where the warehouse's errors become data; anything else passes through. */
export async function executeStep(
  step: PlannedStep,
  host: RunHost,
  signal: CancelSignal | undefined,
): Promise<StepResult> {
  const started = host.now();
  const startedAt = new Date(started).toISOString();
  const violations = step.file?.violations ?? [];
  if (violations.length > 0) {
    const said = violations.map((each) => each.message).join("; ");
    // What speaks of no column is about the file as a whole.
    const isContract = violations.every((each) => each.column !== "");
    const message = isContract ? `the contract of the pipeline is broken: ${said}` : said;
    const help = isContract
      ? "mend the file, or change the contract in rocky.toml"
      : "mend the file, or take it out of the folder";
    return { step, status: "failed", startedAt, durationMs: 0, error: { code: "rejected", message, help } };
  }
  try {
    const { rows, queryId } = await host.connection.execute(step.statements, signal);
    return {
      step,
      status: "success",
      startedAt,
      durationMs: host.now() - started,
      ...(rows === undefined ? {} : { rows }),
      ...(queryId === undefined ? {} : { queryId }),
    };
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    const status = error.code === "cancelled" ? "cancelled" : "failed";
    return { step, status, startedAt, durationMs: host.now() - started, error: stepError(error) };
  }
}

function stepError(error: AdapterError): StepError {
  return {
    code: error.code,
    message: error.message,
    ...(error.help === undefined ? {} : { help: error.help }),
    ...(error.statement === undefined ? {} : { statement: error.statement }),
    ...(error.position === undefined ? {} : { position: error.position }),
  };
}
