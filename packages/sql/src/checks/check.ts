import type { Expression } from "../ast/expression.ts";
import type { Join, OrderItem, QueryNode, Select, SetOperation, TableName, Values } from "../ast/query.ts";
import type { BoundRelation } from "../bind/bound-relation.ts";
import type { FromResult } from "../bind/from-result.ts";
import type { RelationScope } from "../bind/relation-scope.ts";
import type { Scope } from "../bind/scope.ts";
import type { Output } from "../bind/star.ts";
import type { BoundValue } from "../bind/value.ts";

/** An expression of one kind that was just bound. */
export interface CheckedExpression<K extends Expression["kind"] = Expression["kind"]> {
  readonly scope: Scope;
  readonly node: Extract<Expression, { readonly kind: K }>;
  readonly value: BoundValue;
  /** What was found about an expression directly inside; `undefined` for one that has no value of its own. */
  readonly of: (child: Expression) => BoundValue | undefined;
}

/** A SELECT that was just bound. */
export interface CheckedSelect {
  /** What stood around the SELECT. */
  readonly outer: Scope;
  /** What the SELECT list sees. */
  readonly scope: Scope;
  readonly node: Select;
  readonly from: FromResult;
  readonly where: BoundValue | undefined;
  readonly having: BoundValue | undefined;
  readonly qualify: BoundValue | undefined;
  readonly outputs: readonly Output[];
  /** Whether `outputs` is all of them. */
  readonly complete: boolean;
  readonly orderBy: readonly OrderItem[];
}

/** A join that was just bound. */
export interface CheckedJoin {
  /** What ON sees: both sides as they are before the join. */
  readonly scope: Scope;
  readonly node: Join;
  readonly left: FromResult;
  readonly right: FromResult;
  readonly condition: BoundValue | undefined;
}

/** A set operation that was just bound. */
export interface CheckedSetOperation {
  readonly scope: Scope;
  readonly node: SetOperation;
  readonly inputs: readonly BoundRelation[];
  readonly bound: BoundRelation;
}

/** A name in FROM that is no common table, just bound. */
export interface CheckedTable {
  readonly scope: Scope;
  readonly node: TableName;
  readonly relation: RelationScope;
}

/** VALUES that was just bound. */
export interface CheckedValues {
  readonly scope: Scope;
  readonly node: Values;
}

/** A query, with its WITH and ORDER BY, that was just bound. */
export interface CheckedQuery {
  /** What surrounds the query, with its common tables. */
  readonly scope: Scope;
  readonly node: QueryNode;
  readonly bound: BoundRelation;
}

type ExpressionCheck = {
  readonly [K in Expression["kind"]]: {
    readonly on: K;
    readonly look: (at: CheckedExpression<K>) => void;
  };
}[Expression["kind"]];

/**
 * A look at something that was just bound, which reports what is wrong with it. `on` is the kind of node it looks at, so that it costs nothing
 * where there is none. Its doc comment says how certain its finding is.
 */
export type Check =
  | ExpressionCheck
  | { readonly on: "select"; readonly look: (at: CheckedSelect) => void }
  | { readonly on: "join"; readonly look: (at: CheckedJoin) => void }
  | { readonly on: "set-operation"; readonly look: (at: CheckedSetOperation) => void }
  | { readonly on: "table"; readonly look: (at: CheckedTable) => void }
  | { readonly on: "values"; readonly look: (at: CheckedValues) => void }
  | { readonly on: "query"; readonly look: (at: CheckedQuery) => void };

type LookOf<K extends Check["on"]> = Extract<Check, { readonly on: K }>["look"];

/** Checks by the kind of node that they look at, in the order of their list. */
export type CheckTable = { readonly [K in Check["on"]]?: readonly LookOf<K>[] };

/** Sorts checks by what they look at. */
export function checkTable(checks: readonly Check[]): CheckTable {
  const table: Record<string, Check["look"][]> = {};
  for (const { on, look } of checks) (table[on] ??= []).push(look);
  return table as CheckTable;
}
