import type { Style } from "../terminal/style.ts";

/** One step of a lineage: a column and what leads to it. */
export interface TreeEdge {
  /** The node that is shown above. */
  readonly from: string;
  /** The node that is shown below it. */
  readonly to: string;
  /** What happens between them. */
  readonly note: string;
}

/**
 * Draws a graph as a tree from one node on. A node that was drawn already is drawn again without what is below it,
 * marked with `(above)`, so that the tree stays as small as the graph.
 */
export function treeText(root: string, edges: readonly TreeEdge[], style: Style): string {
  const below = Map.groupBy(edges, (edge) => edge.from);
  const drawn = new Set<string>([root]);
  const lines = [style.bold(root)];
  const stack = childrenOf(root, "", below).toReversed();
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { edge, indent, last } = item;
    const again = drawn.has(edge.to) && below.has(edge.to);
    const note = [edge.note, again ? "(above)" : ""].filter((part) => part !== "").join(" ");
    lines.push(
      `${style.dim(`${indent}${last ? "└─" : "├─"}`)} ${edge.to}${note === "" ? "" : `  ${style.dim(note)}`}`,
    );
    if (again) continue;
    drawn.add(edge.to);
    stack.push(...childrenOf(edge.to, `${indent}${last ? "   " : "│  "}`, below).toReversed());
  }
  return `${lines.join("\n")}\n`;
}

interface TreeItem {
  readonly edge: TreeEdge;
  readonly indent: string;
  readonly last: boolean;
}

function childrenOf(
  node: string,
  indent: string,
  below: ReadonlyMap<string, readonly TreeEdge[]>,
): readonly TreeItem[] {
  const children = below.get(node) ?? [];
  return children.map((edge, i) => ({ edge, indent, last: i === children.length - 1 }));
}
