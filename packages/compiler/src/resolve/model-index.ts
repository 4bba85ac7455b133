import type { Target } from "@rocky/ir";
import type { ParsedModel } from "./parsed-model.ts";

/** Models by every name that SQL may use for them; names are compared without regard to case. */
export interface ModelIndex {
  /** By name alone. */
  readonly byName: ReadonlyMap<string, ParsedModel>;
  /** By `schema.table` and `catalog.schema.table` of the target. */
  readonly byTarget: ReadonlyMap<string, ParsedModel>;
}

/** The key of a dotted name. */
export function nameKey(parts: readonly string[]): string {
  const [only = "", more] = parts;
  return more === undefined ? only.toLowerCase() : parts.join("\u0000").toLowerCase();
}

/** Indexes models; of several with one name or one target the first counts. */
export function indexModels(models: readonly ParsedModel[], openCatalog: string | undefined): ModelIndex {
  const byName = new Map<string, ParsedModel>();
  const byTarget = new Map<string, ParsedModel>();
  for (const model of models) {
    putFirst(byName, nameKey([model.source.name]), model);
    for (const parts of targetNames(model.source.target, openCatalog))
      putFirst(byTarget, nameKey(parts), model);
  }
  return { byName, byTarget };
}

function targetNames(
  { catalog, schema, table }: Target,
  openCatalog: string | undefined,
): readonly (readonly string[])[] {
  const named = catalog ?? openCatalog;
  const isOpen = catalog === undefined || catalog.toLowerCase() === openCatalog?.toLowerCase();
  return [
    ...(isOpen || openCatalog === undefined ? [[schema, table]] : []),
    ...(named === undefined ? [] : [[named, schema, table]]),
  ];
}

function putFirst(map: Map<string, ParsedModel>, key: string, model: ParsedModel): void {
  if (!map.has(key)) map.set(key, model);
}

/** The model that a name in FROM means, if it means one. */
export function modelNamed(index: ModelIndex, parts: readonly string[]): ParsedModel | undefined {
  return parts.length === 1 ? index.byName.get(nameKey(parts)) : index.byTarget.get(nameKey(parts));
}
