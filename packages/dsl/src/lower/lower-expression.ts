import type { Expression } from "@rocky/sql";
import type { Binary, Expression as AstExpression, InList, Match, Unary } from "../ast.ts";
import { lowerCall } from "./lower-call.ts";
import { lowerLiteral } from "./lower-literal.ts";
import type { ExpressionScope } from "./expression-scope.ts";
import { resolveColumn } from "./resolve-column.ts";
import { noTraits, type Traits } from "./traits.ts";

/** The SQL of an expression; every node has the place of what the author wrote. */
function lowerExpression(scope: ExpressionScope, node: AstExpression): Expression {
  switch (node.kind) {
    case "literal":
      scope.traits.size++;
      return lowerLiteral(node, scope.dialect);
    case "column":
      return resolveColumn(scope, node);
    case "parenthesised":
      return lowerExpression(scope, node.expression);
    case "call":
      return lowerCall(scope, node);
    case "unary":
      return lowerUnary(scope, node);
    case "binary":
      return lowerBinary(scope, node);
    case "is-null": {
      const { negated, start, end } = node;
      const operand = lowerExpression(scope, node.operand);
      return { kind: "is", negated, operand, test: "null", start, end };
    }
    case "in":
      return lowerInList(scope, node);
    case "cast": {
      const { safe, start, end, type } = node;
      const operand = lowerExpression(scope, node.operand);
      return { kind: "cast", operand, type: { kind: "type-name", ...type }, safe, start, end };
    }
    case "match":
      return lowerMatch(scope, node);
  }
}

function lowerUnary(scope: ExpressionScope, node: Unary): Expression {
  const { operator, start, end } = node;
  scope.traits.size++;
  return {
    kind: "unary",
    operator,
    // What a name stands for is written elsewhere; an operator must not seem to follow its operand.
    operand: { ...lowerExpression(scope, node.operand), start: node.operand.start, end: node.operand.end },
    operatorStart: start,
    operatorEnd: start + operator.length,
    start,
    end,
  };
}

/** Chains grow to the left; they are read without recursion there. */
function lowerBinary(scope: ExpressionScope, node: Binary): Expression {
  const chain: Binary[] = [];
  let first: AstExpression = node;
  while (first.kind === "binary") {
    chain.push(first);
    first = first.left;
  }
  let left = lowerExpression(scope, first);
  for (let each = chain.pop(); each !== undefined; each = chain.pop()) {
    const { operator, operatorStart, operatorEnd, start } = each;
    scope.traits.size++;
    const right = lowerExpression(scope, each.right);
    if (operator !== "and" && operator !== "or") {
      const sql = comparisons[operator] ?? operator;
      left = { kind: "binary", operator: sql, left, right, operatorStart, operatorEnd, start, end: each.end };
      continue;
    }
    const operands = [left, right];
    let { end } = each;
    for (let next = chain.at(-1); next?.operator === operator; next = chain.at(-1)) {
      chain.pop();
      scope.traits.size++;
      operands.push(lowerExpression(scope, next.right));
      ({ end } = next);
    }
    left = { kind: "logical", operator, operands, start, end };
  }
  return left;
}

const comparisons: Readonly<Record<string, string>> = { "==": "=", "!=": "is distinct from" };

/** What is read and then is no part of the query: its names count, the aggregates and windows in it do not. */
function lowerUnused(scope: ExpressionScope, node: AstExpression): Expression {
  const { aggregate, hasOwnAggregate, window, blocked, repeatable } = scope.traits;
  const expression = lowerExpression(scope, node);
  Object.assign(scope.traits, { aggregate, hasOwnAggregate, window, blocked, repeatable });
  return expression;
}

function lowerInList(scope: ExpressionScope, node: InList): Expression {
  const { negated, start, end } = node;
  const isEmpty = node.list.length === 0;
  const operand = isEmpty ? lowerUnused(scope, node.operand) : lowerExpression(scope, node.operand);
  if (isEmpty) return { kind: "literal", literal: "boolean", text: negated ? "true" : "false", start, end };
  const list = node.list.map((each) => lowerExpression(scope, each));
  return { kind: "in", negated, operand, list, query: undefined, collection: undefined, start, end };
}

function lowerMatch(scope: ExpressionScope, node: Match): Expression {
  const { arms, start, end } = node;
  const { traits } = scope;
  const before = traits.size;
  const isUsed = arms.some(({ pattern }) => pattern !== undefined);
  const subject = isUsed ? lowerExpression(scope, node.subject) : lowerUnused(scope, node.subject);
  const size = traits.size - before;
  let otherwise: Expression | undefined;
  const branches = arms.flatMap((arm) => {
    const { pattern } = arm;
    if (pattern === undefined) {
      otherwise ??= lowerExpression(scope, arm.result);
      return [];
    }
    traits.size += size;
    const value = lowerExpression(scope, pattern.value);
    const operator = pattern.operator ?? "==";
    const when: Expression = {
      kind: "binary",
      operator: comparisons[operator] ?? operator,
      left: subject,
      right: value,
      operatorStart: pattern.start,
      operatorEnd: pattern.start + (pattern.operator?.length ?? 0),
      start: pattern.start,
      end: pattern.end,
    };
    const result = lowerExpression(scope, arm.result);
    return [{ kind: "when" as const, when, result, start: arm.start, end: arm.end }];
  });
  if (branches.length === 0)
    return otherwise ?? { kind: "literal", literal: "null", text: "null", start, end };
  return { kind: "case", operand: undefined, branches, otherwise, start, end };
}

/** An expression with what is found out about it. */
export function lowered(
  node: AstExpression,
  place: Pick<ExpressionScope, "dialect" | "rows">,
): { readonly expression: Expression; readonly traits: Traits } {
  const traits = noTraits();
  return {
    expression: lowerExpression({ ...place, traits, inAggregate: false, lower: lowerExpression }, node),
    traits,
  };
}
