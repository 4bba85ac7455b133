import { asksQuery, isQuery } from "../ast/asks-query.ts";
import { childrenOf, someNode } from "../ast/children.ts";
import type { Expression, Star } from "../ast/expression.ts";
import type { GroupBy, GroupingSets, OrderItem, Select, SelectItem } from "../ast/query.ts";
import { hasWindow, isAggregateCall } from "./aggregate-search.ts";
import { foldName } from "./context.ts";
import { noIds } from "./id-set.ts";
import { keysOfSets } from "./set-keys.ts";
import { bindExpression } from "./expression/bind.ts";
import { findColumns } from "./columns-expression.ts";
import { checkAllItems } from "./group-all.ts";
import type { Grouping } from "./grouping.ts";
import { namedColumn } from "./keys/equalities.ts";
import { hasOwnAggregate } from "./outside-aggregate.ts";
import { findName, type NamedItem, type OutputNames, type Scope } from "./scope.ts";
import { inRole, joined, type Source } from "./source.ts";
import { structureOf } from "./structure.ts";
import type { BoundValue } from "./value.ts";

/** How a SELECT groups its rows, and which columns decide about it. */
export interface GroupedRows {
  readonly grouping: Grouping;
  readonly sources: readonly Source[];
  /** Ids of all keys of the groups; absent when some are not known or the groups have several sets of keys. */
  readonly ids?: readonly number[];
  /** GROUP BY ALL over constants alone: every row stays. */
  readonly everyRow?: true;
}

/** Binds GROUP BY; `undefined` for a SELECT without groups. */
export function bindGroupBy(
  scope: Scope,
  node: Select,
  orderBy: readonly OrderItem[],
): GroupedRows | undefined {
  if (node.groupBy !== undefined) return groupedBy(scope, node, node.groupBy);
  const aggregated =
    node.having !== undefined ||
    node.items.some((item) => hasOwnAggregate(scope, item.expression)) ||
    (node.qualify !== undefined && hasOwnAggregate(scope, node.qualify)) ||
    orderBy.some((item) => hasOwnAggregate(scope, item.expression)) ||
    node.distinct?.on.some((key) => hasOwnAggregate(scope, key)) === true;
  if (!aggregated) return undefined;
  const rowsId = scope.context.nextColumnId++;
  return { grouping: { ...noGroups, rowsId }, sources: [] };
}

const noKeys: ReadonlySet<Expression> = new Set();
const noNames: OutputNames = new Map();

const noGroups: Grouping = {
  columns: new Set(),
  keys: new Map(),
  kinds: new Set(),
  certain: true,
  mentioned: new Set(),
  sets: false,
  unseenKeys: noKeys,
  hasUnseenQuery: false,
  setColumns: new Map(),
  inputRows: "possible",
  rowsId: 0,
  numbered: false,
};

/** What GROUP BY is gathered into. */
interface Draft {
  readonly columns: Set<number>;
  readonly keys: Map<string, BoundValue>;
  readonly kinds: Set<Expression["kind"]>;
  readonly mentioned: Set<number>;
  readonly sources: (readonly Source[])[];
  certain: boolean;
  /** Keys that are in neither, because they have no structure. */
  readonly unseen: Set<Expression>;
  /** Every key is in `columns` or in `keys`. */
  identified: boolean;
  /** The keys, by column or structure, and whether a position or an output name stands for one. */
  readonly reached: Map<number | string, boolean>;
  /** Keys that stand twice, once as a position or an output name: the engine takes them for two. */
  readonly twofold: Set<number | string>;
  numbered: boolean;
}

function groupedBy(around: Scope, node: Select, groupBy: GroupBy): GroupedRows {
  // Of GROUP BY ALL the keys are items of the SELECT list.
  const scope: Scope = groupBy.all ? around : { ...around, clause: "GROUP BY" };
  const draft: Draft = {
    columns: new Set(),
    keys: new Map(),
    kinds: new Set(),
    mentioned: new Set(),
    sources: [],
    unseen: new Set(),
    certain: true,
    identified: true,
    reached: new Map(),
    twofold: new Set(),
    numbered: false,
  };
  const sets = groupBy.items.some((item) => item.kind === "grouping-sets" && !isOneSet(item));
  if (groupBy.all) {
    for (const item of node.items) addAllItem(scope, draft, item);
    if (scope.context.dialect.syntax.forms.has("pure-all-items")) checkAllItems(scope, node);
    if (node.items.length === 0) addEveryColumn(scope, draft);
    if (node.having !== undefined && asksForOthers(scope, draft.columns, node.having))
      draft.identified = false;
  }
  const tried = groupBy.all && node.items.some(({ expression }) => someNode(expression, isTry));
  if (tried) draft.identified = false;
  for (const item of groupBy.items) {
    if (item.kind !== "grouping-sets") addItem(scope, draft, { node, expression: item });
  }
  const always = sets ? { columns: new Set(draft.columns), keys: new Set(draft.keys.keys()) } : undefined;
  for (const item of groupBy.items) {
    if (item.kind !== "grouping-sets") continue;
    for (const expression of item.sets.flat()) addItem(scope, draft, { node, expression });
  }
  const { twofold } = draft;
  const keys = always === undefined ? draft.keys : keysOfSets(scope.context, draft, always.keys);
  const sometimes =
    always === undefined ? [] : [...draft.columns].filter((id) => twofold.has(id) || !always.columns.has(id));
  const nonEmpty = groupBy.all ? !tried && hasOwnKey(scope, draft) : groupBy.items.some(hasKey);
  const everyRow = groupBy.all && !nonEmpty && draft.identified && !hasAggregates(scope, node);
  return {
    grouping: {
      columns: draft.columns,
      keys,
      kinds: draft.kinds,
      certain: draft.certain,
      mentioned: draft.mentioned,
      sets,
      unseenKeys: sets ? draft.unseen : noKeys,
      hasUnseenQuery: [...draft.unseen].some((key) => someNode(key, asksQuery)),
      setColumns:
        sometimes.length === 0
          ? noGroups.setColumns
          : new Map(sometimes.map((id) => [id, twofold.has(id) ? undefined : scope.context.nextColumnId++])),
      inputRows: nonEmpty ? "certain" : "possible",
      rowsId: nonEmpty ? 0 : scope.context.nextColumnId++,
      numbered: draft.numbered && !groupBy.all,
    },
    sources: inRole(joined(draft.sources), "group"),
    ...(sets || !draft.identified ? {} : { ids: idsOf(draft) }),
    ...(everyRow ? { everyRow } : {}),
  };
}

/** Whether HAVING names columns that are no keys: GROUP BY ALL makes keys of them, which are not shown. */
export function asksForOthers(scope: Scope, columns: ReadonlySet<number>, having: Expression): boolean {
  return someNode(having, (node) => {
    if (asksQuery(node) === "yes") return "yes";
    if (node.kind === "call" && isAggregateCall(scope.context.dialect, node)) return "skip";
    const id = node.kind === "star" ? undefined : columnIdOf(scope, node);
    return id === undefined || columns.has(id) ? "no" : "yes";
  });
}

/** GROUP BY ALL sees no columns inside of TRY, so what is made of them alone is no key. */
function isTry(node: Expression | Star): "yes" | "no" {
  return node.kind === "call" && node.name.at(-1)?.name.toLowerCase() === "try" ? "yes" : "no";
}

/** One set of keys alone groups as its keys do. */
function isOneSet({ form, sets }: GroupingSets): boolean {
  return form === "grouping sets" && sets.length === 1;
}

function hasAggregates(scope: Scope, node: Select): boolean {
  return node.having !== undefined || node.items.some((item) => hasOwnAggregate(scope, item.expression));
}

/** The ids of the keys; constants tell no groups apart. */
function idsOf(draft: Draft): readonly number[] {
  const values = [...draft.keys.values()].filter((value) => value.literal === undefined);
  return [...draft.columns, ...values.flatMap((value) => value.identity ?? [])];
}

/** Whether GROUP BY ALL finds a key. DuckDB takes constants for none: there is one group then, with rows or without. */
function hasOwnKey(scope: Scope, draft: Draft): boolean {
  const has = (id: number): boolean => draft.columns.has(id) || draft.mentioned.has(id);
  return (
    scope.relations.some(
      ({ columns, guessed }) =>
        columns.some((column) => has(column.id)) || [...guessed.values()].some((column) => has(column.id)),
    ) || [...scope.merged.values()].some((column) => has(column.id))
  );
}

/** Whether an item of GROUP BY leaves no group without a key, which would be there without rows as well. */
function hasKey(item: GroupBy["items"][number]): boolean {
  if (item.kind !== "grouping-sets") return item.kind !== "row" || item.elements.length > 0;
  return item.form === "grouping sets" && item.sets.every((set) => set.length > 0);
}

/** GROUP BY ALL: every item without an aggregate is a key. */
function addAllItem(scope: Scope, draft: Draft, item: SelectItem): void {
  const { expression } = item;
  if (expression.kind === "star" || findColumns(expression) !== undefined) {
    addEveryColumn(scope, draft);
  } else if (hasOwnAggregate(scope, expression) || hasWindow(expression)) {
    draft.certain = false;
  } else {
    // Without a key there is a group also where WHERE leaves no row, so what it asks of constants proves nothing.
    const isConstant = !someNode(expression, ({ kind }) => (kind === "column" ? "yes" : "no"));
    addKey(isConstant ? { ...scope, notNull: noIds } : scope, draft, expression);
  }
}

function addEveryColumn(scope: Scope, draft: Draft): void {
  draft.certain = false;
  draft.identified = false;
  for (const relation of scope.relations) {
    for (const column of relation.columns) draft.columns.add(column.id);
  }
  for (const column of scope.merged.values()) draft.columns.add(column.id);
}

/** One item of GROUP BY with the SELECT that it stands in. */
interface Item {
  readonly node: Select;
  readonly expression: Expression;
}

function addItem(scope: Scope, draft: Draft, { node, expression }: Item): void {
  if (expression.kind === "row") {
    for (const element of expression.elements) addItem(scope, draft, { node, expression: element });
  } else if (expression.kind === "literal" && expression.literal === "integer") {
    const item = itemAt(node, Number(expression.text));
    if (item === undefined) {
      draft.certain = false;
      draft.identified = false;
    } else
      addKey(standing(scope, { mention: expression, name: `Column ${expression.text}`, item }), draft, item);
  } else {
    const item = aliasedItem(scope, node, expression);
    if (item === undefined)
      addKey(expression.kind === "column" ? { ...scope, clause: undefined } : scope, draft, expression);
    else addKey(standing(scope, { mention: expression, name: wordOf(expression), item }), draft, item);
  }
}

function standing(scope: Scope, named: NamedItem): Scope {
  return { ...scope, named };
}

function wordOf(expression: Expression): string {
  return expression.kind === "column" ? (expression.parts[0]?.name ?? "") : "";
}

/** The expression behind `GROUP BY 2`, where no star before it moves the count. */
function itemAt(node: Select, position: number): Expression | undefined {
  const before = node.items.slice(0, position);
  if (before.some((item) => item.expression.kind === "star" || findColumns(item.expression) !== undefined))
    return undefined;
  const expression = node.items[position - 1]?.expression;
  return expression === undefined || expression.kind === "star" ? undefined : expression;
}

/** The expression behind an output name; a column of FROM of the same name comes first. */
function aliasedItem(scope: Scope, node: Select, expression: Expression): Expression | undefined {
  const [name] = expression.kind === "column" ? expression.parts : [];
  if (expression.kind !== "column" || expression.parts.length !== 1 || name === undefined) return undefined;
  if (node.groupBy?.ofInput === true) return undefined;
  const key = foldName(scope.context, name.name);
  // Folding keeps the length of a name.
  const item = node.items.findLast(
    ({ alias }) => alias?.name.length === key.length && foldName(scope.context, alias.name) === key,
  );
  if (item === undefined || item.expression.kind === "star") return undefined;
  const isColumn =
    !scope.context.dialect.syntax.forms.has("group-by-outputs") &&
    findName({ ...scope, aliases: noNames, parent: undefined }, name.name).kind !== "missing";
  return isColumn ? undefined : item.expression;
}

function addKey(scope: Scope, draft: Draft, expression: Expression): void {
  const value = bindExpression(scope, expression);
  draft.sources.push(value.sources);
  if (value.type.kind === "time" && value.type.zoned && someNode(expression, isQuery)) draft.numbered = true;
  const column = columnIdOf(scope, expression);
  if (column !== undefined) {
    reach(draft, column, scope);
    draft.columns.add(column);
    return;
  }
  mention(scope, draft, expression);
  const structure = structureOf(scope, expression);
  const isPlain = structure !== undefined && expression.kind !== "column";
  if (!isPlain || hasLambda(expression)) {
    draft.certain = false;
    draft.identified = false;
    draft.unseen.add(expression);
  }
  if (!isPlain) return;
  reach(draft, structure, scope);
  draft.keys.set(structure, { ...value, identity: value.identity ?? scope.context.nextColumnId++ });
  draft.kinds.add(expression.kind);
}

/** Whether an expression has a lambda in it: a name in one may mean its parameter in a key, and a column elsewhere. */
function hasLambda(root: Expression): boolean {
  return someNode(root, ({ kind }) => (kind === "lambda" || kind === "comprehension" ? "yes" : "no"));
}

function reach({ reached, twofold }: Draft, key: number | string, scope: Scope): void {
  const before = reached.get(key);
  const named = scope.named !== undefined;
  if (before !== undefined && (before || named)) twofold.add(key);
  reached.set(key, named || before === true);
}

function columnIdOf(scope: Scope, expression: Expression): number | undefined {
  return expression.kind === "column" ? namedColumn(scope, expression)?.column.id : undefined;
}

function mention(scope: Scope, draft: Draft, root: Expression): void {
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const id = node.kind === "star" ? undefined : columnIdOf(scope, node);
    if (id !== undefined) draft.mentioned.add(id);
    if (node.kind === "subquery" || node.kind === "exists") draft.certain = false;
    for (const one of childrenOf(node)) open.push(one);
  }
}
