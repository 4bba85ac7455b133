import type { RunRecord, StepRecord } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { historySchema, modelHistorySchema } from "../schemas/history.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { Style } from "../terminal/style.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

type Run = BodyOf<typeof historySchema>["runs"][number];
type Execution = BodyOf<typeof modelHistorySchema>["executions"][number];

/** Prints the runs, newest first. */
export function printHistory(context: Context, records: readonly RunRecord[]): ExitCode {
  if (context.output === "json") {
    const runs = records.map(wireRun);
    printJson(context, { count: runs.length, runs } satisfies BodyOf<typeof historySchema>);
    return exitCodes.ok;
  }
  const { stdout } = context;
  if (records.length === 0) {
    stdout.write("no runs\n");
    printNext(context, "rocky run");
    return exitCodes.ok;
  }
  const rows = records.map((record) => [
    record.run,
    record.command,
    record.status,
    timeText(record.startedAt),
    record.durationMs === undefined ? "" : durationText(record.durationMs),
    stepsText(stepsOf(record)),
    record.reason ?? "",
  ]);
  const columns = [
    { heading: "RUN" },
    { heading: "COMMAND" },
    { heading: "STATUS", paint: (text: string, cell: string) => paintStatus(text, cell, stdout.style) },
    { heading: "STARTED (UTC)" },
    { heading: "TOOK", align: "right" as const },
    { heading: "STEPS" },
    { heading: "WHY" },
  ];
  stdout.write(tableText(columns, rows, stdout));
  printNext(context, "rocky ledger verify proves that nothing of this was changed");
  return exitCodes.ok;
}

/** Prints the executions of one model, newest first. */
export function printModelHistory(context: Context, records: readonly RunRecord[], model: string): ExitCode {
  const executions = records.flatMap((record) =>
    record.steps.filter((step) => step.step === model).map((step) => wireExecution(record, step)),
  );
  if (context.output === "json") {
    printJson(context, { model, count: executions.length, executions } satisfies BodyOf<
      typeof modelHistorySchema
    >);
    return exitCodes.ok;
  }
  const { stdout } = context;
  if (executions.length === 0) {
    stdout.write(`no recorded execution of ${model}\n`);
    printNext(context, `rocky run --model ${model}`);
    return exitCodes.ok;
  }
  const columns = [
    { heading: "RUN" },
    { heading: "STATUS", paint: (text: string, cell: string) => paintStatus(text, cell, stdout.style) },
    { heading: "STARTED (UTC)" },
    { heading: "TOOK", align: "right" as const },
    { heading: "ROWS", align: "right" as const },
  ];
  const rows = executions.map((execution) => [
    execution.run_id,
    execution.status,
    timeText(execution.started_at),
    durationText(execution.duration_ms),
    execution.rows_affected?.toLocaleString("en-US") ?? "",
  ]);
  stdout.write(tableText(columns, rows, stdout));
  return exitCodes.ok;
}

/** The steps that made something of the project's; schemas are made along the way. */
function stepsOf(record: RunRecord): readonly StepRecord[] {
  return record.steps.filter((step) => step.facts["strategy"] !== "create_schema");
}

function wireRun(record: RunRecord): Run {
  const steps = stepsOf(record);
  return {
    run_id: record.run,
    started_at: record.startedAt,
    status: record.status,
    trigger: "manual",
    duration_ms: Math.round(record.durationMs ?? 0),
    models_executed: steps.filter((step) => step.startedAt !== undefined).length,
    models: steps.map((step) => ({
      model_name: step.step,
      status: step.status,
      duration_ms: Math.round(step.durationMs ?? 0),
      rows_affected: step.rows === undefined ? null : Number(step.rows),
    })),
    ...(record.reason === undefined ? {} : { reason: record.reason }),
  };
}

function wireExecution(record: RunRecord, step: StepRecord): Execution {
  const hash = step.facts["recipe_hash"];
  return {
    run_id: record.run,
    started_at: step.startedAt ?? record.startedAt,
    status: step.status,
    duration_ms: Math.round(step.durationMs ?? 0),
    rows_affected: step.rows === undefined ? null : Number(step.rows),
    sql_hash: typeof hash === "string" ? hash : "",
  };
}

function timeText(at: string): string {
  return at.slice(0, 19).replace("T", " ");
}

function stepsText(steps: readonly StepRecord[]): string {
  const groups = Map.groupBy(steps, (step) => step.status);
  const parts = [...groups].map(([status, ofStatus]) =>
    status === "success" ? "" : `${ofStatus.length} ${status}`,
  );
  const done = groups.get("success")?.length ?? 0;
  return [done === 0 ? "" : plural(done, "step"), ...parts].filter((part) => part !== "").join(", ");
}

function paintStatus(text: string, status: string, style: Style): string {
  if (status === "success") return style.green(text);
  if (status === "failed" || status === "refused") return style.red(text);
  return style.yellow(text);
}
