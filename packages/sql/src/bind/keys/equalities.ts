import { lastName } from "../../ast/last-name.ts";
import { sameType, type SqlType } from "@rocky/ir";
import { childrenOf } from "../../ast/children.ts";
import { equalitiesIn } from "../../ast/conjuncts.ts";
import type { ColumnName, Expression, Star } from "../../ast/expression.ts";
import { foldName, type BindContext } from "../context.ts";
import { bindExpression } from "../expression/bind.ts";
import { isRowMaker } from "../makes-rows.ts";
import { guessedColumn, type ScopeColumn } from "../relation-scope.ts";
import { findName, findRelation, type Scope } from "../scope.ts";
import { provedDependency, type Dependency } from "./grain.ts";

/** A column that a name means, and the scope whose relation has it. */
interface NamedColumn {
  readonly column: ScopeColumn;
  readonly owner: Scope;
}

/** The column that a name means; `undefined` for output names, fields, rows and whatever is not certain. */
export function namedColumn(scope: Scope, node: ColumnName): NamedColumn | undefined {
  const { parts } = node;
  const last = lastName(parts);
  if (parts.length === 1) {
    const meaning = findName(scope, last);
    if (meaning.kind === "column") return { column: meaning.column, owner: meaning.owner };
    if (meaning.kind !== "unknown" || meaning.relation === undefined) return undefined;
    return { column: guessedColumn(scope.context, meaning.relation, last), owner: meaning.owner };
  }
  const found = findRelation(scope, qualifierOf(parts));
  if (found === undefined) return undefined;
  const { relation, owner } = found;
  const column = relation.byName.get(foldName(scope.context, last));
  if (column !== undefined) return { column, owner };
  return relation.complete ? undefined : { column: guessedColumn(scope.context, relation, last), owner };
}

/** The names before the last part of a name, mostly one. */
function qualifierOf(parts: ColumnName["parts"]): readonly string[] {
  const [first] = parts;
  if (parts.length === 2 && first !== undefined) return [first.name];
  return parts.slice(0, -1).map((part) => part.name);
}

/** `column` has one value for each combination of values of `from`. */
export interface Determined {
  readonly column: number;
  readonly from: readonly number[];
}

/** One side of an equality, with the column that it is, if it is one. */
interface Side {
  readonly node: Expression;
  readonly named: NamedColumn | undefined;
}

/** What `a = b` in a condition says of the rows that it keeps: a column that follows from others, or from nothing. */
export function determinedBy(scope: Scope, condition: Expression | undefined): readonly Determined[] {
  return equalitiesIn(condition).flatMap((node) => {
    const [left, right] = [sideOf(scope, node.left), sideOf(scope, node.right)];
    return [...oneSide(scope, left, right), ...oneSide(scope, right, left)];
  });
}

function sideOf(scope: Scope, node: Expression): Side {
  return { node, named: node.kind === "column" ? namedColumn(scope, node) : undefined };
}

/** The same as dependencies. */
export function dependenciesIn(scope: Scope, condition: Expression | undefined): readonly Dependency[] {
  return determinedBy(scope, condition).map(({ column, from }) => provedDependency(from, [column]));
}

const nothing: readonly Determined[] = [];

function oneSide(scope: Scope, { named }: Side, by: Side): readonly Determined[] {
  if (named === undefined || named.owner !== scope) return nothing;
  const from = by.node.kind === "column" ? plainColumn(scope, by) : stableColumns(scope, by.node);
  if (from === undefined || from.includes(named.column.id)) return nothing;
  const value = by.named?.column ?? bindExpression(scope, by.node);
  const common = scope.context.dialect.types.commonType([named.column, value], "comparison");
  if (common.kind !== "ok" || !equalsOnlyItself(scope.context, named.column.type, common.type))
    return nothing;
  return [{ column: named.column.id, from }];
}

/** A column of the scope itself; those of queries around it are constants. */
function plainColumn(scope: Scope, { named }: Side): readonly number[] | undefined {
  if (named === undefined) return undefined;
  return named.owner === scope ? [named.column.id] : [];
}

/** Whether a value of a type that is compared as another one equals only itself. */
export function equalsOnlyItself({ collated }: BindContext, from: SqlType, to: SqlType): boolean {
  return keepsApart(from, to) && !(collated && to.kind === "string");
}

/** Whether different values stay different when they are compared as another type. */
export function keepsApart(from: SqlType, to: SqlType): boolean {
  if (sameType(from, to)) return true;
  switch (from.kind) {
    case "integer":
      return to.kind === "integer" || to.kind === "decimal" || to.kind === "bignumeric";
    case "decimal":
      return to.kind === "decimal" && to.scale >= from.scale;
    case "enum":
      return to.kind === "string";
    default:
      return false;
  }
}

/** Kinds of values that are the same whenever they are equal, so that functions of them are as well. */
const plainKinds: ReadonlySet<SqlType["kind"]> = new Set([
  "boolean",
  "integer",
  "decimal",
  "string",
  "date",
  "timestamp",
  "uuid",
  "enum",
]);

/**
 * The columns of this scope that an expression is a function of; names of queries around it are constants. `undefined` when it
 * is not certain that equal columns give equal values.
 */
function stableColumns(scope: Scope, root: Expression): readonly number[] | undefined {
  const columns: number[] = [];
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isStable(scope, node)) return undefined;
    if (node.kind === "column") {
      const named = namedColumn(scope, node);
      if (named === undefined) return undefined;
      if (!plainKinds.has(named.column.type.kind)) return undefined;
      if (named.owner === scope) columns.push(named.column.id);
    }
    for (const one of childrenOf(node)) open.push(one);
  }
  return columns;
}

function isStable(scope: Scope, node: Expression | Star): boolean {
  switch (node.kind) {
    case "literal":
    case "typed-literal":
    case "column":
    case "parameter":
    case "interval":
    case "cast":
    case "unary":
    case "binary":
    case "extract":
    case "case":
    case "is":
    case "logical":
    case "between":
      return true;
    case "call": {
      const name = lastName(node.name);
      const definition = scope.context.dialect.functions.lookup(name);
      return (
        node.name.length === 1 &&
        node.over === undefined &&
        definition?.kind === "scalar" &&
        definition.deterministic &&
        !isRowMaker(scope.context.dialect, node)
      );
    }
    default:
      return false;
  }
}
