import { lowerAscii } from "../types/lower-ascii.ts";
import type { NodeSpan } from "../ast/expression.ts";
import type { QueryNode, TableName } from "../ast/query.ts";

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
    if (isTable(node)) tables.push(node);
    else if (isQuery(node)) addScopes(node, scopes);
    else if (isLeaf(node)) continue;
    for (const key in node) {
      const value = (node as Readonly<Record<string, unknown>>)[key];
      if (typeof value === "object" && value !== null) open.push(value);
    }
  }
  return tables
    .filter((table) => !isCommonTable(table, scopes))
    .sort((a, b) => a.start - b.start)
    .map(({ parts }) => ({ parts: parts.map((part) => part.name), span: spanOf(parts) }));
}

/** Nodes that are many and hold no relation. */
function isLeaf(node: object): boolean {
  if (!("kind" in node)) return false;
  const { kind } = node;
  return kind === "column" || kind === "identifier" || kind === "literal" || kind === "type-name";
}

function isTable(node: object): node is TableName {
  return "kind" in node && node.kind === "table";
}

function isQuery(node: object): node is QueryNode {
  return "kind" in node && node.kind === "query";
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
