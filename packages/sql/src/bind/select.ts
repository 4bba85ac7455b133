import { unknownReason } from "@rocky/ir";
import { asksQuery, isQuery } from "../ast/asks-query.ts";
import { someNode } from "../ast/children.ts";
import type { Expression, NodeSpan, Star } from "../ast/expression.ts";
import type { OrderItem, Select } from "../ast/query.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { namingOf } from "./notes.ts";
import { isAggregateCall } from "./aggregate-search.ts";
import { withoutLiteral, type BoundColumn, type BoundRelation } from "./bound-relation.ts";
import { expandColumns, findColumns } from "./columns-expression.ts";
import { addExpandedNames } from "./expanded-names.ts";
import { foldName, isUncertain } from "./context.ts";
import { idOfName, lastNamed, lazyNames, type ItemGround } from "./lazy-names.ts";
import { checkFanOut } from "./keys/fan-out.ts";
import type { RowKey } from "./keys/grain.ts";
import { grainAfterWhere, multiplies, selectKeys } from "./keys/select-keys.ts";
import { bindExpression } from "./expression/bind.ts";
import { namedConstant } from "./expression/constant-null.ts";
import { conditionFacts } from "./expression/operator.ts";
import { aliasValue, structureId } from "./expression/tested.ts";
import { shapeOf } from "./structure.ts";
import { beforeWhere } from "./before-where.ts";
import { bindFrom } from "./from.ts";
import type { FromResult } from "./from-result.ts";
import { bothSets, idsIn, withIds } from "./id-set.ts";
import { plainStar } from "../ast/plain-query.ts";
import { namesForItems } from "./grouped-names.ts";
import { bindGroupBy, type GroupedRows } from "./group-by.ts";
import { expandGenerator } from "./generator.ts";
import { closedOver } from "./outer-side.ts";
import { narrowed, type Scope } from "./scope.ts";
import { inRole, joined, noSources, unique, type Source } from "./source.ts";
import { checkColumns } from "./columns-pattern.ts";
import { checkUnnest } from "./unnest-arguments.ts";
import { columnOf, rowsAs } from "./output-columns.ts";
import { expandStar, type Output } from "./star.ts";
import { expandUnnest } from "./unnest.ts";
import { failedValue, unknownValue, type BoundValue } from "./value.ts";

/** Binds one SELECT with the ORDER BY that follows it. */
export function bindSelect(outer: Scope, written: Select, orderBy: readonly OrderItem[]): BoundRelation {
  const firstId = outer.context.nextColumnId;
  const ids = new Map<string, number>();
  const { node, from, seen } = beforeWhere(outer, written, bindFrom(outer, written.from));
  const base = scopeOfSelect(outer, node, seen);
  const where =
    node.where === undefined ? undefined : bindWhere(base, node, { where: node.where, ids, from });
  const rows = narrowed(base, where === undefined ? [] : conditionFacts(where).whenTrue);
  const grain = grainAfterWhere({ scope: base, kept: rows }, from, node.where);
  const keyScope =
    node.groupBy === undefined ? rows : { ...rows, aliases: lazyNames(rows, node, { ids, from }) };
  const grouped = bindGroupBy(keyScope, node, orderBy);
  const ofGroups: Scope = grouped === undefined ? rows : { ...rows, grouping: grouped.grouping };
  const items = bindItems(
    ofGroups,
    { from, ids: grouped?.grouping.sets === true ? new Map() : ids, keyScope },
    node,
  );
  const after: Scope = { ...ofGroups, aliases: items.names };
  const having =
    node.having === undefined
      ? undefined
      : bindExpression({ ...havingScope(after, node), first: "outputs", clause: "HAVING" }, node.having);
  const qualify = node.qualify === undefined ? undefined : bindExpression(after, node.qualify);
  const { withSubquery } = items;
  const ordering: Scope = withSubquery === undefined ? after : { ...after, withSubquery };
  const distinct = (node.distinct?.on ?? []).map((key) =>
    bindOrderKey(ordering, key, onNames(after, items, key)),
  );
  const outputs = orderBy.length === 0 ? noNames : outputNames(after, items);
  const kept = keptNulls(after, node, { items, conditions: [having, qualify] });
  const order = orderBy.map((item) =>
    item.expression.kind === "star" ? [] : bindOrderKey(ordering, item.expression, outputs),
  );
  const looks = outer.context.checks.select;
  if (looks !== undefined) {
    const { outputs: columns, gap } = items;
    const at = {
      outer,
      scope: after,
      node: written,
      from,
      where,
      having,
      qualify,
      outputs: columns,
      complete: gap === undefined,
      orderBy,
    };
    for (const look of looks) look(at);
  }
  const rowSources = unique(
    joined([
      ...from.relations.map((relation) => relation.rowSources),
      from.rowSources,
      filterSources(where, having, qualify),
      grouped?.sources ?? noSources,
      distinct.length === 0 ? noSources : inRole(joined(distinct), "group"),
      order.length === 0 ? noSources : inRole(joined(order), "order"),
    ]),
  );
  const proved = provedAround(rows, firstId, grouped);
  const keys = selectKeys({
    node,
    scope: after,
    grain,
    grouped,
    outputs: items.outputs,
    complete: items.gap === undefined,
    orderBy,
  });
  if (grouped !== undefined) {
    checkFanOut({ node, scope: after, from, grain, groupIds: grouped.ids ?? [...grouped.grouping.columns] });
  }
  const { dialect } = outer.context;
  return finish(node, { from, items: kept, grouped, rowSources, keys, proved, dialect });
}

function scopeOfSelect(outer: Scope, node: Select, from: FromResult): Scope {
  return {
    ...outer,
    relations: from.relations,
    merged: from.merged,
    notNull: bothSets(outer.notNull, from.notNull),
    outer: from.outer,
    windows: windowsOf(outer, node),
    aliases: noNames,
    grouping: undefined,
  };
}

/** What decides by conditions which rows there are; most queries have one condition at most. */
function filterSources(...conditions: readonly (BoundValue | undefined)[]): readonly Source[] {
  const [where, having, qualify] = conditions;
  if (having === undefined && qualify === undefined)
    return where === undefined ? noSources : inRole(where.sources, "filter");
  return inRole(joined(conditions.map((condition) => condition?.sources ?? noSources)), "filter");
}

/** What HAVING sees: with GROUP BY ALL the columns that it names are keys too. */
function havingScope(after: Scope, { groupBy }: Select): Scope {
  const { grouping } = after;
  if (groupBy?.all !== true || grouping === undefined || !grouping.certain) return after;
  return { ...after, grouping: { ...grouping, certain: false } };
}

function windowsOf({ context }: Scope, { windows }: Select): Scope["windows"] {
  if (windows.length === 0) return noWindows;
  return new Map(windows.map(({ name, window }) => [foldName(context, name.name), window]));
}

const noWindows: Scope["windows"] = new Map();

/** The columns of queries around this one that a row of it proves to be not NULL. */
function provedAround(rows: Scope, firstId: number, grouped: GroupedRows | undefined): readonly number[] {
  if (rows.parent === undefined || rows.notNull.isEmpty) return [];
  if (grouped !== undefined && grouped.grouping.inputRows !== "certain") return [];
  return idsIn(rows.notNull).filter((id) => id < firstId);
}

/** What a SELECT puts out, and what is asked of its groups and rows at the end. */
interface Asked {
  readonly items: Items;
  readonly conditions: readonly (BoundValue | undefined)[];
}

/** The items with what HAVING and QUALIFY prove about them. */
function keptNulls(scope: Scope, node: Select, { items, conditions }: Asked): Items {
  if (node.having === undefined && node.qualify === undefined) return items;
  const facts = conditions.flatMap((condition) =>
    condition === undefined ? [] : conditionFacts(condition).whenTrue,
  );
  if (facts.length === 0) return items;
  const proved = withIds(scope.notNull, closedOver(facts, scope.outer));
  const own = new Set(facts);
  const idOf = idsOfOutputs(scope, node);
  const outputs = items.outputs.map((output): Output => {
    const { value } = output;
    if (value.nullability === "not-null") return output;
    const known = value.nullBy?.every((id) => proved.has(id)) === true || own.has(idOf(output) ?? 0);
    return known ? { ...output, value: { ...value, nullability: "not-null" } } : output;
  });
  return { ...items, outputs };
}

/** The ids under which a condition may have asked about the expressions of outputs. */
function idsOfOutputs(scope: Scope, node: Select): (output: Output) => number | undefined {
  if (scope.context.structures === undefined) return () => undefined;
  const expressions = new Map<NodeSpan, Expression>();
  for (const { expression } of node.items) {
    if (expression.kind !== "star") expressions.set(expression, expression);
  }
  return (output) => {
    const expression = expressions.get(output.node);
    return expression === undefined ? undefined : structureId(scope, expression);
  };
}

function bindWhere(base: Scope, node: Select, ground: Where): BoundValue {
  const here: Scope = { ...base, clause: "WHERE" };
  if (base.context.dialect.syntax.forms.has("names-after-items")) return bindExpression(here, ground.where);
  return bindExpression({ ...base, clause: "WHERE", aliases: lazyNames(here, node, ground) }, ground.where);
}

/** A WHERE, and the ids of the output names that it may ask about. */
interface Where extends ItemGround {
  readonly where: Expression;
}

/** The bound items of a SELECT list. */
interface Items {
  readonly outputs: readonly Output[];
  readonly names: ReadonlyMap<string, BoundValue>;
  readonly gap: string | undefined;
  /** The names that stand for an expression with a subquery in it; absent where no name does. */
  readonly withSubquery: ReadonlySet<string> | undefined;
}

/** An output of an item that stands for several columns, of which nothing is known when it had to be mended. */
function certainOutput(scope: Scope, output: Output): Output {
  if (!isUncertain(scope.context, output.node)) return output;
  return { ...output, value: failedValue(output.value.sources) };
}

/** The value of an item of the SELECT list; nothing is known of one that had to be mended to be read. */
function itemValue(scope: Scope, expression: Expression): BoundValue {
  const value = bindExpression(scope, expression);
  if (isUncertain(scope.context, expression)) return failedValue(value.sources);
  if (scope.grouping?.numbered === true && someNode(expression, isQuery))
    return unknownValue("a key of GROUP BY is a time from a query", value.sources, value.nullability);
  return hasUnseenKey(scope, expression) ? { ...value, nullability: "nullable", nullBy: undefined } : value;
}

/** Whether a part may be a key that is NULL in some groups: keys without structure are known by their kind alone. */
function hasUnseenKey({ grouping }: Scope, expression: Expression): boolean {
  if (grouping === undefined || !grouping.sets) return false;
  // In a query inside, what is a key here is not known by its structure.
  if (grouping.keys.size > 0 && someNode(expression, isQuery)) return true;
  if (grouping.unseenKeys.size === 0) return false;
  const keys = new Set([...grouping.unseenKeys].map(shapeOf));
  return someNode(expression, (node) => (node.kind !== "star" && keys.has(shapeOf(node)) ? "yes" : "no"));
}

/** An item with what it was bound to, under its folded name. */
interface NamedItem {
  readonly key: string;
  readonly node: Expression;
  readonly value: BoundValue;
}

/** An item that a condition may ask about by its name. */
function aliased(scope: Scope, ids: ItemGround["ids"], { key, node, value }: NamedItem): BoundValue {
  return aliasValue(scope, { node, value, id: () => idOfName(scope, ids, key) });
}

function bindItems(
  scope: Scope,
  { from, ids, keyScope }: ItemGround & { readonly keyScope: Scope },
  node: Select,
): Items {
  const asked = node.where !== undefined || node.having !== undefined || node.qualify !== undefined;
  const meant = asked ? lastNamed(scope, node) : undefined;
  const names = new Map<string, BoundValue>();
  const outputs: Output[] = [];
  let gap: string | undefined;
  let withSubquery: Set<string> | undefined;
  const seesNames = !scope.context.dialect.syntax.forms.has("names-after-items");
  const seen = seesNames ? namesForItems(keyScope, node, names) : noNames;
  let here: Scope = { ...scope, aliases: seen };
  const add = (expansion: {
    readonly outputs: readonly Output[];
    readonly gap: string | undefined;
  }): void => {
    for (const output of expansion.outputs) outputs.push(certainOutput(scope, output));
    gap ??= expansion.gap;
  };
  if (node.items.length === 0 && node.fromFirst) {
    add(expandStar({ scope: here, from }, starOver(node, from)));
  }
  for (const item of node.items) {
    const { expression, alias } = item;
    const pattern = expression.kind === "star" ? undefined : findColumns(expression);
    if (pattern !== undefined) checkColumns(here, pattern);
    const expansion =
      expression.kind === "star"
        ? expandStar({ scope: here, from }, expression)
        : pattern === undefined
          ? undefined
          : expandColumns({ scope: here, from }, { expression, alias });
    if (expression.kind === "star" || expansion !== undefined) {
      if (expansion === undefined) continue;
      add(expansion);
      addExpandedNames(names, scope, { item, expansion });
      continue;
    }
    checkUnnest(here, expression);
    const fields = expandGenerator(here, item, expression) ?? expandUnnest(here, { expression, alias });
    if (fields !== undefined) {
      add(fields);
      if (alias !== undefined) nameFields(scope, fields, names);
      continue;
    }
    const { subqueries } = scope.context;
    const isBehindAlias = alias !== undefined && alias.start < expression.start;
    const bound = itemValue(isBehindAlias ? { ...here, prefix: alias.name } : here, expression);
    if (alias === undefined) {
      const name = nameOf(here, { expression, value: bound, text: item.text }, node.windows);
      outputs.push({ name, value: bound, node: expression });
      continue;
    }
    const key = foldName(scope.context, alias.name);
    const meaning = (node.groupBy?.all === true ? beforeKeys : namedConstant)(here, expression, bound);
    const value =
      meant?.get(key) === item ? aliased(here, ids, { key, node: expression, value: meaning }) : meaning;
    outputs.push({ name: alias.name, value, node: expression });
    names.set(key, value);
    // As a key of GROUP BY it may be named again.
    const named = node.groupBy === undefined || node.groupBy.all;
    if (named && scope.context.subqueries > subqueries && isCopied(scope, expression, bound)) {
      if (withSubquery === undefined) here = { ...here, withSubquery: (withSubquery = new Set()) };
      withSubquery.add(key);
    } else withSubquery?.delete(key);
  }
  return { outputs, names, gap, withSubquery };
}

/** The star that a FROM without SELECT stands for; elements of an array alone are rows. */
function starOver({ start, end }: Select, { relations }: FromResult): Star {
  return { ...plainStar({ start, end }), whole: relations.length > 1 };
}

/** Items behind a generator may name what it makes, where the dialect lets them. */
function nameFields(
  { context }: Scope,
  { outputs }: Pick<Items, "outputs">,
  names: Map<string, BoundValue>,
): void {
  if (!context.dialect.syntax.forms.has("alias-field")) return;
  for (const { name, value } of outputs) names.set(foldName(context, name), value);
}

/** What a name means under GROUP BY ALL, which makes keys of the items when their names are resolved already. */
function beforeKeys(scope: Scope, node: Expression, value: BoundValue): BoundValue {
  const { fixed } = value;
  const bound = fixed === undefined ? value : { ...value, literal: fixed, fixed: undefined };
  return namedConstant({ ...scope, grouping: undefined }, node, bound);
}

/** Whether naming an expression again would copy a subquery. A NULL by a function is a constant, whatever the function is given. */
function isCopied(scope: Scope, node: Expression, value: BoundValue): boolean {
  if (scope.context.dialect.syntax.forms.has("alias-field")) return false;
  const isFolded = value.unsure === true || value.type.kind === "null" || value.literal?.kind === "null";
  if (isFolded && (node.kind === "call" || node.kind === "unary" || node.kind === "binary")) return false;
  return hasPlainSubquery(scope, node);
}

/** Whether a subquery stands in an expression; what is inside an aggregate or a window function is computed before it is named. */
function hasPlainSubquery({ context }: Scope, root: Expression): boolean {
  return someNode(root, (node) => {
    if (node.kind === "call" && (node.over !== undefined || isAggregateCall(context.dialect, node)))
      return "skip";
    return asksQuery(node);
  });
}

function nameOf(
  scope: Scope,
  item: { readonly expression: Expression; readonly value: BoundValue; readonly text: string | undefined },
  windows: Select["windows"],
): string {
  const { expression, value, text } = item;
  const { context } = scope;
  if (text !== undefined && expression.kind !== "column") return context.dialect.names.textName?.(text) ?? "";
  if (context.dialect.names.unnamedOutput !== undefined) {
    if (isUnnamedCall(scope, expression, value)) return "";
    return context.dialect.columnName(expression, namingOf(context, windows)) ?? "";
  }
  if (
    value.name !== undefined &&
    context.notes === undefined &&
    (expression.kind === "column" || expression.kind === "positional")
  ) {
    return value.name;
  }
  return context.dialect.columnName(expression, namingOf(context, windows)) ?? "";
}

/** A function that is written without parentheses, where only columns have names. */
function isUnnamedCall({ context }: Scope, expression: Expression, { identity }: BoundValue): boolean {
  const { unnamedOutput, keywordFunctions } = context.dialect.names;
  if (unnamedOutput === undefined || identity !== undefined || expression.kind !== "column") return false;
  const [name, more] = expression.parts;
  return name !== undefined && more === undefined && keywordFunctions.has(name.name.toLowerCase());
}

const noNames: ReadonlyMap<string, BoundValue> = new Map();

/** What a bare name in ORDER BY means first: an output column, whether or not it has an alias. */
function outputNames(scope: Scope, items: Items): ReadonlyMap<string, BoundValue> {
  const names = new Map<string, BoundValue>();
  for (const { name, value } of items.outputs) {
    const key = foldName(scope.context, name);
    if (!names.has(key)) names.set(key, value);
  }
  items.names.forEach((value, key) => names.set(key, value));
  return names;
}

/** What a name in DISTINCT ON means beside the columns: an item, also one of a star that is the only one of its name. */
function onNames({ context }: Scope, { names, outputs }: Items, key: Expression): Items["names"] {
  const [name] = key.kind === "column" && key.parts.length === 1 ? key.parts : [];
  const wanted = name === undefined ? undefined : foldName(context, name.name);
  if (wanted === undefined || names.has(wanted)) return names;
  const called = outputs.filter((output) => foldName(context, output.name) === wanted);
  // COLUMNS gives its columns names of their own, of which the last counts.
  const made = called.findLast(({ node }) => "kind" in node && node.kind === "columns");
  const meant = made ?? (called.length === 1 ? called[0] : undefined);
  return meant === undefined ? names : new Map([[wanted, meant.value]]);
}

/** A key of ORDER BY or DISTINCT ON: a bare name is an output column first, a number is a position. */
function bindOrderKey(
  scope: Scope,
  expression: Expression,
  outputs: ReadonlyMap<string, BoundValue>,
): readonly Source[] {
  if (expression.kind === "literal" || expression.kind === "positional") return [];
  const [name] = expression.kind === "column" && expression.parts.length === 1 ? expression.parts : [];
  const output = name === undefined ? undefined : outputs.get(foldName(scope.context, name.name));
  return (output ?? bindExpression(scope, expression)).sources;
}

/** Everything that a bound SELECT is made from. */
interface Bound {
  readonly from: FromResult;
  readonly items: Items;
  readonly grouped: GroupedRows | undefined;
  readonly rowSources: readonly Source[];
  readonly keys: readonly RowKey[];
  readonly proved: readonly number[];
  readonly dialect: Dialect;
}

function finish(node: Select, bound: Bound): BoundRelation {
  const { from, items, grouped, rowSources, keys, proved, dialect } = bound;
  const { columns, value } = rowsAs(
    node,
    items.outputs.map((output) => {
      const column = columnOf(output, dialect);
      return column.literal === undefined || node.distinct === undefined ? column : withoutLiteral(column);
    }),
  );
  // Where an output can be without a name, a column without one is certain to have none.
  const named = dialect.names.unnamedOutput !== undefined || columns.every((column) => column.name !== "");
  const relation: BoundRelation = {
    columns,
    complete: items.gap === undefined && named,
    reason: items.gap ?? firstReason(columns) ?? "a column has no name that is known",
    assumed: assumedBy(from),
    rowSources,
    keys,
    rows: isOneRow(dialect, node, grouped) ? "one" : "any",
    proved,
  };
  if (value === undefined) return isNameless(node, from) ? { ...relation, nameless: true } : relation;
  return { ...relation, value };
}

/** Whether rows are values without a name: of SELECT AS VALUE, or of a FROM that shows only such. */
function isNameless(node: Select, { relations: [only, more] }: FromResult): boolean {
  if (node.as === "value") return true;
  if (node.items.length > 0 || !node.fromFirst || only === undefined || more !== undefined) return false;
  return only.nameless && node.groupBy === undefined;
}

function firstReason(columns: readonly BoundColumn[]): string | undefined {
  for (const { type } of columns) {
    const reason = unknownReason(type);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function assumedBy({ relations }: FromResult): readonly string[] {
  const [only, ...more] = relations.filter(({ assumed }) => assumed.length > 0);
  if (only === undefined) return [];
  return [...new Set([only, ...more].flatMap(({ assumed }) => assumed))];
}

/** Whether exactly one row comes out whatever the data: one group over everything, or no FROM at all. */
function isOneRow(dialect: Dialect, node: Select, grouped: GroupedRows | undefined): boolean {
  if (node.having !== undefined || node.qualify !== undefined || node.sample !== undefined) return false;
  const one =
    grouped === undefined ? node.from.length === 0 && node.where === undefined : node.groupBy === undefined;
  return one && !multiplies(dialect, node);
}
