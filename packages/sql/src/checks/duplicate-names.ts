import type { Identifier } from "../ast/expression.ts";
import type { SelectItem } from "../ast/query.ts";
import { foldName } from "../bind/context.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** I048: two items of a SELECT list with one name. Info: the engine keeps both; it renames one where the result becomes a table, or refuses that. */
export const duplicateNames: Check = {
  on: "select",
  look: ({ scope, node }) => {
    if (node.items.length < 2 || !mayRepeat(node.items)) return;
    const seen = new Set<string>();
    for (const item of node.items) {
      const place = nameOf(item);
      if (place === undefined) continue;
      const key = foldName(scope.context, place.name);
      if (seen.has(key)) {
        const consequence =
          scope.context.dialect.names.renamesRepeated === true
            ? "the engine renames one where the result becomes a table"
            : "no table can be made of the result";
        tell(scope, place, { row: report.duplicateName, args: { name: place.name, consequence } });
      }
      seen.add(key);
    }
  },
};

function nameOf({ alias, expression }: SelectItem): Identifier | undefined {
  return alias ?? (expression.kind === "column" ? expression.parts[expression.parts.length - 1] : undefined);
}

/** More items than these are not compared with each other. */
const fewItems = 24;

/** Whether two items may have one name: names that are the same are equally long and have the same letter at the end. */
function mayRepeat(items: readonly SelectItem[]): boolean {
  if (items.length > fewItems) return true;
  for (let i = 1; i < items.length; i++) {
    const name = nameAt(items, i);
    for (let j = 0; j < i; j++) {
      const other = nameAt(items, j);
      if (name !== undefined && other?.length === name.length && lastLetter(other) === lastLetter(name))
        return true;
    }
  }
  return false;
}

function nameAt(items: readonly SelectItem[], at: number): string | undefined {
  const item = items[at];
  return item === undefined ? undefined : nameOf(item)?.name;
}

/** The last letter of a name; its case does not count. */
function lastLetter(name: string): number {
  return name.charCodeAt(name.length - 1) | 32;
}
