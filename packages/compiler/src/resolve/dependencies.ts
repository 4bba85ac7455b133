import { cyclesOf, layersOf, nearestNames, type Diagnostic } from "@rocky/ir";
import { report } from "../diagnostics.ts";
import type { ModelSource } from "../project/model-source.ts";
import { modelNamed, nameKey, type ModelIndex } from "./model-index.ts";
import type { ReadModel } from "./parsed-model.ts";

/** In which order models can be compiled and built. */
export interface ModelOrder {
  /** Names of the models that each model needs, sorted; by model name. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
  /** Models whose needs all stand in earlier layers. */
  readonly layers: readonly (readonly string[])[];
  /** Models on a cycle or behind one. */
  readonly unordered: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * How many names are compared in all to find what unknown dependencies may have meant: a few tenths of a second. Where a
 * whole folder is missing, none of its models was mistyped, and each would be compared with every other.
 */
const mostComparisons = 200_000;

/** The models that configurations name as needed and that do not exist. */
export function unknownDependencies(
  models: readonly ModelSource[],
  index: ModelIndex,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let suggestions = Math.ceil(mostComparisons / Math.max(1, index.byName.size));
  for (const model of models) {
    for (const dependency of model.dependsOn) {
      if (index.byName.has(nameKey([dependency.name]))) continue;
      const known = suggestions-- > 0 ? [...index.byName.values()].map((other) => other.name) : [];
      diagnostics.push(unknownDependency(model, dependency, known));
    }
  }
  return diagnostics;
}

/** Orders models by what each needs, and finds those that need themselves. */
export function orderModels(
  models: readonly ReadModel[],
  { index, dependencies }: { readonly index: ModelIndex } & Pick<ModelOrder, "dependencies">,
): ModelOrder {
  const inOrder = new Map(models.map(({ source }) => [source.name, dependencies.get(source.name) ?? []]));
  const { layers, unordered } = layersOf(inOrder);
  if (unordered.length === 0) return { dependencies: inOrder, layers, unordered, diagnostics: [] };
  const byName = new Map(models.map((model) => [model.source.name, model]));
  const diagnostics = cyclesOf(inOrder).map((cycle) => cycleDiagnostic(cycle, byName, index));
  return { dependencies: inOrder, layers, unordered, diagnostics };
}

/** The models that a model needs: what its SQL reads, and what its configuration names. */
export function neededBy(
  { names, source }: Pick<ReadModel, "names" | "source">,
  index: ModelIndex,
): readonly string[] {
  const needed: string[] = [];
  // They are few, so that each is looked for among those before it.
  const add = (name: string | undefined): void => {
    if (name !== undefined && !needed.includes(name)) needed.push(name);
  };
  for (const { parts } of names) add(modelNamed(index, parts)?.name);
  for (const { name } of source.dependsOn) add(index.byName.get(nameKey([name]))?.name);
  return needed.sort();
}

function unknownDependency(
  model: ModelSource,
  dependency: ModelSource["dependsOn"][number],
  known: readonly string[],
): Diagnostic {
  const nearest = nearestNames(dependency.name, known);
  return report.unknownDependency(
    dependency.span(),
    { name: dependency.name },
    {
      model: model.name,
      ...(nearest.length > 0 ? { help: `Did you mean ${nearest.join(" or ")}?` } : {}),
    },
  );
}

function cycleDiagnostic(
  cycle: readonly string[],
  byName: ReadonlyMap<string, ReadModel>,
  index: ModelIndex,
): Diagnostic {
  const places = cycle.map((name, i) =>
    readOf(byName.get(name), cycle[(i + 1) % cycle.length] ?? name, index),
  );
  const [first, ...others] = places;
  const model = cycle[0] ?? "";
  if (cycle.length === 1) return report.readsItself(first, { name: model }, { model });
  const related = others.flatMap((span, i) =>
    span === undefined
      ? []
      : [{ span, message: `${cycle[i + 1] ?? ""} needs ${cycle[(i + 2) % cycle.length] ?? ""} here` }],
  );
  return report.cycle(
    first,
    { path: [...cycle, model].join(" → ") },
    { model, related, help: "Let one of them read from something that does not need it." },
  );
}

/** Where one model names another: in its SQL, else in depends_on. */
function readOf(model: ReadModel | undefined, needed: string, index: ModelIndex): Diagnostic["span"] {
  if (model === undefined) return undefined;
  const name = model.names.find((candidate) => modelNamed(index, candidate.parts)?.name === needed);
  if (name !== undefined) return { file: model.source.file, start: name.span.start, end: name.span.end };
  return model.source.dependsOn
    .find((dependency) => dependency.name.toLowerCase() === needed.toLowerCase())
    ?.span();
}
