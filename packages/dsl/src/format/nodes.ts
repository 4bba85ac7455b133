import type {
  Expression,
  FrameBound,
  Let,
  MatchArm,
  MatchPattern,
  Name,
  RockyFile,
  SortItem,
  Step,
  Window,
} from "../ast.ts";
import type { Assignment, Comment, Frame, TableRef, Wildcard } from "../ast.ts";

/** Any node of the tree that has a kind. */
export type RockyNode =
  | RockyFile
  | Let
  | Step
  | Expression
  | Assignment
  | Comment
  | Frame
  | FrameBound
  | MatchArm
  | MatchPattern
  | Name
  | SortItem
  | TableRef
  | Wildcard
  | Window;

/** All nodes of a tree, each before those in it. */
export function nodesOf(file: RockyFile): readonly RockyNode[] {
  const found: RockyNode[] = [];
  const left: unknown[] = [file];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== "object" || value === null) continue;
    if ("kind" in value) found.push(value as RockyNode);
    for (const part of Object.values(value).toReversed()) left.push(part);
  }
  return found;
}
