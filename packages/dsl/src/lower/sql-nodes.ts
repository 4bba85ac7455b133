import type { Expression, QueryNode } from "@rocky/sql";
import type { NodeSpan } from "../ast.ts";

/** What stands between WITH and ORDER BY. */
export type QueryBody = QueryNode["body"];

/** One SELECT. */
export type SqlSelect = Extract<QueryBody, { kind: "select" }>;

/** What stands in FROM. */
export type Relation = SqlSelect["from"][number];

/** One item of a SELECT list. */
export type SelectItem = SqlSelect["items"][number];

/** `*` with what it leaves out. */
export type Star = Extract<SelectItem["expression"], { kind: "star" }>;

/** A column by its name. */
export type ColumnName = Extract<Expression, { kind: "column" }>;

/** A name. */
export type Identifier = ColumnName["parts"][number];

/** A constant. */
export type SqlLiteral = Extract<Expression, { kind: "literal" }>;

/** One item of an ORDER BY. */
export type OrderItem = QueryNode["orderBy"][number];

/** One table of a WITH. */
export type CommonTable = NonNullable<QueryNode["with"]>["tables"][number];

/** Only where something is. */
export function spanOf({ start, end }: NodeSpan): NodeSpan {
  return { start, end };
}

/** A column of parts that are names already. */
export function columnName(at: NodeSpan, parts: readonly Identifier[]): ColumnName {
  return { kind: "column", parts, start: at.start, end: at.end };
}

/** A name that no author wrote. */
export function madeName(at: NodeSpan, name: string): Identifier {
  return { kind: "identifier", name, quoted: false, start: at.start, end: at.end };
}

/** Conditions that must all hold. */
export function allOf(conditions: readonly Expression[]): Expression | undefined {
  const [first, second] = conditions;
  if (first === undefined || second === undefined) return first;
  const operands = conditions.flatMap((each) =>
    each.kind === "logical" && each.operator === "and" ? each.operands : [each],
  );
  const end = conditions.at(-1)?.end ?? first.end;
  return { kind: "logical", operator: "and", operands, start: first.start, end };
}

/** `*` or `table.*`. */
export function starOf(
  at: NodeSpan,
  qualifier: Identifier | undefined,
  exclude: readonly Identifier[],
): Star {
  const { start, end } = at;
  return {
    kind: "star",
    start,
    end,
    qualifier: qualifier === undefined ? [] : [qualifier],
    exclude: exclude.map((name) => columnName(name, [name])),
    replace: [],
    rename: [],
    filter: undefined,
  };
}

/** A query of a body, with nothing after it. */
export function queryOf(body: QueryBody, parts: Partial<QueryNode> = {}): QueryNode {
  return {
    kind: "query",
    start: body.start,
    end: body.end,
    with: undefined,
    body,
    orderBy: [],
    orderByAll: undefined,
    limit: undefined,
    offset: undefined,
    ...parts,
  };
}

/** A SELECT of items. */
export function selectOf(
  at: NodeSpan,
  parts: Pick<SqlSelect, "items" | "from"> & Partial<SqlSelect>,
): SqlSelect {
  return {
    kind: "select",
    distinct: undefined,
    where: undefined,
    groupBy: undefined,
    having: undefined,
    windows: [],
    qualify: undefined,
    fromFirst: false,
    sample: undefined,
    ...parts,
    start: at.start,
    end: at.end,
  };
}

/** Whether a constant would mean a place in the SELECT list, where GROUP BY or ORDER BY has it. */
export function isPlace(expression: Expression): boolean {
  return expression.kind === "literal" || (expression.kind === "unary" && isPlace(expression.operand));
}
