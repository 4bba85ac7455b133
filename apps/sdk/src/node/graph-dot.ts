import type { GraphNode, ProjectGraph } from "./project-graph.ts";

/** A project's graph for Graphviz, from left to right; the same project gives the same bytes. */
export function graphDot({ nodes }: Pick<ProjectGraph, "nodes">): string {
  const numbers = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
  const boxes = nodes.map((node, i) => `  n${i} [label="${quoted(node.name)}", ${shapeOf(node)}];`);
  const arrows = nodes.flatMap((node) =>
    node.dependsOn.flatMap((id) => {
      const from = numbers.get(id);
      return from === undefined ? [] : [`  ${from} -> ${numbers.get(node.id)};`];
    }),
  );
  return ["digraph project {", "  rankdir=LR;", ...boxes, ...arrows, "}", ""].join("\n");
}

function shapeOf({ kind, model }: GraphNode): string {
  if (model === undefined) return kind === "source" ? 'shape=cylinder, style="dashed"' : "shape=cylinder";
  return model.strategy.kind === "view" ? 'shape=box, style="rounded"' : "shape=box";
}

function quoted(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
