import type { CompiledModel } from "@rocky/ir";
import { lazyLineageOf } from "@rocky/sdk/lineage";
import type { CachedModels } from "@rocky/sdk/cache";
import type { Given } from "../command.ts";
import type { Context } from "../context.ts";
import type { ExitCode } from "../exit-code.ts";
import { isOfModels, printLineage, type LineageQuestion } from "./lineage.ts";

/**
 * Prints the lineage that the arguments of `rocky lineage` ask for, from what an earlier compilation left; `undefined` where only a whole
 * compilation can tell, and nothing was printed.
 */
export async function printCachedLineage(
  context: Context,
  given: Given,
  models: CachedModels,
): Promise<ExitCode | undefined> {
  const question = { ...cachedModels(models), ...lineageAsked(given) };
  return isOfModels(question) ? printLineage(context, question) : undefined;
}

/** What the arguments of `rocky lineage` ask for. */
export function lineageAsked(
  given: Given,
): Pick<LineageQuestion, "target" | "direction" | "allRoles" | "format"> {
  return {
    target: given.argument(0) ?? "",
    direction: given.flag("downstream") ? "downstream" : "upstream",
    allRoles: given.flag("allRoles"),
    format: given.text("format"),
  };
}

function cachedModels({
  known,
  changed,
  dialect,
}: CachedModels): Pick<LineageQuestion, "graph" | "models" | "modelNamed" | "dialect"> {
  const fresh = new Map(changed?.models.map((model) => [model.name, model]));
  const modelNamed = (name: string): CompiledModel | undefined =>
    fresh.get(name) ?? known.named(name)?.compiled;
  const at = (place: number): CompiledModel =>
    fresh.get(known.head(place)?.name ?? "") ?? known.at(place).compiled;
  const placeOf = (key: string): number | undefined => known.placeOfKey(key);
  const graph = lazyLineageOf({ count: known.count, placeOf, at });
  return { graph, models: () => known.heads, modelNamed, dialect };
}
