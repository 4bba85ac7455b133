import type { SelectItem } from "../ast/query.ts";
import type { BoundValue } from "./value.ts";
import { expandColumns } from "./columns-expression.ts";
import { foldName } from "./context.ts";
import type { Scope } from "./scope.ts";
import { expandStar, type Expansion, type StarScope } from "./star.ts";

/** Adds the new names that an expanded item gives: those of RENAME, or those that the alias of COLUMNS makes. */
export function addExpandedNames(
  names: Map<string, BoundValue>,
  scope: Scope,
  { item, expansion }: { readonly item: SelectItem; readonly expansion: Expansion },
): void {
  const { expression, alias } = item;
  if (expression.kind === "star" ? expression.rename.length === 0 : alias === undefined) return;
  const given =
    expression.kind === "star"
      ? new Set(expression.rename.map((rename) => foldName(scope.context, rename.to.name)))
      : undefined;
  for (const { name, value } of expansion.outputs) {
    const key = foldName(scope.context, name);
    if (given === undefined || given.has(key)) names.set(key, { ...value, name });
  }
}

/** The names that items give only when they are expanded, found when one is first asked for; `undefined` when no item does. */
export function laterNames(
  star: StarScope,
  items: readonly SelectItem[],
): (() => ReadonlyMap<string, BoundValue>) | undefined {
  const open = items.filter(givesNames);
  if (open.length === 0) return undefined;
  let found: Map<string, BoundValue> | undefined;
  return () => {
    if (found !== undefined) return found;
    found = new Map();
    for (const item of open) {
      const { expression, alias } = item;
      const expansion =
        expression.kind === "star"
          ? expandStar(star, expression)
          : expandColumns(star, { expression, alias });
      addExpandedNames(found, star.scope, { item, expansion });
    }
    return found;
  };
}

function givesNames({ expression, alias }: SelectItem): boolean {
  if (expression.kind === "star") return expression.rename.length > 0;
  return alias?.name.includes("\\") === true;
}
