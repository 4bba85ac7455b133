import type { Target } from "@rocky/ir";

/** A model, as far as names go. */
export interface NamedModel {
  readonly name: string;
  readonly target: Target;
}

/** Models by every name that SQL may use for them; names are compared without regard to case. */
export interface ModelIndex {
  /** By name alone. */
  readonly byName: Pick<ReadonlyMap<string, NamedModel>, "get" | "has" | "size"> & {
    readonly values: () => Iterable<NamedModel>;
  };
  /** By `schema.table` and `catalog.schema.table` of the target. */
  readonly byTarget: Pick<ReadonlyMap<string, NamedModel>, "get">;
}

/** The key of a dotted name. */
export function nameKey(parts: readonly string[]): string {
  const [only = "", more] = parts;
  return more === undefined ? only.toLowerCase() : parts.join("\u0000").toLowerCase();
}

/** Indexes models; of several with one name or one target the first counts. */
export function indexModels(models: readonly NamedModel[], openCatalog: string | undefined): ModelIndex {
  const byName = new Map<string, NamedModel>();
  const byTarget = new Map<string, NamedModel>();
  for (const model of models) {
    putFirst(byName, nameKey([model.name]), model);
    for (const parts of targetNames(model.target, openCatalog)) putFirst(byTarget, nameKey(parts), model);
  }
  return { byName, byTarget };
}

/** The dotted names that a target has in SQL. */
export function targetNames(
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

function putFirst(map: Map<string, NamedModel>, key: string, model: NamedModel): void {
  if (!map.has(key)) map.set(key, model);
}

/** The model that a name in FROM means, if it means one. */
export function modelNamed(index: ModelIndex, parts: readonly string[]): NamedModel | undefined {
  return parts.length === 1 ? index.byName.get(nameKey(parts)) : index.byTarget.get(nameKey(parts));
}
