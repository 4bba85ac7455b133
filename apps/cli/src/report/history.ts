import type { RunRecord, StepRecord } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-code.ts";
import type { historySchema, modelHistorySchema } from "../schemas/history.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { Sink } from "../terminal/sink.ts";
import type { Style } from "../terminal/style.ts";
import { cutToWidth } from "../terminal/width.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";
import { tableText } from "./table.ts";

type Run = BodyOf<typeof historySchema>["runs"][number];
type Execution = BodyOf<typeof modelHistorySchema>["executions"][number];

/** Prints the runs, newest first, at most `limit` of them. */
export function printHistory(context: Context, all: readonly RunRecord[], limit: number): ExitCode {
  const records = all.slice(0, limit);
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
    String(stepsOf(record).filter((step) => step.status === "success").length),
  ]);
  const columns = [
    { heading: "RUN", whole: true as const },
    { heading: "COMMAND" },
    { heading: "STATUS", paint: (text: string, cell: string) => paintStatus(text, cell, stdout.style) },
    { heading: "STARTED (UTC)" },
    { heading: "TOOK", align: "right" as const },
    { heading: "STEPS", align: "right" as const },
  ];
  const [head = "", ...lines] = tableText(columns, rows, stdout).trimEnd().split("\n");
  stdout.write(`${head}\n`);
  records.forEach((record, i) => stdout.write(`${lines[i] ?? ""}\n${whyText(record, stdout)}`));
  if (all.length > limit) stdout.write(`the newest ${limit} of ${plural(all.length, "run")}\n`);
  printNext(context, "rocky ledger verify proves that nothing of this was changed");
  return exitCodes.ok;
}

/** Prints the executions of one model, newest first, at most `limit` of them. */
export function printModelHistory(
  context: Context,
  records: readonly RunRecord[],
  { model, limit }: { readonly model: string; readonly limit: number },
): ExitCode {
  const all = records.flatMap((record) =>
    record.steps.filter((step) => step.step === model).map((step) => wireExecution(record, step)),
  );
  const executions = all.slice(0, limit);
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
    { heading: "RUN", whole: true as const },
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
  if (all.length > limit) stdout.write(`the newest ${limit} of ${plural(all.length, "execution")}\n`);
  printNext(context, `rocky show ${model}`);
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

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Nov 20 09:15`; the year and the rest stand in the id of the run. */
function timeText(at: string): string {
  return `${months[Number(at.slice(5, 7)) - 1] ?? ""} ${at.slice(8, 10)} ${at.slice(11, 16)}`;
}

const mostNames = 3;

/** A line under a run that did not end well: why it was refused, or which steps did not succeed. */
function whyText(record: RunRecord, { style, width }: Sink): string {
  const groups = Map.groupBy(stepsOf(record), (step) => step.status);
  const others = [...groups].filter(([status]) => status !== "success").toSorted(failedFirst);
  const parts = others.map(([status, steps]) => `${status} ${namesText(steps)}`);
  const why = [...(record.reason === undefined ? [] : [record.reason]), ...parts].join("; ");
  return why === "" ? "" : `  ${style.dim(cutToWidth(why.replaceAll("\n", " "), width - 2))}\n`;
}

function failedFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return Number(b === "failed") - Number(a === "failed");
}

function namesText(steps: readonly StepRecord[]): string {
  const names = steps.slice(0, mostNames).map(({ step }) => step);
  const more = steps.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function paintStatus(text: string, status: string, style: Style): string {
  if (status === "success") return style.green(text);
  if (status === "failed" || status === "refused") return style.red(text);
  return style.yellow(text);
}
