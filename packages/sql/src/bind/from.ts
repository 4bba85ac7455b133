import type { Relation } from "../ast/query.ts";
import { emptyFrom, inSight, sideBySide, type FromResult } from "./from-result.ts";
import { bindJoin, scopeOver } from "./join.ts";
import { bindPivot } from "./pivot.ts";
import { bindMatchRecognize } from "./match-recognize.ts";
import { bindLeaf, opaqueRelation } from "./relation.ts";
import { bindUnpivot } from "./unpivot.ts";
import { bindUnnesting, unnestingOf } from "./unnest-value.ts";
import { emptyScope, type Scope } from "./scope.ts";

/**
 * Binds a FROM clause: comma-separated relations, each of which may see those to its left.
 * `outer` is what surrounds the SELECT: its common tables, and the query around it as the parent of names.
 */
export function bindFrom(outer: Scope, relations: readonly Relation[]): FromResult {
  return relations.reduce((left, node) => sideBySide(left, bindRelation(outer, node, left)), emptyFrom);
}

/** What a relation of FROM sees: the relations to its left, then whatever surrounds the SELECT. */
function lateral(outer: Scope, left: FromResult): Scope {
  const around = emptyScope(outer.context, outer.commonTables, outer.parent);
  return left.relations.length === 0 ? around : scopeOver(around, left);
}

function bindRelation(outer: Scope, node: Relation, left: FromResult): FromResult {
  switch (node.kind) {
    case "table": {
      const here = node.parts.length > 1 ? lateral(outer, left) : outer;
      const unnesting = node.parts.length > 1 ? unnestingOf(here, node) : undefined;
      // Nothing in a name can mean the relations to its left, unless it is that of an array in one.
      return unnesting === undefined ? bindLeaf(outer, node) : bindUnnesting(here, unnesting);
    }
    case "derived":
      return bindLeaf(lateral(outer, left), node);
    case "table-function": {
      const here = lateral(outer, left);
      const unnesting = unnestingOf(here, node);
      return unnesting === undefined ? bindLeaf(here, node) : bindUnnesting(here, unnesting);
    }
    case "join": {
      const first = bindRelation(outer, node.left, left);
      // ON may also name what stands to the left of a comma before the join, and so may a query in the join, behind the join's own sides.
      const parent = left.relations.length === 0 ? outer.parent : lateral(outer, left);
      const joined = emptyScope(outer.context, outer.commonTables, parent);
      const second =
        node.right.kind === "derived"
          ? bindRelation(joined, node.right, first)
          : bindRelation(outer, node.right, inSight(left, first));
      return bindJoin(joined, node, {
        left: first,
        right: second,
      });
    }
    case "pivot":
      return bindPivot(lateral(outer, left), node, bindRelation(outer, node.source, left));
    case "unpivot":
      return bindUnpivot(lateral(outer, left), node, bindRelation(outer, node.source, left));
    case "match-recognize":
      return bindMatchRecognize(lateral(outer, left), node, bindRelation(outer, node.source, left));
    case "aliased-relation":
      // DuckDB takes an alias after parentheses around a join, and forgets it.
      return bindRelation(outer, node.relation, left);
    case "opaque-relation":
      return opaqueRelation(lateral(outer, left), node, (inner) => bindRelation(outer, inner, left));
  }
}
