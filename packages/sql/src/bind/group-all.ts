import { someNode } from "../ast/children.ts";
import { lastName } from "../ast/last-name.ts";
import { sameTree } from "../ast/same-tree.ts";
import type { Call, ColumnName, Comprehension, Expression, Lambda, Quantified } from "../ast/expression.ts";
import type { Select } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { isAggregateCall, isUnread } from "./aggregate-search.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { isUnnest } from "./makes-rows.ts";
import { belongsOutside, hasAggregateOfColumns } from "./outside-aggregate.ts";
import { findName, findRelation, proofIn, type Scope } from "./scope.ts";

/** What an item of the SELECT list has in it, with what its names stand for. */
interface Found {
  column: ColumnName | undefined;
  aggregate: boolean;
  window: boolean;
  /** `unnest`, which makes rows. */
  unnest: Call | undefined;
}

/** The items of a SELECT list up to one, with what is in them. */
interface Search {
  readonly scope: Scope;
  /** What the items before have in them, by their names: the last of each. */
  readonly before: Map<string, Found>;
  readonly found: Found;
  /** What is a key wherever it stands. */
  readonly keys: readonly Expression[];
  /** What the parameters of the lambdas around are called: in them they come before columns. */
  readonly parameters: ReadonlySet<string>;
}

const noParameters: ReadonlySet<string> = new Set();

/**
 * E064: an item that GROUP BY ALL can neither take for a key nor for a value of the group: one with a column beside an
 * aggregate or a window function. Error: the engine refuses it always. Only DuckDB does; elsewhere the column may be another item.
 */
export function checkAllItems(scope: Scope, node: Select): void {
  if (node.qualify !== undefined) reportQualify(scope, node.qualify);
  const here: Scope = { ...scope, aliases: new Map(), parent: undefined };
  const before = new Map<string, Found>();
  const keys = scope.context.dialect.syntax.forms.has("keys-everywhere") ? keysOf(here, node, scope) : [];
  for (const { expression, alias } of node.items) {
    const found: Found = { column: undefined, aggregate: false, window: false, unnest: undefined };
    if (expression.kind !== "star") {
      look({ scope: here, before, found, keys, parameters: noParameters }, expression, scope);
      reportMixed(scope, expression, found);
    }
    if (alias !== undefined) before.set(foldName(scope.context, alias.name), found);
  }
}

/** The items that GROUP BY ALL takes for keys. */
function keysOf(here: Scope, { items }: Select, own: Scope): readonly Expression[] {
  return items.flatMap(({ expression }) => {
    if (expression.kind === "star") return [];
    const found: Found = { column: undefined, aggregate: false, window: false, unnest: undefined };
    look({ scope: here, before: new Map(), found, keys: [], parameters: noParameters }, expression, own);
    return found.aggregate || found.window ? [] : [expression];
  });
}

function reportMixed(scope: Scope, item: Expression, { column, aggregate, window, unnest }: Found): void {
  if (column === undefined) return;
  if (unnest !== undefined && !aggregate && !window) reportUnnest(scope, unnest);
  if (!aggregate && !window) return;
  const name = column.parts.at(-1)?.name ?? "";
  const beside = aggregate ? "an aggregate" : "a window function";
  const span = spanOf(scope.context, item);
  reportOnce(scope.context, report.mixedAllItem(span, { name, beside }, { proof: proofIn(scope) }));
}

/** E066: QUALIFY beside GROUP BY ALL. Error: the engine refuses it always. */
function reportQualify(scope: Scope, condition: Expression): void {
  const args = { name: "QUALIFY", problem: "cannot stand beside GROUP BY ALL" };
  const help = "Name the keys in GROUP BY, or filter by the window in a query around this one.";
  reportOnce(
    scope.context,
    report.aggregateForm(spanOf(scope.context, condition), args, { help, proof: proofIn(scope) }),
  );
}

/** E066: rows that are made of columns as a key. Error: the engine refuses it always; of constants and aggregates it takes them. */
function reportUnnest(scope: Scope, call: Call): void {
  const problem = "makes rows of a column, so it cannot stand in GROUP BY ALL";
  const help = "Unnest in FROM or in a subquery, and ask for its column.";
  const span = spanOf(scope.context, call);
  reportOnce(
    scope.context,
    report.aggregateForm(span, { name: "unnest", problem }, { help, proof: proofIn(scope) }),
  );
}

/** Looks through an expression; `own` is its scope with what is around it. */
function look(search: Search, root: Expression, own: Scope): void {
  const { found } = search;
  const { dialect } = own.context;
  someNode(root, (node) => {
    if (node.kind === "columns") return "skip";
    if (node.kind === "quantified" && node.collection !== undefined) {
      lookAtList(search, node, own);
      return "skip";
    }
    if (node.kind === "lambda" || node.kind === "comprehension") {
      lookInside(search, node, own);
      return "skip";
    }
    if (root !== node && search.keys.some((key) => sameTree(key, node))) return "skip";
    if (node.kind === "call" && (isUnread(dialect, node) || isTry(node))) return "skip";
    if (node.kind === "call" && isAggregateCall(dialect, node)) {
      found.aggregate ||= !belongsOutside(own, node);
      return "skip";
    }
    if (node.kind === "call" && node.over !== undefined) found.window = true;
    if (node.kind === "call" && isUnnest(node.name)) found.unnest ??= node;
    if (node.kind === "column") lookAtName(search, node);
    return "no";
  });
}

/** Looks through `x = ANY (list)`, whose list is a query of its own. */
function lookAtList(search: Search, { operand, collection }: Quantified, own: Scope): void {
  look(search, operand, own);
  if (collection === undefined) return;
  const found: Found = { ...search.found, aggregate: false, window: false, unnest: undefined };
  look({ ...search, found }, collection, own);
  search.found.column ??= found.column;
  search.found.aggregate ||= hasAggregateOfColumns(own, collection);
}

/** Looks through what has parameters. */
function lookInside(search: Search, node: Lambda | Comprehension, own: Scope): void {
  const names = node.parameters.map(({ name }) => foldName(own.context, name));
  const inner = { ...search, parameters: new Set([...search.parameters, ...names]) };
  if (node.kind === "lambda") return look(inner, node.body, own);
  look(search, node.list, own);
  look(inner, node.value, own);
  if (node.condition !== undefined) look(inner, node.condition, own);
}

/** GROUP BY ALL sees nothing inside of TRY. */
function isTry({ name }: Call): boolean {
  return lastName(name).toLowerCase() === "try";
}

function lookAtName({ scope, before, found, parameters }: Search, name: ColumnName): void {
  const names = name.parts.map((part) => part.name);
  if (parameters.has(foldName(scope.context, names[0] ?? ""))) return;
  const last = foldName(scope.context, names.at(-1) ?? "");
  if (names.length > 1) {
    const relation = findRelation(scope, names.slice(0, -1), last)?.relation;
    if (relation?.byName.has(last) === true) found.column ??= name;
    return;
  }
  const meaning = findName(scope, last);
  if (meaning.kind === "column" && !meaning.parameter) found.column ??= name;
  if (meaning.kind !== "missing") return;
  const inner = before.get(last);
  if (inner === undefined) return;
  if (inner.column !== undefined) found.column ??= name;
  found.aggregate ||= inner.aggregate;
  found.window ||= inner.window;
}
