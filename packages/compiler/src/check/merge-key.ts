import { report } from "../diagnostics.ts";
import type { Rule } from "./check.ts";
import { strategyOf, textsOf } from "./configuration.ts";

/** W006: rows are to be merged by a key that the model does not have. */
export const mergeKeyRule: Rule = ({ models }) =>
  models.flatMap((model) => {
    const { compiled } = model;
    if (strategyOf(model) !== "merge" || !compiled.complete) return [];
    const names = compiled.columns.map((column) => column.name);
    const known = new Set(names.map((name) => name.toLowerCase()));
    return textsOf(model, ["strategy", "unique_key"])
      .filter((key) => !known.has(key.value.toLowerCase()))
      .map((key) =>
        report.mergeKeyMissing(
          key.span,
          { key: key.value, model: compiled.name },
          { model: compiled.name, help: `The columns are ${names.join(", ")}.` },
        ),
      );
  });
