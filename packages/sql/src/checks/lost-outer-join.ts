import { conjunctsOf } from "../ast/conjuncts.ts";
import type { Expression } from "../ast/expression.ts";
import type { Join, Relation } from "../ast/query.ts";
import { bindExpression } from "../bind/expression/bind.ts";
import { conditionFacts } from "../bind/expression/operator.ts";
import type { RelationScope } from "../bind/relation-scope.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { leafCount } from "./leaves.ts";
import { tell } from "./tell.ts";

/**
 * W048: a LEFT or RIGHT JOIN whose rows without a partner are all taken out by WHERE, because it compares a column that is NULL in them. Warning:
 * proved, and the engine accepts it; silent where WHERE says IS NOT NULL, which says that it is meant.
 */
export const lostOuterJoin: Check = {
  on: "select",
  look: ({ scope, node, from, where }) => {
    if (node.where === undefined || where === undefined || from.outer.length === 0) return;
    const proved = conditionFacts(where).whenTrue;
    if (proved.length === 0) return;
    const known = new Set(proved);
    for (const optional of optionalSides(node.from)) {
      const relations = from.relations.slice(optional.start, optional.end);
      const ids = idsOf(relations, known);
      if (ids.size === 0) continue;
      const culprit = culpritOf({ ...scope, grouping: undefined }, node.where, ids);
      if (culprit === undefined) continue;
      tell(scope, culprit, {
        row: report.lostOuterJoin,
        args: { join: optional.node.join.toUpperCase() },
      });
    }
  },
};

/** W048: the same, by the condition of an inner join that follows the outer one. Warning, as above. */
export const lostByJoin: Check = {
  on: "join",
  look: ({ scope, node, left, condition }) => {
    if (node.join !== "inner" || node.on === undefined || condition === undefined) return;
    if (node.left.kind !== "join") return;
    const proved = conditionFacts(condition).whenTrue;
    // Most conditions are about no side that may be missing, which is known without looking for it in the text.
    if (!left.outer.some(({ has }) => proved.some(has))) return;
    for (const optional of optionalSides([node.left])) {
      const relations = left.relations.slice(optional.start, optional.end);
      if (idsOf(relations, new Set(proved)).size === 0) continue;
      tell(scope, node.on, {
        row: report.lostOuterJoin,
        args: { join: optional.node.join.toUpperCase() },
        extras: { help: `Write LEFT JOIN here too to keep these rows, or JOIN there.` },
      });
    }
  },
};

/** The side of a join that may be missing, as a range of the relations in sight. */
interface Optional {
  readonly node: Join;
  readonly start: number;
  readonly end: number;
}

function optionalSides(nodes: readonly Relation[]): readonly Optional[] {
  const found: Optional[] = [];
  let at = 0;
  for (const node of nodes) {
    const count = leafCount(node);
    if (count === undefined) return found;
    if (node.kind === "join") gather(node, at, found);
    at += count;
  }
  return found;
}

/** Gathers the outer joins in a join, the inner ones first; how many relations it puts in sight. */
function gather(node: Join, start: number, found: Optional[]): number {
  const left = gathered(node.left, start, found);
  if (node.join === "semi" || node.join === "anti") return left;
  const right = gathered(node.right, start + left, found);
  if (node.join === "left") found.push({ node, start: start + left, end: start + left + right });
  if (node.join === "right") found.push({ node, start, end: start + left });
  return left + right;
}

function gathered(node: Relation, start: number, found: Optional[]): number {
  return node.kind === "join" ? gather(node, start, found) : (leafCount(node) ?? 0);
}

function idsOf(relations: readonly RelationScope[], proved: ReadonlySet<number>): ReadonlySet<number> {
  const ids = relations.flatMap((relation) => relation.columns.map((column) => column.id));
  return new Set(ids.filter((id) => proved.has(id)));
}

/** The first condition that takes those rows out, unless some condition does it by saying IS NOT NULL. */
function culpritOf(scope: Scope, where: Expression, ids: ReadonlySet<number>): Expression | undefined {
  const strict = conjunctsOf(where).filter((condition) =>
    conditionFacts(bindExpression(scope, condition)).whenTrue.some((id) => ids.has(id)),
  );
  return strict.some(isNotNullTest) ? undefined : strict[0];
}

function isNotNullTest(node: Expression): boolean {
  if (node.kind === "is") return node.test === "null" && node.negated;
  return node.kind === "unary" && node.operator === "not" && node.operand.kind === "is";
}
