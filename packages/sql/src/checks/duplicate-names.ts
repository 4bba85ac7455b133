import type { Identifier } from "../ast/expression.ts";
import type { SelectItem } from "../ast/query.ts";
import { foldName } from "../bind/context.ts";
import { report } from "../diagnostics.ts";
import type { Check } from "./check.ts";
import { tell } from "./tell.ts";

/** So many names are written out. */
const mostNames = 10;

/** A name as it is first written, and how many items have it. */
interface NameCount {
  readonly name: string;
  count: number;
}

/** I048: items of a SELECT list that share names, once for the list. Info: the engine keeps all; it renames some where the result becomes a table, or refuses that. */
export const duplicateNames: Check = {
  on: "select",
  look: ({ scope, node }) => {
    if (node.items.length < 2 || !mayRepeat(node.items)) return;
    const counts = new Map<string, NameCount>();
    let first: Identifier | undefined;
    for (const item of node.items) {
      const place = nameOf(item);
      if (place === undefined) continue;
      const key = foldName(scope.context, place.name);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { name: place.name, count: 1 });
      else known.count += 1;
      if (known !== undefined) first ??= place;
    }
    if (first === undefined) return;
    const consequence =
      scope.context.dialect.names.renamesRepeated === true
        ? "the engine renames what is repeated where the result becomes a table"
        : "no table can be made of the result";
    const names = [...counts.values()].flatMap(({ name, count }) =>
      count === 1 ? [] : [`${name} ${count === 2 ? "twice" : `${count} times`}`],
    );
    const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : "";
    const shown = names.slice(0, mostNames).join(", ") + more;
    tell(scope, first, { row: report.duplicateName, args: { names: shown, consequence } });
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
