import type { Relation } from "../ast/query.ts";

/** How many relations a part of FROM puts in sight; `undefined` where that cannot be told. */
export function leafCount(node: Relation): number | undefined {
  switch (node.kind) {
    case "table":
    case "derived":
    case "table-function":
    case "pivot":
    case "opaque-relation":
      return 1;
    case "aliased-relation":
      return leafCount(node.relation);
    case "join": {
      const left = leafCount(node.left);
      if (node.join === "semi" || node.join === "anti") return left;
      const right = leafCount(node.right);
      return left === undefined || right === undefined ? undefined : left + right;
    }
    default:
      return undefined;
  }
}
