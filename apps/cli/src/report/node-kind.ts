import type { GraphNode } from "@rocky/sdk/node";

/** What a strategy makes, in a word: `table`, `view`. */
export function strategyName(strategy: string): string {
  return strategy === "full_refresh" ? "table" : strategy;
}

/** What a node is, in a word: `source`, `load`, `seed`, `table`, `view`. */
export function nodeKind(node: Pick<GraphNode, "kind" | "model">): string {
  return node.model === undefined ? node.kind : strategyName(node.model.strategy.kind);
}
