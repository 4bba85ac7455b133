import type { RockyFile } from "../ast.ts";

/** Where things stand, and how they are written, is no part of what they mean. */
const places: ReadonlySet<string> = new Set(["start", "end", "operatorStart", "operatorEnd", "comments"]);

/** Whether two trees differ in the places of their nodes at most. Does not recurse: chains of operators may be long. */
export function sameMeaning(a: RockyFile, b: RockyFile): boolean {
  const open: (readonly [unknown, unknown])[] = [[a, b]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [one, other] = pair;
    if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) {
      if (one !== other) return false;
      continue;
    }
    const [left, right] = [partsOf(one), partsOf(other)];
    if (left.size !== right.size || Array.isArray(one) !== Array.isArray(other)) return false;
    for (const [key, value] of left) open.push([value, right.get(key)]);
  }
  return true;
}

function partsOf(node: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(node).filter(([key, value]) => !places.has(key) && value !== undefined));
}
