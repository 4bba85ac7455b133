import { isTable } from "../config/shape.ts";
import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";
import { settingOf } from "./configuration.ts";

/** W004: a column is classified with a tag that nothing masks. */
export const classificationRule: Rule = ({ models, settings }) =>
  models.flatMap((model) => {
    const classified = settingOf(model, ["classification"])?.value;
    if (!isTable(classified)) return [];
    return Object.entries(classified).flatMap(([column, tag]) => {
      if (typeof tag !== "string" || settings.masks.has(tag) || settings.unmasked.has(tag)) return [];
      const span = settingOf(model, ["classification", column])?.span;
      return [report.unmaskedTag(span, { column, tag }, { model: model.compiled.name })];
    });
  });
