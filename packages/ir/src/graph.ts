import { strongComponentsOf } from "./strong-components.ts";

/** A graph by name: each node with the names that it depends on. Names that are not nodes are ignored. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>;

/** The result of {@link layersOf}. */
export interface Layers {
  /** Nodes whose dependencies all stand in earlier layers; sorted by name inside a layer. */
  readonly layers: readonly (readonly string[])[];
  /** Nodes on a cycle or behind one, sorted by name. */
  readonly unordered: readonly string[];
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The nodes that depend on each node, sorted. */
export function dependentsOf(graph: DependencyGraph): ReadonlyMap<string, readonly string[]> {
  const dependents = new Map<string, string[]>();
  for (const name of graph.keys()) dependents.set(name, []);
  for (const [name, dependencies] of graph) {
    for (const dependency of new Set(dependencies)) dependents.get(dependency)?.push(name);
  }
  for (const names of dependents.values()) names.sort(compareNames);
  return dependents;
}

/** Sorts a graph into layers that can be built one after the other (Kahn's algorithm); linear in nodes and edges. */
export function layersOf(graph: DependencyGraph): Layers {
  const dependents = dependentsOf(graph);
  const missing = new Map<string, number>();
  for (const [name, dependencies] of graph) {
    missing.set(name, new Set(dependencies.filter((d) => graph.has(d))).size);
  }
  const layers: string[][] = [];
  let layer = [...graph.keys()].filter((name) => missing.get(name) === 0).sort(compareNames);
  let placed = 0;
  while (layer.length > 0) {
    layers.push(layer);
    placed += layer.length;
    const next: string[] = [];
    for (const name of layer) {
      missing.set(name, -1);
      for (const dependent of dependents.get(name) ?? []) {
        const left = (missing.get(dependent) ?? 0) - 1;
        missing.set(dependent, left);
        if (left === 0) next.push(dependent);
      }
    }
    layer = next.sort(compareNames);
  }
  const unordered =
    placed === graph.size
      ? []
      : [...graph.keys()].filter((n) => (missing.get(n) ?? 0) > 0).sort(compareNames);
  return { layers, unordered };
}

/**
 * Everything that can be reached from `starts` along `next`, without the starts themselves unless they are reached again; sorted.
 */
export function reachableFrom(
  starts: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const seen = new Set<string>();
  const queue = [...starts];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const other of next.get(name) ?? []) {
      if (seen.has(other)) continue;
      seen.add(other);
      queue.push(other);
    }
  }
  return [...seen].sort(compareNames);
}

/**
 * The cycles of a graph: for each strongly connected component with more than one node or a self-loop, the shortest
 * cycle through its smallest name, starting there (`[a, b, c]` for a → b → c → a); sorted by that name.
 */
export function cyclesOf(graph: DependencyGraph): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  for (const component of strongComponentsOf(graph)) {
    const start = component.toSorted(compareNames)[0];
    if (start === undefined || !isCyclic(component, graph)) continue;
    const path = shortestCycle(start, graph, new Set(component));
    if (path !== undefined) cycles.push(path);
  }
  return cycles.sort((a, b) => compareNames(a[0] ?? "", b[0] ?? ""));
}

function isCyclic(component: readonly string[], graph: DependencyGraph): boolean {
  const [only] = component;
  return component.length > 1 || (only !== undefined && (graph.get(only) ?? []).includes(only));
}

/** The shortest path from `start` back to itself by breadth-first search inside `within`. */
function shortestCycle(
  start: string,
  graph: DependencyGraph,
  within: ReadonlySet<string>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  let front = [start];
  while (front.length > 0) {
    const next: string[] = [];
    for (const name of front) {
      for (const dependency of [...(graph.get(name) ?? [])].sort(compareNames)) {
        if (dependency === start) return pathBack(start, name, cameFrom);
        if (!within.has(dependency) || cameFrom.has(dependency)) continue;
        cameFrom.set(dependency, name);
        next.push(dependency);
      }
    }
    front = next;
  }
  return undefined;
}

function pathBack(start: string, last: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const path = [last];
  for (let name = last; name !== start;) {
    name = cameFrom.get(name) ?? start;
    path.push(name);
  }
  return path.reverse();
}
