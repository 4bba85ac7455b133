import { foldName } from "./context.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";

/** Whether some of the relations go by one name. */
export function hasTwins(scope: Scope, relations: readonly RelationScope[]): boolean {
  if (relations.length < 2) return false;
  const names = relations.flatMap(({ alias }) =>
    alias === undefined ? [] : [foldName(scope.context, alias)],
  );
  return new Set(names).size < names.length;
}

/** Whether two relations go by one name: a table's own, in full, or an alias. `orders` and `(SELECT …) orders` are two names. */
function isTwin({ context }: Scope, a: RelationScope, b: RelationScope): boolean {
  if (a.path.length !== b.path.length) return false;
  return a.path.every((part, i) => foldName(context, part) === foldName(context, b.path[i] ?? ""));
}

function isShown({ byName, hidden }: RelationScope, key: string): boolean {
  const column = byName.get(key);
  return column !== undefined && !hidden.has(column.id);
}

/** The columns (by id) that USING made one of several. */
export function mergedIds(scope: Scope): ReadonlySet<number> {
  return new Set([...scope.merged.values()].map(({ id }) => id));
}

/**
 * The name that several relations have, by which the engine asks for one of these columns, so that it may be of either. A column of a star is asked
 * for by its relation's name; what USING merged, by that of the side it is of, or of all if it is computed from them.
 */
export function twinOf(
  scope: Scope,
  relations: readonly RelationScope[],
  columns: readonly ScopeColumn[],
): string | undefined {
  if (!hasTwins(scope, relations)) return undefined;
  const key = (alias: string, column: string): string =>
    `${foldName(scope.context, alias)}\0${foldName(scope.context, column)}`;
  const owners = new Map<number, RelationScope>();
  const named = new Map<string, RelationScope[]>();
  for (const relation of relations) {
    for (const { id, name } of relation.columns) {
      owners.set(id, relation);
      const place = key(relation.alias ?? "", name);
      named.set(place, [...(named.get(place) ?? []), relation]);
    }
  }
  const merged = mergedIds(scope);
  for (const column of columns) {
    const isMerged = column.members !== undefined || merged.has(column.id);
    for (const { id, name } of column.coalesced === true ? (column.members ?? []) : [column]) {
      const owner = owners.get(id);
      if (owner?.alias === undefined) continue;
      const others = (named.get(key(owner.alias, name)) ?? []).filter((other) => other !== owner);
      const clash = !isMerged
        ? others.some((other) => isShown(other, foldName(scope.context, name)))
        : others.some((other) => isTwin(scope, owner, other));
      if (clash) return owner.alias;
    }
  }
  return undefined;
}
