import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";
import { settingOf } from "./configuration.ts";

const limits = ["max_usd", "max_duration_ms", "max_bytes_scanned"] as const;

/** E122: a limit that nothing can keep. */
export const budgetRule: Rule = ({ models }) =>
  models.flatMap((model) =>
    limits.flatMap((limit) => {
      const setting = settingOf(model, ["budget", limit]);
      if (typeof setting?.value !== "number" || setting.value > 0) return [];
      return [report.impossibleBudget(setting.span, { limit }, { model: model.compiled.name })];
    }),
  );
