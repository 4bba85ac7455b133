import type { ProjectRunEvent, StepResult } from "@rocky/sdk/node";
import { printJson, printNext, type Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import type { BodyOf } from "../schemas/schema-type.ts";
import type { seedSchema } from "../schemas/seed.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";
import { exitCodeOf } from "./run.ts";
import { followRun, type RunOutcome } from "./run-progress.ts";

type Body = BodyOf<typeof seedSchema>;

/** Follows the loading of seeds, then prints what it came to. */
export async function reportSeed(
  context: Context,
  events: AsyncIterable<ProjectRunEvent>,
  folder: string,
): Promise<ExitCode> {
  const outcome = await followRun(context, events);
  const body = bodyOf(outcome, folder);
  if (context.output === "json") printJson(context, body);
  else {
    const failed = body.tables_failed === 0 ? "" : `, ${body.tables_failed} failed`;
    context.stdout.write(
      outcome.kind === "refused"
        ? "refused: nothing was loaded\n"
        : `${plural(body.tables_loaded, "seed")} loaded${failed} in ${durationText(body.duration_ms)}\n`,
    );
    printNext(context, outcome.kind === "refused" ? "mend the configuration" : "rocky compile");
  }
  return exitCodeOf(outcome);
}

function bodyOf(outcome: RunOutcome, folder: string): Body {
  const results =
    outcome.kind === "refused" ? [] : outcome.summary.results.filter((r) => r.step.kind === "load");
  const tables = results.map(tableOf);
  const failed = tables.filter((table) => table.error !== undefined).length;
  return {
    seeds_dir: folder,
    tables,
    tables_loaded: tables.length - failed,
    tables_failed: failed,
    duration_ms: outcome.kind === "refused" ? 0 : Math.round(outcome.summary.durationMs),
  };
}

function tableOf(result: StepResult): Body["tables"][number] {
  const { step } = result;
  const place = { name: step.target.table, file: step.name, target: step.targetName };
  switch (result.status) {
    case "success":
      return { ...place, rows: Number(result.rows ?? 0n), duration_ms: Math.round(result.durationMs) };
    case "failed":
    case "cancelled":
      return { ...place, rows: 0, duration_ms: Math.round(result.durationMs), error: result.error.message };
    case "skipped":
      return { ...place, rows: 0, duration_ms: 0, error: "skipped" };
  }
}
