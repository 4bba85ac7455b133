import { reachableFrom } from "@rocky/ir";
import type { LineageEdge, LineageGraph, LineageModel } from "./graph.ts";

/** A model with what it reads, what reads it, and the edges on both sides. */
export interface ModelLineage {
  readonly model: LineageModel;
  /** Ids of everything that the model rests on, directly or not: models and tables; sorted. */
  readonly upstream: readonly string[];
  /** Names of the models that rest on it, directly or not; sorted. */
  readonly downstream: readonly string[];
  /** Edges into its columns, then edges from its columns to its direct readers. */
  readonly edges: readonly LineageEdge[];
  /** Why more may exist. */
  readonly gaps: readonly string[];
}

/** The lineage of one model; `undefined` when there is no model of that name (compared without regard to case). */
export function modelLineage(graph: LineageGraph, name: string): ModelLineage | undefined {
  const model = graph.models.get(name.toLowerCase());
  if (model === undefined) return undefined;
  const reads = new Map([...graph.models.values()].map((node) => [node.name, node.reads]));
  const readBy = new Map(
    [...graph.models.values()].map((node) => [node.name, graph.readers.get(node.name.toLowerCase()) ?? []]),
  );
  const readers = graph.readers.get(model.name.toLowerCase()) ?? [];
  const outgoing = readers.flatMap((reader) =>
    (graph.models.get(reader.toLowerCase())?.valueEdges ?? []).filter(
      (edge) => edge.source.relation.toLowerCase() === model.name.toLowerCase(),
    ),
  );
  return {
    model,
    upstream: reachableFrom([model.name], reads),
    downstream: reachableFrom([model.name], readBy),
    edges: [...model.valueEdges, ...outgoing],
    gaps: model.gaps,
  };
}
