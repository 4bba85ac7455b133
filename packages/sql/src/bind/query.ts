import type { CommonTable, OrderItem, QueryBody, QueryNode, SetOperation, With } from "../ast/query.ts";
import { unknownRelation, withoutLiteral, type BoundRelation } from "./bound-relation.ts";
import { foldName } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { oneRow } from "./keys/grain.ts";
import { bindLimit } from "./limit.ts";
import { relationOf } from "./relation.ts";
import { emptyScope, type CommonTables, type Scope } from "./scope.ts";
import { bindSelect } from "./select.ts";
import { bindShow } from "./show.ts";
import { combine } from "./set-operation.ts";
import { inRole, joined, unique } from "./source.ts";
import { doubtUnread } from "./unread-tables.ts";
import { worst } from "../types/null-rule.ts";
import { bindValues } from "./values.ts";

/** The relation of a query that stands inside `outer`. */
export function queryRule(outer: Scope, node: QueryNode): BoundRelation {
  const around = emptyScope(outer.context, outer.commonTables, outer);
  return bindQueryNode(around, node);
}

/** Binds a query; `around` has no relations of its own, only common tables and the query around it. */
export function bindQueryNode(around: Scope, node: QueryNode): BoundRelation {
  const scope = node.with === undefined ? around : { ...around, commonTables: bindWith(around, node.with) };
  const written = bindBody(scope, node.body, node.orderBy);
  const body = isPlain(node) ? written : withoutLiterals(written);
  const bound = node.with === undefined ? body : settled(scope, body);
  const ordered = node.body.kind === "select" ? bound : orderedBy(scope, bound, node.orderBy);
  const isLimited = node.limit !== undefined || node.offset !== undefined;
  // LIMIT may read common tables.
  if (isLimited) bindLimit(scope, node);
  for (const look of scope.context.checks.query ?? []) look({ scope, node, bound });
  if (node.with !== undefined) doubtUnread(scope.context, node.with, scope.commonTables);
  if (!isLimited) return ordered;
  const { count, percent } = node.limit ?? {};
  const single = percent === false && count?.kind === "literal" && (count.text === "1" || count.text === "0");
  return { ...ordered, rows: "any", ...(single ? { keys: oneRow.keys } : {}) };
}

/** Whether a query is only its body. */
function isPlain({ with: tables, orderBy, limit, offset }: QueryNode): boolean {
  return tables === undefined && orderBy.length === 0 && limit === undefined && offset === undefined;
}

/** What comes out of WITH, ORDER BY and LIMIT is a constant to nobody. */
function withoutLiterals(bound: BoundRelation): BoundRelation {
  if (bound.columns.every(({ literal }) => literal === undefined)) return bound;
  return { ...bound, columns: bound.columns.map(withoutLiteral) };
}

function bindBody(scope: Scope, body: QueryBody, orderBy: readonly OrderItem[]): BoundRelation {
  switch (body.kind) {
    case "select":
      return bindSelect(scope, body, orderBy);
    case "values":
      for (const look of scope.context.checks.values ?? []) look({ scope, node: body });
      return bindValues(scope, body);
    case "set-operation":
      return bindSetOperation(scope, body);
    case "query":
      return bindQueryNode(scope, body);
    case "show":
      return bindShow(scope, body);
    case "opaque-query":
      scope.context.hasOpaqueText = true;
      return unknownRelation(body.reason);
  }
}

function bindSetOperation(scope: Scope, node: SetOperation): BoundRelation {
  const inputs = node.inputs.map(
    (input) => scope.context.boundBodies?.get(input) ?? bindBody(scope, input, []),
  );
  const bound = combine(scope, { node, inputs });
  for (const look of scope.context.checks["set-operation"] ?? []) look({ scope, node, inputs, bound });
  return bound;
}

/** ORDER BY after anything but a SELECT sees the output columns only. */
function orderedBy(scope: Scope, bound: BoundRelation, orderBy: readonly OrderItem[]): BoundRelation {
  if (orderBy.length === 0) return bound;
  const outputs = relationOf(scope, bound, { alias: undefined, name: undefined });
  const here: Scope = {
    ...scope,
    relations: [{ ...outputs, complete: false, reason: bound.reason, guessed: new Map() }],
    parent: undefined,
  };
  const lists = orderBy.map((item) =>
    item.expression.kind === "star" || item.expression.kind === "literal"
      ? []
      : bindExpression(here, item.expression).sources,
  );
  return { ...bound, rowSources: unique(joined([bound.rowSources, inRole(joined(lists), "order")])) };
}

/** The common tables in sight after a WITH; later ones see earlier ones, recursive ones see themselves. */
function bindWith(scope: Scope, node: With): CommonTables {
  const tables = new Map(scope.commonTables);
  for (const table of node.tables) {
    const here: Scope = { ...scope, commonTables: tables };
    const key = foldName(scope.context, table.name.name);
    scope.context.unfinishedTables.push(key);
    const bound = node.recursive ? bindRecursive(here, table) : bindQueryNode(here, table.query);
    scope.context.unfinishedTables.pop();
    tables.set(key, withDepth(renamed(bound, table), table));
  }
  return tables;
}

/** The columns with the one that counts the steps of a recursion behind them. */
function withDepth(bound: BoundRelation, { depth, query }: CommonTable): BoundRelation {
  if (depth === undefined) return bound;
  const type = { kind: "integer", bits: 64, signed: true } as const;
  const column = { name: depth.name.name, type, nullability: "not-null" as const, sources: [], node: query };
  return { ...bound, columns: [...bound.columns, column] };
}

function renamed(bound: BoundRelation, table: CommonTable): BoundRelation {
  if (table.columns.length === 0) return bound;
  const columns = bound.columns.map((column, i) => ({
    ...column,
    name: table.columns[i]?.name ?? column.name,
  }));
  return { ...bound, columns };
}

/** The columns of a query with a WITH, and those of a recursive table, have types: one of NULLs alone is an INTEGER. */
function settled({ context }: Scope, relation: BoundRelation): BoundRelation {
  const { types } = context.dialect;
  return {
    ...relation,
    columns: relation.columns.map((column) => {
      const type = types.settle(column);
      return type === column.type ? column : { ...column, type };
    }),
  };
}

/** A table that may read itself: its types are those of the part that does not. */
function bindRecursive(scope: Scope, table: CommonTable): BoundRelation {
  const body = table.query.body;
  // Without a UNION, and with one by name, there is nothing that could read the table.
  if (body.kind !== "set-operation" || body.operator !== "union" || body.byName) {
    return bindQueryNode(scope, table.query);
  }
  // What may read the table is the last input only.
  const anchors = body.inputs.slice(0, -1);
  const around: Scope =
    table.query.with === undefined ? scope : { ...scope, commonTables: bindWith(scope, table.query.with) };
  const parts = anchors.map((anchor) => bindBody(around, anchor, []));
  const [part, ...more] = parts;
  if (part === undefined) return bindQueryNode(scope, table.query);
  const anchor =
    more.length === 0 ? part : combine(around, { node: { ...body, inputs: anchors }, inputs: parts });
  const first = settled(scope, renamed(anchor, table));
  const isQuick = ++scope.context.recursions > mostExactRecursions;
  if (isQuick) {
    const bodies = (scope.context.boundBodies ??= new Map());
    parts.forEach((one, i) => bodies.set(anchors[i] ?? body, one));
  }
  const { whole, columns } = isQuick
    ? lastRound(scope, { table, around }, first)
    : fixpoint(scope, table, first);
  return {
    ...whole,
    columns: columns.map((column, i) => ({
      ...column,
      sources: whole.columns[i]?.sources ?? column.sources,
    })),
    complete: whole.complete && first.complete,
  };
}

/** Recursive tables inside recursive tables are bound again and again; no query of people has as many as these. */
const mostExactRecursions = 64;

/** The whole of a recursive table with its anchor and its WITH as they are bound already: one look, and every column may be NULL. */
function lastRound(
  scope: Scope,
  { table, around }: { readonly table: CommonTable; readonly around: Scope },
  anchor: BoundRelation,
): Round {
  const columns = anchor.columns.map((column) => ({ ...column, nullability: "nullable" as const }));
  const key = foldName(scope.context, table.name.name);
  const self: BoundRelation = { ...anchor, columns, keys: [], rows: "any", proved: [] };
  const commonTables = new Map([...around.commonTables, [key, self]]);
  return { whole: bindBody({ ...scope, commonTables }, table.query.body, table.query.orderBy), columns };
}

/** A recursive table bound over what is assumed of its own columns. */
interface Round {
  readonly whole: BoundRelation;
  readonly columns: BoundRelation["columns"];
}

/** Each round may find one more column that its step makes NULL; few tables need more rounds than these. */
const mostRounds = 4;

/** Assumes the NULLs of the anchor for the whole table until the step agrees; all columns may be NULL when it never does. */
function fixpoint(scope: Scope, table: CommonTable, anchor: BoundRelation): Round {
  let { columns } = anchor;
  for (let round = 1; ; round++) {
    if (round === mostRounds) columns = columns.map((column) => ({ ...column, nullability: "nullable" }));
    const tables = new Map(scope.commonTables);
    tables.set(foldName(scope.context, table.name.name), {
      ...anchor,
      columns,
      keys: [],
      rows: "any",
      proved: [],
    });
    const whole = bindQueryNode({ ...scope, commonTables: tables }, table.query);
    const next = columns.map((column, i) => ({
      ...column,
      nullability: worst([column, whole.columns[i] ?? column]),
    }));
    const settled = next.every((column, i) => column.nullability === columns[i]?.nullability);
    if (settled || round === mostRounds) return { whole, columns: next };
    columns = next;
  }
}
