import { lastName } from "../../ast/last-name.ts";
import { someNode } from "../../ast/children.ts";
import { conjunctsOf } from "../../ast/conjuncts.ts";
import type { Call, Expression, NodeSpan } from "../../ast/expression.ts";
import type { OrderItem, Select } from "../../ast/query.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import { foldName } from "../context.ts";
import { bindExpression } from "../expression/bind.ts";
import { windowChain } from "../expression/window.ts";
import type { FromResult } from "../from-result.ts";
import type { GroupedRows } from "../group-by.ts";
import { makesRows } from "../makes-rows.ts";
import { findName, type Scope } from "../scope.ts";
import type { Output } from "../star.ts";
import { structureOf } from "../structure.ts";
import { dependenciesIn } from "./equalities.ts";
import {
  dependenciesOf,
  dependenciesWithIds,
  keysWithIds,
  oneRow,
  provedKey,
  settledKeys,
  together,
  unknownGrain,
  type Dependency,
  type Grain,
  type RowKey,
} from "./grain.ts";
import { minimalKeys } from "./minimal-keys.ts";

/** The grain of FROM after WHERE; `scope` is the one in which WHERE stands, `kept` the one after it. */
export function grainAfterWhere(
  { scope, kept }: { readonly scope: Scope; readonly kept: Scope },
  from: FromResult,
  where: Expression | undefined,
): Grain {
  if (from.grain === unknownGrain || from.grain === oneRow) return from.grain;
  const notNull = (id: number): boolean => kept.notNull.has(id);
  const late: Dependency[] = [];
  for (const relation of from.relations) {
    if (relation.correlated || relation.keys.every((key) => key.nulls === "agree")) continue;
    const ids = relation.columns.map((column) => column.id);
    const settled = settledKeys(relation.keys, isNotNullIn(relation.columns, notNull));
    const before = new Set(relation.keys.filter((key) => key.nulls === "agree"));
    late.push(
      ...dependenciesOf(
        settled.filter((key) => !before.has(key)),
        ids,
      ),
    );
  }
  const own = [...late, ...dependenciesIn(scope, where)];
  const { keys } = from.grain;
  const isSettled = keys.every((key) => key.nulls === "agree");
  if (isSettled && own.length === 0) return from.grain;
  return {
    keys: isSettled
      ? keys
      : settledKeys(
          keys,
          isNotNullIn(
            from.relations.flatMap((relation) => relation.columns),
            notNull,
          ),
        ),
    dependencies: together(from.grain.dependencies, own),
    matched: together(from.grain.matched, own),
  };
}

function isNotNullIn(
  columns: FromResult["relations"][number]["columns"],
  narrowed: (id: number) => boolean,
): (id: number) => boolean {
  const known = new Set(columns.filter((each) => each.nullability === "not-null").map(({ id }) => id));
  return (id) => known.has(id) || narrowed(id);
}

/** A SELECT whose clauses are bound. */
export interface SelectKeysInput {
  readonly node: Select;
  /** The scope of the SELECT list. */
  readonly scope: Scope;
  /** The grain of the rows that are grouped or shown. */
  readonly grain: Grain;
  readonly grouped: GroupedRows | undefined;
  readonly outputs: readonly Output[];
  /** Whether `outputs` is all of them. */
  readonly complete: boolean;
  readonly orderBy: readonly OrderItem[];
}

/** Whether the SELECT list makes several rows of one, or ORDER BY may. */
function multipliesRows({ node, scope, orderBy }: SelectKeysInput): boolean {
  const { dialect } = scope.context;
  return multiplies(dialect, node) || orderBy.some(({ expression }) => makesRows(dialect, expression));
}

/** What tells the rows of a SELECT apart, as positions of its outputs. */
export function selectKeys(input: SelectKeysInput): readonly RowKey[] {
  const { node, outputs } = input;
  const names: Interned = { structures: undefined, places: undefined };
  const rows = rowGrain(input);
  const found = [...rows.keys, ...windowKeys(input, names), ...distinctOnKeys(input, names)];
  const plainDistinct = node.distinct !== undefined && node.distinct.on.length === 0 && input.complete;
  if (found.length === 0 && !plainDistinct) return found;
  const ids = outputs.map((output) => outputId(input, output, names));
  const { dependencies } = rows;
  const keys = multipliesRows(input) ? [] : minimalKeys(found, dependencies);
  const places = placesOf(ids, dependencies);
  const shown = keysWithIds(keys, places.shown);
  if (!plainDistinct) return atMost(minimalKeys(shown, []));
  return atMost(minimalKeys([...shown, distinctKey(ids, { dependencies, places })], []));
}

const mostKeys = 4;

function atMost(keys: readonly RowKey[]): readonly RowKey[] {
  return keys.length <= mostKeys ? keys : keys.slice(0, mostKeys);
}

function rowGrain({ node, grain, grouped }: SelectKeysInput): Grain {
  if (grouped === undefined || grouped.everyRow === true) return grain;
  if (node.groupBy === undefined) return oneRow;
  if (grouped.ids === undefined) return unknownGrain;
  const groupIds = new Set(grouped.ids);
  const kept = grain.keys.filter((key) => key.columns.every((id) => groupIds.has(id)));
  return { ...grain, keys: [provedKey(grouped.ids), ...kept] };
}

/** Ids of what has none of its own: of expressions by their structure, of row numbers by their place. */
interface Interned {
  structures: Map<string, number> | undefined;
  places: Map<NodeSpan, number> | undefined;
}

/** The id of what an expression comes to; `undefined` when the same expression might come to something else. */
function idOf(scope: Scope, expression: Expression, names: Interned): number | undefined {
  const { identity } = bindExpression(scope, expression);
  if (identity !== undefined) return identity;
  if (!isRepeatable(scope, expression)) return undefined;
  const structure = structureOf(scope, expression);
  if (structure === undefined) return undefined;
  const structures = (names.structures ??= new Map());
  const known = structures.get(structure);
  if (known !== undefined) return known;
  const id = scope.context.nextColumnId++;
  structures.set(structure, id);
  return id;
}

function isRepeatable(scope: Scope, root: Expression): boolean {
  const { functions } = scope.context.dialect;
  return !someNode(root, (node) => {
    if (node.kind !== "call") return "no";
    return functions.lookup(lastName(node.name))?.deterministic === true ? "no" : "yes";
  });
}

function outputId({ scope }: SelectKeysInput, { value, node }: Output, names: Interned): number | undefined {
  if (value.identity !== undefined) return value.identity;
  const window = names.places?.get(node);
  if (window !== undefined || names.structures === undefined) return window;
  if (!("kind" in node) || node.kind === "star") return undefined;
  const structure = structureOf(scope, node as Expression);
  return structure === undefined ? undefined : names.structures?.get(structure);
}

/** Most row numbers of one SELECT that are looked at: of the keys that they give only the shortest are told. */
const mostNumbers = 16;

/** `row_number()` tells the rows of a partition apart; QUALIFY may keep one of them. */
function windowKeys(input: SelectKeysInput, names: Interned): readonly RowKey[] {
  const { node, scope } = input;
  const keys: RowKey[] = [];
  for (const { expression } of node.items) {
    if (keys.length === mostNumbers) break;
    if (expression.kind !== "call" || !isCall(expression, "row_number")) continue;
    const partition = partitionOf(scope, expression, names);
    if (partition === undefined) continue;
    const id = scope.context.nextColumnId++;
    names.places ??= new Map();
    names.places.set(expression, id);
    keys.push(provedKey([...partition, id]));
  }
  for (const condition of conjunctsOf(node.qualify)) {
    const call = oneOf(input, condition);
    const partition = call === undefined ? undefined : partitionOf(scope, call, names);
    if (partition !== undefined) keys.push(provedKey(partition));
  }
  return keys;
}

function isCall(call: Call, name: string): boolean {
  return call.over !== undefined && lastName(call.name).toLowerCase() === name;
}

/** The call in `row_number() OVER … = 1`, written out or by its output name; also `count(*) OVER (PARTITION BY …) = 1`. */
function oneOf(input: SelectKeysInput, condition: Expression): Call | undefined {
  if (condition.kind !== "binary") return undefined;
  const { left, right, operator } = condition;
  if (operator === "=" || operator === "==") {
    if (isNumber(right, "1")) return windowCall(input, left);
    return isNumber(left, "1") ? windowCall(input, right) : undefined;
  }
  if ((operator === "<=" && isNumber(right, "1")) || (operator === "<" && isNumber(right, "2"))) {
    return windowCall(input, left);
  }
  return undefined;
}

function isNumber(node: Expression, text: string): boolean {
  return node.kind === "literal" && node.literal === "integer" && node.text === text;
}

function windowCall({ node, scope }: SelectKeysInput, expression: Expression): Call | undefined {
  const call = expression.kind === "column" ? itemCalled(node, scope, expression) : expression;
  if (call?.kind !== "call") return undefined;
  if (isCall(call, "row_number")) return call;
  return isCall(call, "count") && isWholePartition(scope, call) ? call : undefined;
}

function isWholePartition(scope: Scope, call: Call): boolean {
  const [argument] = call.arguments;
  if (call.distinct || call.filter !== undefined || call.over === undefined) return false;
  if (argument !== undefined && argument.value.kind !== "star") return false;
  return windowChain(scope, call.over).every(
    (window) => window.orderBy.length === 0 && window.frame === undefined,
  );
}

function itemCalled(node: Select, scope: Scope, name: Expression): Expression | undefined {
  if (name.kind !== "column" || name.parts.length !== 1) return undefined;
  const key = foldName(scope.context, name.parts[0]?.name ?? "");
  if (findName({ ...scope, aliases: new Map(), parent: undefined }, key).kind !== "missing") return undefined;
  const item = node.items.find(
    ({ alias }) => alias !== undefined && foldName(scope.context, alias.name) === key,
  );
  return item === undefined || item.expression.kind === "star" ? undefined : item.expression;
}

function partitionOf(scope: Scope, call: Call, names: Interned): readonly number[] | undefined {
  if (call.over === undefined) return undefined;
  const chain = windowChain(scope, call.over);
  if (call.over.kind !== "window" && chain.length === 0) return undefined;
  const partition = chain.flatMap((window) => window.partitionBy);
  const ids = partition.flatMap((expression) => idOf(scope, expression, names) ?? []);
  return ids.length === partition.length ? ids : undefined;
}

/** DISTINCT ON keeps one row for each combination of its expressions. */
function distinctOnKeys({ node, scope, outputs }: SelectKeysInput, names: Interned): readonly RowKey[] {
  const on = node.distinct?.on ?? [];
  if (on.length === 0) return [];
  const ids = on.map((expression) => {
    if (expression.kind === "literal") return undefined;
    const [part] = expression.kind === "column" && expression.parts.length === 1 ? expression.parts : [];
    const key = part === undefined ? undefined : foldName(scope.context, part.name);
    const output = outputs.find(({ name }) => foldName(scope.context, name) === key);
    if (output !== undefined) return output.value.identity;
    return idOf(scope, expression, names);
  });
  const known = ids.flatMap((id) => id ?? []);
  return known.length === ids.length ? [provedKey(known)] : [];
}

/** Where columns stand among the outputs. */
interface Places {
  /** The first output that is the column (by id) itself. */
  readonly own: (id: number) => number | undefined;
  /** That, else the first one from which the column follows. */
  readonly shown: (id: number) => number | undefined;
}

function placesOf(ids: readonly (number | undefined)[], dependencies: readonly Dependency[]): Places {
  const places = new Map<number, number>();
  let place = 0;
  for (const id of ids) {
    if (id !== undefined && !places.has(id)) places.set(id, place);
    place++;
  }
  let following: ReadonlyMap<number, number> | undefined;
  const own = (id: number): number | undefined => places.get(id);
  return { own, shown: (id) => own(id) ?? (following ??= followingPlaces(own, dependencies)).get(id) };
}

/** Where columns stand that follow from one that is shown. */
function followingPlaces(
  own: Places["own"],
  dependencies: readonly Dependency[],
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const { from, to, assumed } of dependencies) {
    const [only] = from;
    const place = only === undefined || from.length > 1 || assumed.length > 0 ? undefined : own(only);
    if (place === undefined) continue;
    for (const id of to) places.set(id, Math.min(place, places.get(id) ?? place));
  }
  return places;
}

/** DISTINCT: all outputs together, without those that follow from others. */
function distinctKey(
  ids: readonly (number | undefined)[],
  { dependencies, places }: { readonly dependencies: readonly Dependency[]; readonly places: Places },
): RowKey {
  const every = provedKey(ids.map((_, i) => i));
  const [key] = minimalKeys([every], dependenciesWithIds(dependencies, places.own));
  return key ?? every;
}

/** Whether the SELECT list makes several rows of one. */
export function multiplies(dialect: Dialect, node: Select): boolean {
  return node.items.some((item) => makesRows(dialect, item.expression));
}
