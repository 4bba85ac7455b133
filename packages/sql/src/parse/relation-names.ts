import { lowerAscii } from "../types/lower-ascii.ts";
import type { Expression, Identifier, NodeSpan } from "../ast/expression.ts";
import type { Join, OrderItem, QueryNode, Select, SelectItem, TableName, With } from "../ast/query.ts";

/** A relation that a query reads by name. */
export interface RelationName {
  /** As written, without quotes: `["main", "orders"]`. */
  readonly parts: readonly string[];
  /** Offsets of the name, without its alias. */
  readonly span: NodeSpan;
}

/** A stretch of text in which a common table has a name. */
interface Scope {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The relations in FROM anywhere in a query that are no common tables there, in the order of the text. */
export function relationNames(query: QueryNode): readonly RelationName[] {
  const tables: TableName[] = [];
  const scopes: Scope[] = [];
  const open: object[] = [query];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const usual = node as UsualNode;
    if (usual.kind === "table") tables.push(usual);
    else if (usual.kind === "query") addScopes(usual, scopes);
    if (!addUsual(open, usual)) addMembers(open, node);
  }
  return tables
    .filter((table) => !isCommonTable(table, scopes))
    .sort((a, b) => a.start - b.start)
    .map(({ parts }) => ({ parts: parts.map((part) => part.name), span: spanOf(parts) }));
}

/** The nodes that most queries are made of. */
type UsualNode =
  | Expression
  | Identifier
  | OrderItem
  | QueryNode
  | Select
  | SelectItem
  | TableName
  | Join
  | With;

/**
 * Adds what may hold a relation in a node of a usual kind; false for any other node, also for those that are few. Looking through all members of every
 * node by their names takes longer than reading the text.
 */
function addUsual(open: object[], node: UsualNode): boolean {
  switch (node.kind) {
    case "column":
    case "identifier":
    case "literal":
    case "typed-literal":
    case "table":
      return true;
    case "query":
      addPresent(open, node.with);
      open.push(node.body);
      addAll(open, node.orderBy);
      addPresent(open, node.limit);
      addPresent(open, node.offset);
      return true;
    case "with":
      for (const table of node.tables) open.push(table.query);
      return true;
    case "select":
      addClauses(open, node);
      return true;
    case "select-item":
    case "order-item":
      open.push(node.expression);
      return true;
    case "join":
      open.push(node.left, node.right);
      addPresent(open, node.on);
      addPresent(open, node.match);
      return true;
    case "binary":
      open.push(node.left, node.right);
      return true;
    case "logical":
      addAll(open, node.operands);
      return true;
    case "cast":
      open.push(node.operand);
      return true;
    case "case":
      addPresent(open, node.operand);
      for (const { when, result } of node.branches) open.push(when, result);
      addPresent(open, node.otherwise);
      return true;
    case "call":
      for (const { value } of node.arguments) open.push(value);
      addAll(open, node.orderBy);
      addAll(open, node.withinGroup);
      addPresent(open, node.limit);
      addPresent(open, node.filter);
      addPresent(open, node.over);
      return true;
    default:
      return false;
  }
}

function addClauses(open: object[], node: Select): void {
  addPresent(open, node.distinct);
  addAll(open, node.items);
  addAll(open, node.from);
  addPresent(open, node.where);
  addPresent(open, node.groupBy);
  addPresent(open, node.having);
  addAll(open, node.windows);
  addPresent(open, node.qualify);
  addPresent(open, node.connectBy);
  addPresent(open, node.top);
}

function addPresent(open: object[], node: object | undefined): void {
  if (node !== undefined) open.push(node);
}

function addAll(open: object[], nodes: readonly object[]): void {
  for (const node of nodes) open.push(node);
}

/** Adds every object in a node or a list. */
function addMembers(open: object[], node: object): void {
  for (const value of Object.values(node) as readonly unknown[]) {
    if (typeof value === "object" && value !== null) open.push(value);
  }
}

/** A common table is known after its own definition; a recursive one inside it too. */
function addScopes(query: QueryNode, scopes: Scope[]): void {
  if (query.with === undefined) return;
  for (const table of query.with.tables) {
    const start = query.with.recursive ? table.start : table.end;
    scopes.push({ name: lowerAscii(table.name.name), start, end: query.end });
  }
}

function isCommonTable(table: TableName, scopes: readonly Scope[]): boolean {
  const [name, more] = table.parts;
  if (name === undefined || more !== undefined) return false;
  const wanted = lowerAscii(name.name);
  return scopes.some(
    (scope) => scope.name === wanted && scope.start <= table.start && table.end <= scope.end,
  );
}

function spanOf(parts: TableName["parts"]): NodeSpan {
  return { start: parts[0]?.start ?? 0, end: parts[parts.length - 1]?.end ?? 0 };
}
