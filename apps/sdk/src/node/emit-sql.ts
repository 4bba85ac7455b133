import { AdapterError } from "@rocky/adapter";
import { reachableFrom, type CompiledModel } from "@rocky/ir";
import { createHasher } from "@rocky/node";
import { planRun, type PlannedStep } from "@rocky/runtime";
import type { Compilation } from "./compile-project.ts";
import { statementWriter } from "./statement-writer.ts";
import { modelsToBuild, selectWork, type Work } from "./select-work.ts";

/** Which statements are wanted. */
export interface EmitOptions {
  /** Only this model. */
  readonly model?: string | undefined;
  /** Also the statements that load files; they name the files of this machine. */
  readonly loads?: boolean | undefined;
}

/** A model that gave no statements. */
export interface SkippedModel {
  readonly model: string;
  readonly reason: string;
}

/** The statements that a run sends to an empty database. */
export interface EmittedSql {
  /** Schemas, loads, then models, each after those that it needs. */
  readonly steps: readonly PlannedStep[];
  readonly skipped: readonly SkippedModel[];
  /** Files of the models by name, relative to the root. */
  readonly files: ReadonlyMap<string, string>;
  readonly dialect: string;
  /** The catalog that the names of models begin with, where the dialect has them. */
  readonly catalog: string | undefined;
}

/**
 * Writes the statements of a compiled project without opening its warehouse. Models with errors, and those that rest on
 * them, are left out. Rejects with an `AdapterError` when the project itself has errors, or no such model.
 */
export async function emitSql(compilation: Compilation, options: EmitOptions): Promise<EmittedSql> {
  const { result } = compilation;
  const broken = result.diagnostics.find((d) => d.severity === "error" && d.model === undefined);
  if (broken !== undefined) {
    throw new AdapterError("rejected", `the project has errors: ${broken.message}`, {
      help: "`rocky compile` shows where",
    });
  }
  const work = selectWork(withoutErrors(compilation, options), {
    command: "run",
    model: options.model,
    pipeline: undefined,
  });
  const writer = await statementWriter(work.adapter, result.dialect);
  const { models, skipped } = emittable(compilation, work);
  const chosen = { ...work, models: inBuildingOrder(models, result.layers) };
  const plan = planRun({
    models: modelsToBuild(compilation, chosen, writer.currentCatalog),
    files: chosen.files,
    observed: { currentCatalog: writer.currentCatalog, relations: [], kinds: new Map() },
    dialect: result.dialect,
    hash: await createHasher(),
    writer,
  });
  const files = new Map(result.models.map((model) => [model.name, model.file]));
  return { steps: plan.steps, skipped, files, dialect: result.dialect, catalog: writer.currentCatalog };
}

/** What a run would do if no model had an error; which models have is looked at one by one. */
function withoutErrors(compilation: Compilation, { loads = false }: EmitOptions): Compilation {
  const { result } = compilation;
  const pipelines = result.config.pipelines.filter((pipeline) => loads || pipeline.type !== "load");
  return {
    ...compilation,
    result: { ...result, diagnostics: [], config: { ...result.config, pipelines } },
  };
}

function emittable(
  { result }: Compilation,
  { models }: Work,
): { readonly models: readonly CompiledModel[]; readonly skipped: readonly SkippedModel[] } {
  const errors = new Map(
    [...result.diagnostics, ...result.unbuildable].flatMap((each) =>
      each.severity === "error" && each.model !== undefined ? [[each.model, each] as const] : [],
    ),
  );
  const broken = brokenBehind(result, errors);
  const skipped = models.flatMap(({ name }): readonly SkippedModel[] => {
    const own = errors.get(name);
    if (own !== undefined) return [{ model: name, reason: `${own.code}: ${own.message}` }];
    const behind = broken.get(name);
    if (behind === undefined) return [];
    return [{ model: name, reason: `rests on ${behind.join(", ")}` }];
  });
  const left = new Set(skipped.map((each) => each.model));
  return { models: models.filter((model) => !left.has(model.name)), skipped };
}

/** For each model that rests on some with errors, directly or not, their names, sorted. Found layer by layer, as most rest on none. */
function brokenBehind(
  { models, layers }: Compilation["result"],
  errors: { has(name: string): boolean },
): ReadonlyMap<string, readonly string[]> {
  const inputs = new Map(models.map((model) => [model.name, model.dependsOn]));
  const found = new Map<string, readonly string[]>();
  const placed = new Set(layers.flat());
  for (const name of placed) {
    const lists = (inputs.get(name) ?? []).map((input) => {
      const behind = found.get(input) ?? [];
      return errors.has(input) ? [...new Set([input, ...behind])].sort() : behind;
    });
    const [first, ...others] = lists.filter((list) => list.length > 0);
    if (first !== undefined) {
      found.set(name, others.length === 0 ? first : [...new Set([first, ...others].flat())].sort());
    }
  }
  // What stands on a cycle or behind one is in no layer.
  for (const name of inputs.keys()) {
    if (placed.has(name)) continue;
    const behind = reachableFrom([name], inputs).filter((input) => errors.has(input));
    if (behind.length > 0) found.set(name, behind);
  }
  return found;
}

function inBuildingOrder(
  models: readonly CompiledModel[],
  layers: readonly (readonly string[])[],
): readonly CompiledModel[] {
  const places = new Map(layers.flat().map((name, i) => [name, i]));
  return models.toSorted((a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0));
}
