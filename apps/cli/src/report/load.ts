import type { ProjectRunEvent, StepResult } from "@rocky/sdk/node";
import { messagesOf, printJson, printNext, type Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import type { loadSchema } from "../schemas/load.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";
import { exitCodeOf } from "./run.ts";
import { followRun, type RunOutcome } from "./run-progress.ts";

type Body = BodyOf<typeof loadSchema>;

/** Follows the loading of files, then prints what it came to. */
export async function reportLoad(
  context: Context,
  events: AsyncIterable<ProjectRunEvent>,
): Promise<ExitCode> {
  const outcome = await followRun(context, events);
  const body = bodyOf(outcome);
  if (context.output === "json") printJson(context, body);
  else {
    const { write } = messagesOf(context);
    const failed = body.files_failed === 0 ? "" : `, ${body.files_failed} failed`;
    const kept = body.files_unchanged === 0 ? "" : `, ${body.files_unchanged} unchanged`;
    const size = `${plural(body.files_loaded, "file")} loaded${failed}${kept}, ${plural(body.total_rows, "row")}`;
    write(
      outcome.kind === "refused"
        ? "refused: nothing was loaded\n"
        : `${size} in ${durationText(body.duration_ms)}\n`,
    );
    printNext(context, adviceFor(outcome, body));
  }
  return exitCodeOf(outcome);
}

function adviceFor(outcome: RunOutcome, body: Body): string {
  if (outcome.kind === "refused") return "mend the errors, then rocky load";
  return body.files_failed > 0 ? "mend the files that failed, then rocky load" : "rocky compile";
}

function bodyOf(outcome: RunOutcome): Body {
  const results =
    outcome.kind === "refused" ? [] : outcome.summary.results.filter((r) => r.step.kind === "load");
  const files = results.map(fileOf);
  const loaded = files.filter((file) => file.error === undefined);
  const unchanged = outcome.kind === "refused" ? [] : outcome.unchanged;
  return {
    source_dir: [...new Set(files.map((file) => file.file.split("/").slice(0, -1).join("/")))].join(", "),
    format: [...new Set(files.map((file) => file.file.split(".").at(-1) ?? ""))].join(", "),
    files,
    files_loaded: loaded.length,
    files_failed: files.length - loaded.length,
    files_unchanged: unchanged.length,
    unchanged,
    total_rows: files.reduce((sum, file) => sum + file.rows_loaded, 0),
    total_bytes: files.reduce((sum, file) => sum + file.bytes_read, 0),
    duration_ms: outcome.kind === "refused" ? 0 : Math.round(outcome.summary.durationMs),
    run_id: outcome.kind === "refused" ? outcome.run : outcome.summary.run,
  };
}

function fileOf(result: StepResult): Body["files"][number] {
  const { step } = result;
  const violations = step.file?.violations ?? [];
  const place = {
    file: step.name,
    target: step.targetName,
    bytes_read: violations.length > 0 ? 0 : (step.file?.bytes ?? 0),
    mode: step.file?.mode ?? "replace",
    ...(violations.length > 0 ? { contract: { passed: false, violations } } : {}),
  };
  switch (result.status) {
    case "success":
      return { ...place, rows_loaded: Number(result.rows ?? 0n), duration_ms: Math.round(result.durationMs) };
    case "failed":
    case "cancelled":
      return {
        ...place,
        rows_loaded: 0,
        duration_ms: Math.round(result.durationMs),
        error: result.error.message,
      };
    case "skipped":
      return { ...place, rows_loaded: 0, duration_ms: 0, error: "skipped" };
  }
}
