import { authorPlaceOf, physicalSql } from "@rocky/compiler";
import type { RunEvent, StepError, StepResult, StepSource } from "@rocky/runtime";
import type { Compilation } from "./compile-project.ts";
import { physicalOptions } from "./select-work.ts";

/** An event of a run, with the files behind the statements that failed. */
export function withSources(
  event: RunEvent,
  compilation: Compilation,
  openCatalog: string | undefined,
): RunEvent {
  const placed = (result: StepResult): StepResult => {
    if (result.status !== "failed") return result;
    const source = sourceOf(result, compilation, openCatalog);
    return source === undefined ? result : { ...result, error: { ...result.error, source } };
  };
  if (event.kind === "step-ended") return { ...event, result: placed(event.result) };
  if (event.kind !== "run-finished") return event;
  return { ...event, summary: { ...event.summary, results: event.summary.results.map(placed) } };
}

function sourceOf(
  { step, error }: { readonly step: StepResult["step"]; readonly error: StepError },
  { result }: Compilation,
  openCatalog: string | undefined,
): StepSource | undefined {
  const model = step.kind === "model" ? result.models.find((each) => each.name === step.name) : undefined;
  if (model === undefined) return undefined;
  const unplaced = { file: model.file, related: [] };
  if (error.statement === undefined || error.position === undefined) return unplaced;
  const physical = physicalSql(model, physicalOptions(result, openCatalog));
  const start = error.statement.lastIndexOf(physical.text);
  const offset = error.position - start;
  if (start < 0 || offset < 0 || offset > physical.text.length) return unplaced;
  return { file: model.file, ...authorPlaceOf(model, physical, offset) };
}
