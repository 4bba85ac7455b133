import type { CompiledModel, Proof } from "@rocky/ir";
import type { CatalogIndex } from "../resolve/catalog-index.ts";
import { nameKey } from "../resolve/model-index.ts";

/** Where facts are looked up. */
export interface FactSources {
  readonly models: ReadonlyMap<string, CompiledModel>;
  readonly catalog: CatalogIndex;
}

/** What the type and the nullability of a model's columns rest on: nothing but the project's text, or tables as they were seen. */
export function restsOn(model: CompiledModel, sources: FactSources): (column: string) => Proof {
  return (column) => {
    const facts = new Set<string>();
    collect(model, column, { sources, facts, seen: new Set() });
    return facts.size === 0 ? { kind: "proved" } : { kind: "assumed", facts: [...facts].sort() };
  };
}

interface Walk {
  readonly sources: FactSources;
  readonly facts: Set<string>;
  readonly seen: Set<string>;
}

function collect(model: CompiledModel, column: string, walk: Walk): void {
  const key = `${model.name}\n${column.toLowerCase()}`;
  if (walk.seen.has(key)) return;
  walk.seen.add(key);
  const output = model.columns.findIndex((each) => each.name.toLowerCase() === column.toLowerCase());
  for (const edge of model.edges) {
    if (edge.role !== "value" || edge.output !== output) continue;
    const upstream = walk.sources.models.get(edge.from.relation);
    if (upstream !== undefined) collect(upstream, edge.from.column, walk);
    else addFact(edge.from.relation, walk);
  }
}

function addFact(relation: string, { sources, facts }: Walk): void {
  const provenance = sources.catalog.byName.get(nameKey(relation.split(".")))?.schema.provenance;
  if (provenance === undefined || provenance.kind === "model") return;
  const seen = provenance.observedAt === undefined ? "" : ` on ${provenance.observedAt.slice(0, 10)}`;
  facts.add(`the columns of ${relation} are as seen in ${provenance.source}${seen}`);
}
