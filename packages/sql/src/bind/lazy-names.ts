import { isLeaf, someNode } from "../ast/children.ts";
import type { Expression } from "../ast/expression.ts";
import type { Select, SelectItem } from "../ast/query.ts";
import { foldName } from "./context.ts";
import { laterNames } from "./expanded-names.ts";
import { bindExpression } from "./expression/bind.ts";
import { namedConstant } from "./expression/constant-null.ts";
import { aliasValue } from "./expression/tested.ts";
import type { FromResult } from "./from-result.ts";
import type { NamedItem, OutputNames, Scope } from "./scope.ts";
import { unknownValue, type BoundValue } from "./value.ts";

/** What items are bound from beside their scope. */
export interface ItemGround {
  readonly from: FromResult;
  /** The ids of output names. */
  readonly ids: Map<string, number>;
}

/** What names are bound for; the keys of GROUP BY have no `where`. */
interface LazyGround extends ItemGround {
  readonly where?: Expression;
}

/** What a name was bound to, and what else came of it. */
interface LazyValue {
  readonly value: BoundValue;
  readonly outerReads: number;
  readonly subqueries: number;
}

/** Names that are made of each other have no value to remember; no query that runs has any. */
const mostInCircles = 1000;

/** Output names before the items are bound: each is bound when it is first asked for. */
export function lazyNames(scope: Scope, node: Select, { ids, from, where }: LazyGround): OutputNames {
  const { context } = scope;
  let named: NamedItem | undefined;
  let circles = 0;
  let open: Set<string> | undefined;
  let known: Map<string, LazyValue> | undefined;
  let items: ReadonlyMap<string, SelectItem> | undefined;
  const byName = (): ReadonlyMap<string, SelectItem> => (items ??= lastNamed(scope, node));
  let later: ReturnType<typeof laterNames>;
  const laterName = (key: string): BoundValue | undefined => {
    later ??= laterNames({ scope, from }, node.items);
    return later?.().get(key);
  };
  const bind = (key: string, item: SelectItem, expression: Expression): BoundValue => {
    open ??= new Set();
    if (open.size === 0) named = namedItem(scope, where, item);
    const { outerReads, subqueries } = context;
    const before = circles;
    open.add(key);
    const here: Scope = { ...scope, aliases: names };
    const bound = bindExpression(named === undefined ? here : { ...here, named }, expression);
    const constant = namedConstant(here, expression, bound);
    open.delete(key);
    const value = aliasValue(scope, {
      node: expression,
      value: constant,
      id: () => idOfName(scope, ids, key),
    });
    if (circles === before) {
      known ??= new Map();
      known.set(key, {
        value,
        outerReads: context.outerReads - outerReads,
        subqueries: context.subqueries - subqueries,
      });
    }
    return value;
  };
  const names: OutputNames = {
    keys: () => byName().keys(),
    get: (key) => {
      const again = known?.get(key);
      if (again !== undefined) {
        context.outerReads += again.outerReads;
        context.subqueries += again.subqueries;
        return again.value;
      }
      const item = byName().get(key);
      if (item === undefined) return laterName(key);
      if (item.expression.kind === "star") return undefined;
      if (open?.has(key) !== true) {
        if (circles > mostInCircles) return unknownValue("the names are made of each other");
        return bind(key, item, item.expression);
      }
      circles++;
      return undefined;
    },
  };
  return names;
}

/** The items by their names; of several with one name the last is meant. */
export function lastNamed({ context }: Scope, node: Select): ReadonlyMap<string, SelectItem> {
  const items = new Map<string, SelectItem>();
  for (const item of node.items) {
    if (item.alias === undefined || item.expression.kind === "star") continue;
    items.set(foldName(context, item.alias.name), item);
  }
  return items;
}

/** The id of an output name. */
export function idOfName(scope: Scope, ids: Map<string, number>, key: string): number {
  const id = ids.get(key) ?? scope.context.nextColumnId++;
  ids.set(key, id);
  return id;
}

/** Where WHERE asks for an item that only groups or windows have. */
function namedItem(
  { context }: Scope,
  where: Expression | undefined,
  { alias, expression }: SelectItem,
): NamedItem | undefined {
  if (where === undefined || alias === undefined || expression.kind === "star" || isLeaf(expression))
    return undefined;
  let mention: Expression | undefined;
  const key = foldName(context, alias.name);
  someNode(where, (node) => {
    const [first] = node.kind === "column" ? node.parts : [];
    if (node.kind !== "column" || first === undefined || foldName(context, first.name) !== key) return "no";
    mention = node;
    return "yes";
  });
  return mention === undefined ? undefined : { mention, name: alias.name, item: expression };
}
