import type { DependencyGraph } from "./graph.ts";

interface Frame {
  readonly name: string;
  readonly next: readonly string[];
  at: number;
}

/**
 * The strongly connected components of a graph (Tarjan's algorithm without recursion), dependencies first;
 * linear in nodes and edges.
 */
export function strongComponentsOf(graph: DependencyGraph): readonly (readonly string[])[] {
  const components: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  function enter(name: string, frames: Frame[]): void {
    index.set(name, index.size);
    low.set(name, index.size - 1);
    open.push(name);
    isOpen.add(name);
    frames.push({ name, next: graph.get(name) ?? [], at: 0 });
  }

  function lower(name: string, to: number | undefined): void {
    if (to !== undefined && to < (low.get(name) ?? 0)) low.set(name, to);
  }

  function leave(frames: Frame[]): void {
    const name = frames.pop()?.name ?? "";
    const parent = frames.at(-1);
    if (parent !== undefined) lower(parent.name, low.get(name));
    if (low.get(name) !== index.get(name)) return;
    const component = open.splice(open.lastIndexOf(name));
    for (const member of component) isOpen.delete(member);
    components.push(component);
  }

  for (const start of graph.keys()) {
    if (index.has(start)) continue;
    const frames: Frame[] = [];
    enter(start, frames);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const next = frame.next[frame.at++];
      if (next === undefined) leave(frames);
      else if (!graph.has(next)) continue;
      else if (!index.has(next)) enter(next, frames);
      else if (isOpen.has(next)) lower(frame.name, index.get(next));
    }
  }
  return components;
}
