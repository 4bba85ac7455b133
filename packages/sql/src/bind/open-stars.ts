import { lowerAscii } from "../types/lower-ascii.ts";
import type { NodeSpan, Star } from "../ast/expression.ts";
import type { CommonTable, QueryBody, QueryNode, Relation, Select } from "../ast/query.ts";

/** A star of the output that shows whatever columns a relation has. */
export interface OpenStar extends NodeSpan {
  /** The relation's name in FROM, as written. */
  readonly relation: readonly string[];
}

/**
 * The stars through which a query hands on all columns of a table or model, also through common tables and derived tables;
 * a star over a query that names its columns is not among them. In order of text.
 */
export function openStars(query: QueryNode): readonly OpenStar[] {
  return ofQuery(query, { tables: new Map(), depth: 0 });
}

interface Place {
  readonly tables: ReadonlyMap<string, CommonTable>;
  readonly depth: number;
}

const maxDepth = 50;

function ofQuery(query: QueryNode, outer: Place): readonly OpenStar[] {
  if (outer.depth > maxDepth) return [];
  const tables = new Map(outer.tables);
  for (const table of query.with?.tables ?? []) tables.set(lowerAscii(table.name.name), table);
  return ofBody(query.body, { tables, depth: outer.depth + 1 });
}

function ofBody(body: QueryBody, place: Place): readonly OpenStar[] {
  switch (body.kind) {
    case "query":
      return ofQuery(body, place);
    case "select":
      return ofSelect(body, place);
    case "set-operation":
      return body.inputs.flatMap((input) => ofBody(input, place));
    case "values":
    case "show":
    case "opaque-query":
      return [];
  }
}

function ofSelect(select: Select, place: Place): readonly OpenStar[] {
  if (select.fromFirst && select.items.length === 0) {
    return select.from.flatMap((relation) =>
      behind(relation, undefined, place).map((name) => ({ ...at(relation), relation: name })),
    );
  }
  return select.items.flatMap(({ expression }) =>
    expression.kind === "star"
      ? select.from.flatMap((relation) =>
          behind(relation, expression, place).map((name) => ({ ...at(expression), relation: name })),
        )
      : [],
  );
}

function at({ start, end }: NodeSpan): NodeSpan {
  return { start, end };
}

/** The tables and models whose columns a star shows, behind one relation of FROM. */
function behind(relation: Relation, star: Star | undefined, place: Place): readonly (readonly string[])[] {
  switch (relation.kind) {
    case "join":
      return relation.join === "semi" || relation.join === "anti"
        ? behind(relation.left, star, place)
        : [...behind(relation.left, star, place), ...behind(relation.right, star, place)];
    case "table": {
      const parts = relation.parts.map((part) => part.name);
      if (!isMeant(relation.alias?.name.name ?? parts.at(-1) ?? "", star)) return [];
      const common = parts.length === 1 ? place.tables.get(lowerAscii(parts[0] ?? "")) : undefined;
      if (common === undefined) return [parts];
      const tables = new Map([...place.tables].filter(([key]) => key !== lowerAscii(common.name.name)));
      return ofQuery(common.query, { tables, depth: place.depth }).map((open) => open.relation);
    }
    case "derived":
      return isMeant(relation.alias?.name.name ?? "", star)
        ? ofQuery(relation.query, place).map((open) => open.relation)
        : [];
    case "table-function":
    case "pivot":
    case "unpivot":
    case "match-recognize":
    case "aliased-relation":
    case "opaque-relation":
      return [];
  }
}

function isMeant(name: string, star: Star | undefined): boolean {
  const qualifier = star?.qualifier.at(-1)?.name;
  return qualifier === undefined || lowerAscii(qualifier) === lowerAscii(name);
}
