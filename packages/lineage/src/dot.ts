import type { ColumnReference } from "@rocky/ir";
import type { LineageEdge } from "./graph.ts";

/** Edges as a Graphviz graph: a box for each relation with its columns, an arrow for each edge; always the same bytes. */
export function lineageDot(edges: readonly LineageEdge[]): string {
  const relations = new Map<string, Set<string>>();
  for (const edge of edges) {
    addColumn(relations, edge.source);
    addColumn(relations, edge.target);
  }
  const ports = new Map<string, string>();
  const boxes = [...relations.keys()].sort().map((relation, i) => {
    const columns = [...(relations.get(relation) ?? [])].sort();
    columns.forEach((column, c) => ports.set(portKey({ relation, column }), `n${i}:c${c}`));
    const fields = columns.map((column, c) => `<c${c}> ${recordText(column)}`);
    return `  n${i} [label="{${recordText(relation)}|${fields.join("|")}}"];`;
  });
  const arrows = [...new Set(edges.map((edge) => arrowLine(edge, ports)))].sort();
  return ["digraph lineage {", "  rankdir=LR;", "  node [shape=record];", ...boxes, ...arrows, "}", ""].join(
    "\n",
  );
}

function addColumn(relations: Map<string, Set<string>>, { relation, column }: ColumnReference): void {
  const columns = relations.get(relation);
  if (columns === undefined) relations.set(relation, new Set([column]));
  else columns.add(column);
}

function portKey({ relation, column }: ColumnReference): string {
  return `${relation}\u0000${column}`;
}

function arrowLine(edge: LineageEdge, ports: ReadonlyMap<string, string>): string {
  const label = edge.role === "value" ? transformText(edge) : edge.role;
  const style = edge.role === "value" ? "" : ", style=dashed";
  const from = ports.get(portKey(edge.source)) ?? "";
  const to = ports.get(portKey(edge.target)) ?? "";
  return `  ${from} -> ${to} [label="${quotedText(label)}"${style}];`;
}

/** A transform in words: `direct`, `cast`, `aggregation: sum`. */
export function transformText({ transform }: Pick<LineageEdge, "transform">): string {
  return transform.kind === "aggregation" ? `aggregation: ${transform.function}` : transform.kind;
}

function quotedText(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function recordText(text: string): string {
  return quotedText(text).replace(/[{}|<> ]/g, (character) => `\\${character}`);
}
