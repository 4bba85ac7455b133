import type { GraphNode, ProjectGraph } from "./project-graph.ts";

/** A project's graph for Mermaid, from left to right; the same project gives the same bytes. */
export function graphMermaid({ nodes }: Pick<ProjectGraph, "nodes">): string {
  const numbers = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
  const boxes = nodes.map((node, i) => `  n${i}${boxOf(node)}`);
  const arrows = nodes.flatMap((node) =>
    node.dependsOn.flatMap((id) => {
      const from = numbers.get(id);
      return from === undefined ? [] : [`  ${from} --> ${numbers.get(node.id)}`];
    }),
  );
  return ["flowchart LR", ...boxes, ...arrows, ""].join("\n");
}

/** Tables that are loaded or read are cylinders, views have round corners. */
function boxOf({ name, model }: GraphNode): string {
  const label = `"${escaped(name)}"`;
  if (model === undefined) return `[(${label})]`;
  return model.strategy.kind === "view" ? `(${label})` : `[${label}]`;
}

/** Mermaid writes characters that it would read itself as entities. */
function escaped(text: string): string {
  return text.replace(/[#"<>&\n`]/g, (character) => `#${character.codePointAt(0)};`);
}
