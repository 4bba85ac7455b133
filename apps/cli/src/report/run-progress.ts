import type { Diagnostic } from "@rocky/ir";
import type { PlannedStep, ProjectRunEvent, RunSummary, StepError, StepResult } from "@rocky/sdk/node";
import { messagesOf, type Context } from "../context.ts";
import type { Sink } from "../terminal/sink.ts";
import { textWidth } from "../terminal/width.ts";
import { diagnosticsSummary, diagnosticsText } from "./diagnostics.ts";
import { durationText } from "./duration.ts";
import { plural } from "./plural.ts";
import { liveLine } from "./progress.ts";
import { sourceTexts } from "./source-text.ts";
import { stepErrorLines } from "./step-error.ts";

/** What a run came to: it was refused, or it has a summary. */
export type RunOutcome =
  | { readonly kind: "refused"; readonly run: string; readonly compiled: Compiled }
  | {
      readonly kind: "ran";
      readonly summary: RunSummary;
      readonly compiled: Compiled;
      /** Files that were not loaded because their rows are there already. */
      readonly unchanged: readonly string[];
      /** How many steps ran at once at most. */
      readonly mostAtOnce: number;
    };

/** The first event of a run. */
type Compiled = Extract<ProjectRunEvent, { readonly kind: "compiled" }>["compilation"];

const redrawEveryMs = 100;

/** Follows a run to its end: a live line on a terminal, a line for every step that ended everywhere. */
export async function followRun(
  context: Context,
  events: AsyncIterable<ProjectRunEvent>,
): Promise<RunOutcome> {
  const sink = messagesOf(context);
  const live = liveLine(sink, context.quiet ? { TERM: "dumb" } : context.environment);
  const active = new Map<string, number>();
  let counts = "";
  let mostAtOnce = 0;
  let unchanged: readonly string[] = [];
  const draw = (): void => live.show(active.size === 0 ? "" : liveText(counts, active));
  const timer = setInterval(draw, redrawEveryMs);
  let compiled: Compiled | undefined;
  try {
    for await (const event of events) {
      switch (event.kind) {
        case "compiled":
          compiled = event.compilation;
          printFindings(sink, compiled, context.command);
          break;
        case "refused":
          return { kind: "refused", run: event.run, compiled: known(compiled) };
        case "files-gone":
          for (const table of event.tables)
            live.print(
              `${sink.style.yellow("warning")} the files that ${table} was made of are gone; its rows stay`,
            );
          break;
        case "files-unchanged":
          unchanged = event.files;
          if (!context.quiet) live.print(unchangedLine(event.files, sink));
          break;
        case "schemas-written":
          if (!context.quiet)
            live.print(
              `${sink.style.green("learned")} ${plural(event.tables.length, "schema")} for the compiler, in ${event.file}`,
            );
          break;
        case "runs-settled":
          for (const run of event.runs)
            live.print(`${run} was left open by a process that is gone; it is closed now`);
          break;
        case "run-started":
          counts = `0/${event.steps}`;
          break;
        case "step-started":
          active.set(event.step.name, performance.now());
          mostAtOnce = Math.max(mostAtOnce, event.running);
          break;
        case "step-ended":
          active.delete(event.result.step.name);
          counts = `${event.ended}/${event.steps}`;
          if (context.quiet && event.result.status === "success") break;
          for (const line of stepLines(event.result, sink, known(compiled))) live.print(line);
          break;
        case "run-finished":
          return { kind: "ran", summary: event.summary, compiled: known(compiled), unchanged, mostAtOnce };
      }
      draw();
    }
  } finally {
    clearInterval(timer);
    live.show("");
  }
  throw new Error("the run ended without a summary");
}

function known(compiled: Compiled | undefined): Compiled {
  if (compiled === undefined) throw new Error("the run began without a compilation");
  return compiled;
}

function printFindings(sink: Sink, { result, files }: Compiled, command: string): void {
  // What loads files has nothing to do with models.
  const isOfModels = ({ model, code }: Diagnostic): boolean => model !== undefined || code === "W231";
  const worth = result.diagnostics
    .filter((diagnostic) => diagnostic.severity !== "info")
    .filter((diagnostic) => command === "run" || !isOfModels(diagnostic));
  if (worth.length === 0) return;
  sink.write(diagnosticsText(worth, sourceTexts(files), sink));
  sink.write(`${diagnosticsSummary(worth)}\n`);
}

function liveText(counts: string, active: ReadonlyMap<string, number>): string {
  const [oldest = performance.now()] = active.values();
  return `${counts} done, running ${[...active.keys()].join(", ")}, ${durationText(performance.now() - oldest)}`;
}

/** Names the files where they fit in a line of the terminal, else says how many they are. */
function unchangedLine(files: readonly string[], { style, width }: Sink): string {
  const why = "loaded before, unchanged";
  const names = files.join(", ");
  const room = width - "kept     ".length - why.length - 1;
  const shown = textWidth(names) <= room ? names : plural(files.length, "file");
  return `${style.dim("kept   ")} ${shown}  ${style.dim(why)}`;
}

/** What is said about a step that ended; nothing about schemas that are there now. */
function stepLines(result: StepResult, sink: Sink, { files }: Compiled): readonly string[] {
  const { style } = sink;
  const { step } = result;
  switch (result.status) {
    case "success": {
      if (step.kind === "schema") return [];
      const rows = result.rows === undefined ? "" : `, ${plural(result.rows, "row")}`;
      return [`${style.green("built  ")} ${stepName(step)}  ${durationText(result.durationMs)}${rows}`];
    }
    case "failed":
      return [
        `${style.red("failed ")} ${stepName(step)}  ${durationText(result.durationMs)}`,
        ...stepErrorLines(shownError(result), sourceTexts(files), sink).map((line) => `        ${line}`),
      ];
    case "cancelled":
      return [`${style.yellow("stopped")} ${stepName(step)}  ${durationText(result.durationMs)}`];
    case "skipped": {
      if (result.because.length === 0) return [];
      return [`${style.yellow("skipped")} ${stepName(step)}  ${result.because.join(", ")} failed`];
    }
  }
}

function stepName(step: PlannedStep): string {
  return step.kind === "load" ? `${step.targetName} from ${step.name}` : step.targetName;
}

/** The statement that loads a file is Rocky's own, so a place in it helps nobody. */
function shownError({ step, error }: { readonly step: PlannedStep; readonly error: StepError }): StepError {
  const { statement: _, position: __, ...rest } = error;
  return step.kind === "load" ? rest : error;
}
