import type { TableAlias } from "../ast/query.ts";
import { relationScope, type RelationParts, type RelationScope, type ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";

/** How a relation is called: by its alias, else by a name of its own. */
export interface Calling {
  readonly alias: TableAlias | undefined;
  readonly name: string | undefined;
}

/** A relation under its alias, whose column names go before its own. */
export function makeRelation(
  scope: Scope,
  calling: Calling,
  parts: Omit<RelationParts, "alias">,
): RelationScope {
  const names = calling.alias?.columns ?? [];
  const renamed = (column: ScopeColumn, i: number): ScopeColumn => {
    const name = names[i]?.name;
    return name === undefined ? column : { ...column, name };
  };
  const columns = names.length === 0 ? parts.columns : parts.columns.map(renamed);
  const alias = calling.alias?.name.name ?? calling.name;
  return relationScope(scope.context, { ...parts, columns, alias });
}
