import type { Nullability, SqlType } from "@rocky/ir";
import { childrenOf } from "../ast/children.ts";
import type { Expression, Star } from "../ast/expression.ts";
import type { QueryNode } from "../ast/query.ts";
import { bindTraced, type BindOptions } from "./bind-query.ts";
import type { BoundValue } from "./value.ts";

/** A column outside of the query that an expression is made from. */
export interface ExplainedSource {
  readonly relation: string;
  readonly column: string;
}

/** An expression with what was found about it, and the same for the expressions inside it. */
export interface ExplainedExpression {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** What it is: `the function sum`, `a CAST`, `the column o.amount`. */
  readonly what: string;
  readonly type: SqlType;
  readonly nullability: Nullability;
  /** Why it may or may not be NULL, as a phrase. */
  readonly because: string;
  /** Of a column: where it comes from. */
  readonly sources: readonly ExplainedSource[];
  readonly inside: readonly ExplainedExpression[];
}

/** Explains the expression behind an output column; `undefined` for one that a star shows. */
export function explainQuery(
  query: QueryNode,
  options: BindOptions,
  output: number,
): ExplainedExpression | undefined {
  const { bound, values } = bindTraced(query, options);
  const span = bound.columns[output]?.span;
  if (span === undefined) return undefined;
  const node = [...values.keys()].findLast(({ start, end }) => start === span.start && end === span.end);
  return node === undefined ? undefined : explained(node, values);
}

type Values = ReadonlyMap<Expression, BoundValue>;

function explained(node: Expression, values: Values): ExplainedExpression | undefined {
  const value = values.get(node);
  if (value === undefined) return undefined;
  const inside = childrenOf(node).flatMap((child) => insideOf(child, values));
  return {
    start: node.start,
    end: node.end,
    what: whatOf(node),
    type: value.type,
    nullability: value.nullability,
    because: reasonOf(node, value, inside),
    sources:
      node.kind === "column"
        ? value.sources.filter((source) => source.role === "value").map(({ from }) => from)
        : [],
    inside,
  };
}

function insideOf(node: Expression | Star, values: Values): readonly ExplainedExpression[] {
  if (node.kind === "star") return [];
  const found = explained(node, values);
  return found === undefined ? childrenOf(node).flatMap((child) => insideOf(child, values)) : [found];
}

function whatOf(node: Expression): string {
  switch (node.kind) {
    case "column":
      return `the column ${node.parts.map((part) => part.name).join(".")}`;
    case "literal":
    case "typed-literal":
      return "a constant";
    case "interval":
      return "an interval";
    case "unary":
    case "binary":
    case "logical":
      return `the operator ${node.operator.toUpperCase()}`;
    case "call":
      return `the ${node.over === undefined ? "" : "window "}function ${node.name
        .map((part) => part.name)
        .join(".")
        .toLowerCase()}`;
    case "cast":
      return node.safe ? "a TRY_CAST" : "a CAST";
    case "case":
      return "a CASE";
    case "subquery":
      return "a subquery";
    case "between":
    case "in":
    case "is":
    case "like":
    case "exists":
    case "quantified":
      return "a condition";
    case "opaque":
      return "a part that Rocky does not look into";
    default:
      return `a ${node.kind}`;
  }
}

function reasonOf(node: Expression, value: BoundValue, inside: readonly ExplainedExpression[]): string {
  const open = inside.filter((each) => each.nullability !== "not-null");
  if (value.nullability === "unknown") return "nobody knows whether it can be NULL";
  if (value.nullability === "not-null") {
    if (node.kind === "literal" || node.kind === "typed-literal") return "it is written there";
    if (node.kind === "column")
      return "it is never NULL where it comes from, or a condition lets no NULL pass";
    if (inside.length === 0) return `${whatOf(node)} always has a value`;
    return open.length === 0
      ? "nothing inside it can be NULL"
      : `${whatOf(node)} has a value even when something inside is NULL`;
  }
  if (node.kind === "literal") return "it is NULL";
  if (node.kind === "column") return "it may be NULL where it comes from, or an outer join leaves it empty";
  if (node.kind === "case" && node.otherwise === undefined) return "there is no ELSE";
  if (open.length > 0) return "something inside it may be NULL";
  return `${whatOf(node)} can give NULL by itself`;
}
