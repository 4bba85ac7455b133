/** Whether two nodes are the same but for their places in the text. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const left = parts(a);
  const right = new Map(parts(b));
  return left.length === right.size && left.every(([key, value]) => sameTree(value, right.get(key)));
}

function parts(node: object): readonly (readonly [string, unknown])[] {
  return Object.entries(node).filter(([key]) => !/^(operator)?(start|end)$/i.test(key));
}
