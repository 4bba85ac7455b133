import type { TableAlias } from "../ast/query.ts";
import { relationScope, type RelationParts, type RelationScope } from "./relation-scope.ts";
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
  const columns = parts.columns.map((column, i) => {
    const name = names[i]?.name;
    return name === undefined ? column : { ...column, name };
  });
  const alias = calling.alias?.name.name ?? calling.name;
  return relationScope(scope.context, { ...parts, columns, alias });
}
