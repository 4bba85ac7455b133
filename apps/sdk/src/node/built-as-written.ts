import { reachableFrom } from "@rocky/ir";
import type { Connection } from "@rocky/adapter";
import { createHasher } from "@rocky/node";
import { planRun, type ObservedState } from "@rocky/runtime";
import type { Compilation } from "./compile-project.ts";
import { readEntries } from "./ledger.ts";
import { modelsToBuild } from "./select-work.ts";

/** A build of a model, as recorded. */
interface Build {
  /** Its place in the ledger. */
  readonly at: number;
  readonly recipe: string;
}

/**
 * Of the models about which something is proved, those whose tables, and all that these were made of, were last built from the queries as they are written now. What the
 * compiler proves about a query says nothing about a table that an older one made.
 */
export async function builtAsWritten(
  compilation: Compilation,
  connection: Connection,
  observed: ObservedState,
): Promise<ReadonlySet<string>> {
  const { models, dialect } = compilation.result;
  const hash = await createHasher();
  const work = { models, files: [], adapter: { type: "", settings: {} }, errors: [] };
  const toBuild = modelsToBuild(compilation, work, connection.currentCatalog);
  const plan = planRun({ models: toBuild, files: [], observed, dialect, hash, writer: connection });
  const written = new Map(
    plan.steps.filter((step) => step.kind === "model").map((step) => [step.name, step.recipeHash]),
  );
  const builds = await buildsOf(compilation.root, connection.sourceId);
  const inputs = new Map(models.map((model) => [model.name, model.dependsOn]));
  const isCurrent = (name: string, before: number): boolean => {
    const last = (builds.get(name) ?? []).findLast((build) => build.at < before);
    return last !== undefined && last.recipe === written.get(name);
  };
  const asked = new Set(
    compilation.result.tests.flatMap(({ model, proof }) => (proof === undefined ? [] : [model])),
  );
  const names = [...asked].flatMap((name) => {
    const own = builds.get(name)?.at(-1);
    if (own === undefined || own.recipe !== written.get(name)) return [];
    const behind = reachableFrom([name], inputs);
    const all = [...behind].every(
      (input) => isCurrent(input, own.at) && isCurrent(input, Number.POSITIVE_INFINITY),
    );
    return all ? [name] : [];
  });
  return new Set(names);
}

/** The successful builds of models in a database, in order. */
async function buildsOf(root: string, database: string): Promise<ReadonlyMap<string, readonly Build[]>> {
  const intents = new Map<string, { readonly recipe: string; readonly model: string }>();
  const builds = new Map<string, Build[]>();
  for (const [at, { kind, run, data }] of (await readEntries(root)).entries()) {
    const step = typeof data["step"] === "string" ? data["step"] : "";
    const key = `${run} ${step}`;
    if (kind === "step-intent" && data["database"] === database && typeof data["recipe_hash"] === "string") {
      intents.set(key, { recipe: data["recipe_hash"], model: step });
    }
    const intent = intents.get(key);
    if (kind !== "step-outcome" || intent === undefined) continue;
    const list = builds.get(intent.model) ?? [];
    // Where nobody knows how a build ended, nobody knows what is there.
    if (data["status"] === "success") list.push({ at, recipe: intent.recipe });
    else if (data["status"] === "unknown") list.push({ at, recipe: "" });
    builds.set(intent.model, list);
  }
  return builds;
}
