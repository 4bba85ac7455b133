import type { Expression, NodeSpan, Star } from "./expression.ts";
import type { DerivedTable, QueryNode, Relation, Select, SelectItem, TableAlias } from "./query.ts";

/** What a SELECT has beside its FROM. */
export type SelectParts = Partial<Omit<Select, "kind" | "start" | "end" | "from">>;

/** A SELECT over relations, with nothing but what is given. */
export function plainSelect(at: NodeSpan, from: readonly Relation[], parts: SelectParts): Select {
  return {
    kind: "select",
    start: at.start,
    end: at.end,
    distinct: parts.distinct,
    items: parts.items ?? [],
    from,
    where: parts.where,
    groupBy: parts.groupBy,
    having: parts.having,
    windows: parts.windows ?? [],
    qualify: parts.qualify,
    fromFirst: parts.fromFirst ?? false,
    sample: parts.sample,
  };
}

/** A query of nothing but a body. */
export function plainQuery(body: QueryNode["body"], parts: Partial<QueryNode> = {}): QueryNode {
  return {
    kind: "query",
    start: body.start,
    end: body.end,
    with: parts.with,
    body,
    orderBy: parts.orderBy ?? [],
    orderByAll: parts.orderByAll,
    limit: parts.limit,
    offset: parts.offset,
  };
}

/** A query in FROM. */
export function derivedTable(query: QueryNode, alias: TableAlias | undefined): DerivedTable {
  return {
    kind: "derived",
    start: query.start,
    end: query.end,
    query,
    lateral: false,
    alias,
    sample: undefined,
  };
}

/** A query in FROM whose relations keep their names for what reads it. */
export function passingTable(query: QueryNode): DerivedTable {
  return { ...derivedTable(query, undefined), passesNames: true };
}

/** `*`, with what it leaves out, replaces and renames. */
export function plainStar(
  at: NodeSpan,
  parts: Partial<Pick<Star, "exclude" | "replace" | "rename">> = {},
): Star {
  return {
    kind: "star",
    start: at.start,
    end: at.end,
    qualifier: [],
    exclude: parts.exclude ?? [],
    replace: parts.replace ?? [],
    rename: parts.rename ?? [],
    filter: undefined,
    whole: true,
  };
}

/** An item without a name. */
export function plainItem(expression: Expression | Star): SelectItem {
  return { kind: "select-item", start: expression.start, end: expression.end, expression, alias: undefined };
}
