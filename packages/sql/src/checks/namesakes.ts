import { someNode } from "../ast/children.ts";
import type { Expression, Star } from "../ast/expression.ts";
import { foldName } from "../bind/context.ts";
import type { RelationScope } from "../bind/relation-scope.ts";
import type { Scope } from "../bind/scope.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/**
 * E050, E069: two relations of one name in FROM, and a star or a column that could be of either. Error: the engine refuses it always;
 * it does not mind two names alike while nothing asks for them.
 */
export const namesakes: Check = {
  on: "select",
  look: ({ scope, node, from: { relations } }) => {
    if (relations.length < 2) return;
    const groups = groupsOf(scope, relations);
    if (groups.size === 0) return;
    for (const { expression } of node.items) {
      someNode(expression, (found) => {
        lookAt(scope, found, groups);
        return "no";
      });
    }
  },
};

/** The relations that share a name, by that name. */
type Groups = ReadonlyMap<string, readonly RelationScope[]>;

function groupsOf({ context }: Scope, relations: readonly RelationScope[]): Groups {
  const called = new Map<string, RelationScope[]>();
  for (const relation of relations) {
    if (relation.alias === undefined) continue;
    const key = foldName(context, relation.alias);
    const group = called.get(key);
    if (group === undefined) called.set(key, [relation]);
    else group.push(relation);
  }
  for (const [key, group] of called) if (group.length < 2) called.delete(key);
  return called;
}

function lookAt(scope: Scope, node: Expression | Star, groups: Groups): void {
  if (node.kind === "star") lookAtStar(scope, node, groups);
  if (node.kind !== "column") return;
  const [first, second] = node.parts;
  if (first === undefined || second === undefined) return;
  const key = foldName(scope.context, second.name);
  const owners =
    groups.get(foldName(scope.context, first.name))?.filter(({ byName }) => byName.has(key)) ?? [];
  if (owners.length < 2) return;
  const help = `Two tables are called ${first.name}: give one of them another name.`;
  tell(scope, second, { row: report.ambiguousColumn, args: { name: second.name }, extras: { help } });
}

function lookAtStar(scope: Scope, node: Star, groups: Groups): void {
  const [first, more] = node.qualifier;
  if (more !== undefined) return;
  if (first !== undefined) {
    if (groups.has(foldName(scope.context, first.name))) tellTwice(scope, node, first.name);
    return;
  }
  if (node.exclude.length + node.replace.length + node.rename.length > 0 || node.filter !== undefined) return;
  for (const [name, [one, other]] of groups) {
    if (one?.columns.some((column) => other?.byName.has(foldName(scope.context, column.name))) === true)
      tellTwice(scope, node, name);
  }
}

function tellTwice(scope: Scope, node: Star, name: string): void {
  tell(scope, node, { row: report.repeatedName, args: { name, clause: "FROM" } });
}
