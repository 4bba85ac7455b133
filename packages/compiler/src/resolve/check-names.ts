import type { Diagnostic, RelatedPlace } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";
import { nameKey } from "./model-index.ts";

/** Models whose names or targets meet, each reported at every place but the first of a name. */
export function checkNames(
  models: readonly ModelSource[],
  openCatalog: string | undefined,
): readonly Diagnostic[] {
  return [...checkModelNames(models), ...checkTargets(models, openCatalog)];
}

function checkModelNames(models: readonly ModelSource[]): readonly Diagnostic[] {
  return sharing(models, ({ name }) => nameKey([name])).flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map((model) => {
          const extras = { related: [placeOf(first, "the other one is here")], model: model.name };
          return model.name === first.name
            ? report.duplicateModel(model.nameSpan(), { name: model.name }, extras)
            : report.sameButCase(model.nameSpan(), { name: model.name, other: first.name }, extras);
        }),
  );
}

/** The models that share a key with others; nearly always there are none. */
function sharing(
  models: readonly ModelSource[],
  keyOf: (model: ModelSource) => string,
): readonly (readonly ModelSource[])[] {
  const keys = new Set<string>();
  for (const model of models) keys.add(keyOf(model));
  return keys.size === models.length ? [] : [...Map.groupBy(models, keyOf).values()];
}

function placeOf(model: ModelSource, message: string): RelatedPlace {
  return { span: model.nameSpan(), message };
}

function checkTargets(
  models: readonly ModelSource[],
  openCatalog: string | undefined,
): readonly Diagnostic[] {
  const keyOf = ({ target }: ModelSource): string =>
    nameKey([target.catalog ?? openCatalog ?? "", target.schema, target.table]);
  return sharing(models, keyOf).flatMap((group) => {
    const names = [...new Set(group.map((model) => model.name.toLowerCase()))];
    if (names.length < 2) return [];
    return group.map((model) =>
      report.sameTarget(
        model.targetSpan(),
        {
          models: group.map((other) => other.name).join(" and "),
          target: `${model.target.schema}.${model.target.table}`,
        },
        {
          related: group
            .filter((other) => other !== model)
            .map((other) => ({ span: other.targetSpan(), message: `${other.name} is here` })),
          model: model.name,
        },
      ),
    );
  });
}
