/** A node of the syntax tree, seen without its type. */
export interface AnyNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "kind" in value && "start" in value && "end" in value;
}

/** The nodes directly inside a node, in the order of the text. */
export function childrenOf(node: AnyNode): readonly AnyNode[] {
  const found: AnyNode[] = [];
  const add = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(add);
    else if (isNode(value)) found.push(value);
  };
  Object.values(node).forEach(add);
  // ROLLUP inside GROUPING SETS is expanded, which repeats its nodes.
  return [...new Set(found)].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A node and all nodes inside it, with the node around each. */
export function nodesOf(
  root: AnyNode,
): readonly { readonly node: AnyNode; readonly around: AnyNode | undefined }[] {
  const all: { readonly node: AnyNode; readonly around: AnyNode | undefined }[] = [
    { node: root, around: undefined },
  ];
  for (let i = 0; i < all.length; i++) {
    const around = all[i]?.node;
    if (around !== undefined) for (const node of childrenOf(around)) all.push({ node, around });
  }
  return all;
}

const places: ReadonlySet<string> = new Set(["start", "end", "operatorStart", "operatorEnd"]);

/** A tree without its offsets, for comparison. */
export function withoutSpans(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (places.has(key) ? undefined : inner)));
}
