import type { CompiledModel } from "@rocky/ir";
import {
  columnKey,
  lineageOf,
  nodeOf,
  type LineageEdge,
  type LineageGraph,
  type LineageModel,
  type Lookup,
} from "./graph.ts";

/** Models that are made when they are asked for. */
export interface ModelsByPlace {
  /** How many there are; they are sorted by name, and no two names differ by case only. */
  readonly count: number;
  /** The place of a model, by its name in small letters. */
  readonly placeOf: (key: string) => number | undefined;
  readonly at: (place: number) => CompiledModel;
}

/**
 * The same graph as {@link lineageOf} makes of all models. What a column comes from is looked up model by model; everything else
 * makes the whole graph when it is first asked for.
 */
export function lazyLineageOf({ count, placeOf, at }: ModelsByPlace): LineageGraph {
  const nodes = new Map<string, LineageModel>();
  const node = (key: string): LineageModel | undefined => {
    const known = nodes.get(key);
    const place = placeOf(key);
    if (known !== undefined || place === undefined) return known;
    const made = nodeOf(at(place));
    nodes.set(key, made);
    return made;
  };
  const into = (key: string): readonly LineageEdge[] | undefined => {
    const edges = node(key.slice(0, key.indexOf("\0")))?.valueEdges;
    const own = edges?.filter((edge) => columnKey(edge.target) === key);
    return own?.length === 0 ? undefined : own;
  };
  let whole: LineageGraph | undefined;
  const all = (): LineageGraph =>
    (whole ??= lineageOf(Array.from({ length: count }, (_, place) => at(place))));
  const inAll = <T>(part: (graph: LineageGraph) => Lookup<T>): Lookup<T> => ({
    get: (key) => part(all()).get(key),
    has: (key) => part(all()).has(key),
  });
  return {
    models: { get: node, has: (key) => placeOf(key) !== undefined, values: () => all().models.values() },
    into: { get: into, has: (key) => into(key) !== undefined, values: () => all().into.values() },
    readers: inAll((graph) => graph.readers),
    outOf: inAll((graph) => graph.outOf),
    decides: inAll((graph) => graph.decides),
  };
}
