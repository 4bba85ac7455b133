import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";
import type { Rule } from "./check.ts";

/**
 * W005: a model has times and nobody says how late they may be. Only where the project has begun to say so for other
 * models: a project that does not watch freshness has nothing to mend in each of its models.
 */
export const freshnessRule: Rule = ({ models, settings }) => {
  if (
    settings.hasFreshness ||
    !(settings.isWatched ?? models.some(({ parsed }) => isWatched(parsed.source)))
  ) {
    return [];
  }
  return models.flatMap((model) => {
    const { compiled } = model;
    const times = compiled.columns.filter(({ type }) => type.kind === "date" || type.kind === "timestamp");
    const [first] = times;
    if (first === undefined || isWatched(model.parsed.source)) return [];
    const columns = times.map((column) => column.name).join(", ");
    return [report.noFreshness(first.span, { model: compiled.name, columns }, { model: compiled.name })];
  });
};

/** Whether a model or its folder says how late its data may be. */
export function isWatched({ configuration, defaults }: ModelSource): boolean {
  return configuration?.value["freshness"] !== undefined || defaults?.value["freshness"] !== undefined;
}
