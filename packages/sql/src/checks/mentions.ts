import { childrenOf } from "../ast/children.ts";
import type { Expression, Star } from "../ast/expression.ts";
import { foldName } from "../bind/context.ts";
import type { RelationScope } from "../bind/relation-scope.ts";
import { findName, findRelation, type Scope } from "../bind/scope.ts";

/** The relations of the scope's own FROM whose columns an expression names; `undefined` where that cannot be told. */
export function relationsIn(scope: Scope, root: Expression): ReadonlySet<RelationScope> | undefined {
  const found = mentionsIn(scope, root);
  return found === undefined ? undefined : new Set([...found].filter((relation) => relation !== "outside"));
}

/** Whether an expression certainly names nothing of the queries around this one. */
export function isOwn(scope: Scope, root: Expression): boolean {
  const hasOutside = scope.parent !== undefined;
  return !hasOutside || mentionsIn(scope, root)?.has("outside") === false;
}

type Mentions = ReadonlySet<RelationScope | "outside">;

function mentionsIn(scope: Scope, root: Expression): Mentions | undefined {
  const found = new Set<RelationScope | "outside">();
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    switch (node.kind) {
      case "subquery":
      case "exists":
      case "quantified":
      case "columns":
      case "lambda":
      case "opaque":
      case "error":
        return undefined;
      case "star":
        if (node.qualifier.length > 0 || node.replace.length > 0) return undefined;
        break;
      case "in":
        if (node.query !== undefined) return undefined;
        break;
      case "column": {
        const relation = relationOfColumn(
          scope,
          node.parts.map((part) => part.name),
        );
        if (relation === undefined) return undefined;
        found.add(relation);
        break;
      }
      default:
    }
    for (const one of childrenOf(node)) open.push(one);
  }
  return found;
}

/** The id of the column that an expression is, in the scope or around it. */
export function columnIdOf(scope: Scope, node: Expression): number | undefined {
  if (node.kind !== "column") return undefined;
  const names = node.parts.map((part) => part.name);
  const last = foldName(scope.context, names.at(-1) ?? "");
  if (names.length > 1) return findRelation(scope, names.slice(0, -1))?.relation.byName.get(last)?.id;
  const meaning = findName(scope, names[0] ?? "");
  return meaning.kind === "column" ? meaning.column.id : undefined;
}

function relationOfColumn(scope: Scope, names: readonly string[]): RelationScope | "outside" | undefined {
  const [first = ""] = names;
  for (let length = Math.min(3, names.length - 1); length >= 1; length--) {
    const found = findRelation(scope, names.slice(0, length), foldName(scope.context, names[length] ?? ""));
    if (found === undefined) continue;
    return found.owner.relations === scope.relations ? found.relation : "outside";
  }
  const meaning = findName(scope, first);
  if (meaning.kind !== "column") return undefined;
  if (meaning.owner.relations !== scope.relations) return "outside";
  const key = foldName(scope.context, first);
  return scope.relations.find((relation) => relation.byName.get(key)?.id === meaning.column.id);
}
