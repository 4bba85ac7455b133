import { conjunctsOf, equalitiesIn } from "../ast/conjuncts.ts";
import type { Expression } from "../ast/expression.ts";
import type { Relation } from "../ast/query.ts";
import type { RelationScope } from "../bind/relation-scope.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { leafCount } from "./leaves.ts";
import { columnIdOf, relationsIn } from "./mentions.ts";
import { tell } from "./tell.ts";

/**
 * W046: tables between commas that no condition ties together. Warning: certain, but it may be meant, and CROSS JOIN says so. Silent for what has at most
 * one row, for VALUES and functions, for what reads the tables before it, and where conditions cannot be understood.
 */
export const commaJoin: Check = {
  on: "select",
  look: ({ scope, node, from }) => {
    if (node.from.length < 2) return;
    const parts = partsOf(node.from, from.relations, pinnedColumns(scope, node.where));
    if (parts === undefined) return;
    const groupOf = new Map(
      parts.flatMap((part, i) => part.relations.map((relation) => [relation, i] as const)),
    );
    const next = parts.map((_, i) => i);
    for (const condition of conjunctsOf(node.where)) {
      const found = relationsIn({ ...scope, grouping: undefined }, condition);
      if (found === undefined) return;
      const [first, ...more] = [...found].map((relation) => groupOf.get(relation));
      if (first === undefined) continue;
      for (const other of more) next[rootOf(next, other ?? first)] = rootOf(next, first);
    }
    const group = parts.map((_, i) => rootOf(next, i));
    const tied = parts
      .map((part, i) => (part.single ? undefined : group[i]))
      .filter((at) => at !== undefined);
    const lone = parts.findIndex((part, i) => !part.single && group[i] !== tied[0]);
    const place = parts[lone]?.node;
    if (place !== undefined) tell(scope, place, { row: report.commaJoin, args: {} });
  },
};

/** The part that stands for all that a part is tied to; on the way each is led half way further. */
function rootOf(next: number[], part: number): number {
  let at = part;
  for (let to = next[at] ?? at; to !== at; to = next[at] ?? at) {
    next[at] = next[to] ?? to;
    at = to;
  }
  return at;
}

interface Part {
  readonly node: Relation;
  readonly relations: readonly RelationScope[];
  /** It does not multiply rows, or it is meant to. */
  readonly single: boolean;
}

function partsOf(
  nodes: readonly Relation[],
  relations: readonly RelationScope[],
  pinned: ReadonlySet<number>,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  let at = 0;
  for (const node of nodes) {
    const count = leafCount(node);
    if (count === undefined) return undefined;
    const own = relations.slice(at, at + count);
    at += count;
    const computed =
      node.kind === "table-function" ||
      node.kind === "opaque-relation" ||
      (node.kind === "derived" && node.query.body.kind === "values");
    const single =
      computed ||
      own.some((relation) => relation.correlated) ||
      own.every((relation) => relation.keys.some((key) => key.columns.every((id) => pinned.has(id))));
    parts.push({ node, relations: own, single });
  }
  return at === relations.length ? parts : undefined;
}

/** The columns that WHERE sets equal to a constant: with a key of them there is at most one row. */
function pinnedColumns(scope: Scope, where: Expression | undefined): ReadonlySet<number> {
  const pinned = new Set<number>();
  for (const { left, right } of equalitiesIn(where)) {
    for (const [side, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const id = other.kind === "literal" ? columnIdOf(scope, side) : undefined;
      if (id !== undefined) pinned.add(id);
    }
  }
  return pinned;
}
