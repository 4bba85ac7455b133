import type { BoundColumn, BoundRelation } from "../bound-relation.ts";
import type {
  Argument,
  Exists,
  Expression,
  Identifier,
  InTest,
  Quantified,
  ScalarSubquery,
} from "../../ast/expression.ts";
import { plainCall } from "../../ast/plain-call.ts";
import { plainItem, plainQuery, plainSelect } from "../../ast/plain-query.ts";
import type { QueryNode } from "../../ast/query.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce, spanOf } from "../context.ts";
import { negated, noFacts, strictFacts, union } from "../facts.ts";
import { proofIn, type Scope } from "../scope.ts";
import { causesOfAny } from "../null-causes.ts";
import { inRole, joined, throughExpression, unique, type Source } from "../source.ts";
import { failedValue, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { bindAll, bindExpression, computedFrom } from "./bind.ts";
import { hasFoldedText, mayBeFolded } from "./constant-null.ts";

function inner(scope: Scope, query: QueryNode): BoundRelation {
  scope.context.subqueries++;
  return asValues(scope.context.rules.query(scope, query));
}

/** A query whose rows are values has one column of them. */
function asValues(relation: BoundRelation): BoundRelation {
  const { value, columns } = relation;
  const [first] = columns;
  if (value === undefined || first === undefined) return relation;
  const fields = value.kind === "struct" ? value.fields.map(({ name, type }) => ({ name, type })) : [];
  const column: BoundColumn = {
    name: "",
    type: value.kind === "struct" ? { kind: "struct", fields } : value,
    nullability: "nullable",
    sources: unique(joined(columns.map(({ sources }) => sources))),
    node: first.node,
  };
  return { ...relation, columns: [column] };
}

/** Binds a query and notes which columns of the queries around it reads. */
function noted(scope: Scope, node: Expression, query: QueryNode): BoundRelation {
  const { notes } = scope.context;
  const before = notes?.outer.length;
  const relation = inner(scope, query);
  notes?.outerOf.set(node, notes.outer.slice(before));
  return relation;
}

/** E067: a subquery with other than `wanted` columns. Error: the engine refuses it always. */
function checkWidth(scope: Scope, query: QueryNode, { relation, wanted }: Width): void {
  const count = relation.columns.length;
  if (!relation.complete || count === wanted || count === 0) return;
  // A row may also be compared with one column of structs.
  if (count === 1 && /struct|unknown/.test(relation.columns[0]?.type.kind ?? "")) return;
  const text = wanted === 1 ? "one value is needed" : `${wanted} are compared with it`;
  reportOnce(
    scope.context,
    report.subqueryWidth(spanOf(scope.context, query), { count, wanted: text }, { proof: proofIn(scope) }),
  );
}

interface Width {
  readonly relation: BoundRelation;
  readonly wanted: number;
}

/** E054: values and columns of a query that no one type holds. Error: the engine refuses it always. */
function checkCompared(
  scope: Scope,
  node: InTest | Quantified,
  { operands, relation }: { readonly operands: readonly BoundValue[]; readonly relation: BoundRelation },
): void {
  const { columns, complete } = relation;
  // The whole may be a key of GROUP BY, which is not known again with a query in it.
  if (!complete || columns.length !== operands.length || scope.grouping?.certain === false) return;
  const { types } = scope.context.dialect;
  operands.forEach((operand, i) => {
    const column = columns[i];
    if (column === undefined || operand.type.kind === "unknown" || column.type.kind === "unknown") return;
    if (hasFoldedText([operand], node.operand)) return;
    const other = { type: column.type };
    if (types.commonType([operand, other], "coalesce").kind !== "none") return;
    if (types.commonType([other, operand], "coalesce").kind !== "none") return;
    if (operand.type.kind === "string" && mayBeFolded(scope, node.operand)) return;
    const operator = node.kind === "in" ? "IN" : `${node.operator} ${node.quantifier.toUpperCase()}`;
    const args = {
      operator,
      types: `${types.print(types.settle(operand))} and ${types.print(types.settle(column))}`,
    };
    reportOnce(
      scope.context,
      report.operatorMismatch(spanOf(scope.context, node), args, { proof: proofIn(scope) }),
    );
  });
}

/** `(SELECT …)` as a value: NULL when there is no row, unless one row is certain. */
export function bindScalarSubquery(scope: Scope, node: ScalarSubquery): BoundValue {
  const relation = noted(scope, node, node.query);
  if (node.isTable) return unknownValue("it is a table", membership(relation));
  checkWidth(scope, node.query, { relation, wanted: 1 });
  const [column] = relation.columns;
  const rows = inRole(relation.rowSources, "filter");
  if (column === undefined) {
    return unknownValue(relation.complete ? "the query has no column" : relation.reason, rows);
  }
  const sources = unique(joined([throughExpression(column.sources), rows]));
  if (column.type.kind === "unknown") return unknownValue(column.type.reason, sources);
  return valueOf({
    type: column.type,
    nullability: relation.rows === "one" ? column.nullability : "nullable",
    sources,
    facts: strictFacts(relation.proved),
  });
}

function membership(relation: BoundRelation): readonly Source[] {
  return joined([...relation.columns.map((column) => column.sources), relation.rowSources]);
}

/** `EXISTS (SELECT …)`: never NULL. */
export function bindExists(scope: Scope, node: Exists): BoundValue {
  const relation = noted(scope, node, node.query);
  return valueOf({
    type: { kind: "boolean" },
    nullability: "not-null",
    sources: inRole(relation.rowSources, "filter"),
    facts:
      relation.proved.length === 0
        ? noFacts
        : { ...noFacts, whenTrue: relation.proved, whenNotFalse: relation.proved },
  });
}

/** `x IN (SELECT …)`. TRUE proves that x is not NULL and that there is a row; FALSE does not, since there may be none. */
export function bindInQuery(scope: Scope, node: InTest, query: QueryNode): BoundValue {
  const operands =
    node.operand.kind === "row"
      ? bindAll(scope, node.operand.elements)
      : [bindExpression(scope, node.operand)];
  const relation = noted(scope, node, query);
  checkWidth(scope, query, { relation, wanted: operands.length });
  const columns = relation.complete ? relation.columns : [];
  checkCompared(scope, node, { operands, relation });
  const certain =
    columns.length === operands.length &&
    [...operands, ...columns].every((part) => part.nullability === "not-null");
  const whenTrue = union([...operands.map((operand) => operand.facts.strict), relation.proved]);
  const facts = { ...noFacts, whenTrue };
  return valueOf({
    type: { kind: "boolean" },
    nullability: certain ? "not-null" : "nullable",
    sources: unique(joined([computedFrom(operands), throughExpression(membership(relation))])),
    facts: node.negated ? negated(facts) : facts,
    nullBy:
      columns.length > 0 && columns.every((column) => column.nullability === "not-null")
        ? causesOfAny(operands)
        : undefined,
  });
}

/** `SELECT unnest(list)`, which the engine makes of `ANY (list)`. */
function elementsOf({ collection }: Quantified): QueryNode | undefined {
  if (collection === undefined) return undefined;
  const { start, end } = collection;
  const name: Identifier = { kind: "identifier", name: "unnest", quoted: false, start, end };
  const list: Argument = { kind: "argument", name: undefined, value: collection, start, end };
  const elements = plainCall(collection, { name: [name], arguments: [list] });
  return plainQuery(plainSelect(collection, [], { items: [plainItem(elements)] }));
}

/** `x = ANY (SELECT …)`, `x > ALL (list)`. */
export function bindQuantified(scope: Scope, node: Quantified): BoundValue {
  const operand = bindExpression(scope, node.operand);
  const query = node.query ?? elementsOf(node);
  if (query === undefined) return failedValue(operand.sources);
  const relation = inner(scope, query);
  const wanted = node.operand.kind === "row" ? node.operand.elements.length : 1;
  checkWidth(scope, query, { relation, wanted });
  if (node.operand.kind !== "row") checkCompared(scope, node, { operands: [operand], relation });
  const parts = relation.complete ? [operand, ...relation.columns] : [];
  const certain = parts.length === 2 && parts.every((part) => part.nullability === "not-null");
  const whenTrue = node.quantifier === "any" ? union([operand.facts.strict, relation.proved]) : [];
  return valueOf({
    type: { kind: "boolean" },
    nullability: certain ? "not-null" : "nullable",
    sources: unique(joined([computedFrom([operand]), throughExpression(membership(relation))])),
    facts: { ...noFacts, whenTrue },
  });
}

/** `ARRAY(SELECT …)`: the list of all its values, empty when there are none, and never NULL. */
export function bindArraySubquery(scope: Scope, node: ScalarSubquery): BoundValue {
  const relation = inner(scope, node.query);
  checkWidth(scope, node.query, { relation, wanted: 1 });
  const [column] = relation.columns;
  const rows = inRole(relation.rowSources, "filter");
  if (column === undefined)
    return unknownValue(relation.complete ? "the query has no column" : relation.reason, rows);
  const sources = unique(joined([throughExpression(column.sources), rows]));
  if (column.type.kind === "unknown") return unknownValue(column.type.reason, sources, "not-null");
  const type = { kind: "array", element: column.type } as const;
  return valueOf({ type, nullability: "not-null", sources, facts: noFacts });
}
