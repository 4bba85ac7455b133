import type { ColumnReference } from "@rocky/ir";
import type { LineageEdge } from "./graph.ts";

/** Edges as a Graphviz graph: a box for each relation with its columns, an arrow for each edge; always the same bytes. */
export function lineageDot(edges: readonly LineageEdge[]): string {
  const relations = new Map<string, Set<string>>();
  for (const edge of edges) {
    addColumn(relations, edge.source);
    addColumn(relations, edge.target);
  }
  const names = [...relations.keys()].sort();
  const ids = new Map(names.map((name, i) => [name, `n${i}`]));
  const lines = names.map((name) =>
    nodeLine(ids.get(name) ?? "", name, [...(relations.get(name) ?? [])].sort()),
  );
  const arrows = [...new Set(edges.map((edge) => arrowLine(edge, ids, relations)))].sort();
  return ["digraph lineage {", "  rankdir=LR;", "  node [shape=record];", ...lines, ...arrows, "}", ""].join(
    "\n",
  );
}

function addColumn(relations: Map<string, Set<string>>, { relation, column }: ColumnReference): void {
  const columns = relations.get(relation);
  if (columns === undefined) relations.set(relation, new Set([column]));
  else columns.add(column);
}

function nodeLine(id: string, name: string, columns: readonly string[]): string {
  const ports = columns.map((column, i) => `<c${i}> ${recordText(column)}`);
  return `  ${id} [label="{${recordText(name)}|${ports.join("|")}}"];`;
}

function arrowLine(
  edge: LineageEdge,
  ids: ReadonlyMap<string, string>,
  relations: ReadonlyMap<string, ReadonlySet<string>>,
): string {
  const port = ({ relation, column }: ColumnReference): string =>
    `${ids.get(relation) ?? ""}:c${[...(relations.get(relation) ?? [])].sort().indexOf(column)}`;
  const label = edge.role === "value" ? transformText(edge) : edge.role;
  const style = edge.role === "value" ? "" : ", style=dashed";
  return `  ${port(edge.source)} -> ${port(edge.target)} [label="${quotedText(label)}"${style}];`;
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
