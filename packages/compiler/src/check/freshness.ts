import { report } from "../diagnostics.ts";
import type { CheckedModel, Rule } from "./check.ts";
import { settingOf } from "./configuration.ts";

/**
 * W005: a model has times and nobody says how late they may be. Only where the project has begun to say so for other
 * models: a project that does not watch freshness has nothing to mend in each of its models.
 */
export const freshnessRule: Rule = ({ models, settings }) => {
  if (settings.hasFreshness || !models.some(isWatched)) return [];
  return models.flatMap((model) => {
    const { compiled } = model;
    const times = compiled.columns.filter(({ type }) => type.kind === "date" || type.kind === "timestamp");
    const [first] = times;
    if (first === undefined || isWatched(model)) return [];
    const columns = times.map((column) => column.name).join(", ");
    return [report.noFreshness(first.span, { model: compiled.name, columns }, { model: compiled.name })];
  });
};

function isWatched(model: CheckedModel): boolean {
  const { defaults } = model.parsed.source;
  return settingOf(model, ["freshness"]) !== undefined || defaults?.value["freshness"] !== undefined;
}
