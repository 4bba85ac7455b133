import type { SqlType } from "@rocky/ir";
import type {
  Between,
  Binary,
  Expression,
  InTest,
  IsTest,
  Like,
  Logical,
  NodeSpan,
  Unary,
} from "../../ast/expression.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce, spanOf } from "../context.ts";
import {
  conjunction,
  disjunction,
  isNullFacts,
  negated,
  noFacts,
  strictFacts,
  union,
  type Facts,
} from "../facts.ts";
import { proofIn, type Scope } from "../scope.ts";
import { failedValue, firstUnknown, unknownValue, type BoundValue } from "../value.ts";
import { bindAll, bindExpression, computedFrom } from "./bind.ts";

/** Operators that are NULL as soon as one operand is, whether or not they can be NULL otherwise. */
const propagating: ReadonlySet<string> = new Set([
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "^",
  "**",
  "||",
  "&",
  "|",
  "<<",
  ">>",
  "~",
  "@",
  "=",
  "==",
  "<>",
  "!=",
  "<",
  ">",
  "<=",
  ">=",
]);

/** Whether an operator is NULL for a NULL operand. Lists are joined as if a NULL were empty. */
function propagates(operator: string, type: SqlType): boolean {
  return propagating.has(operator) && type.kind !== "array";
}

/** An operator that was found and the place to blame. */
interface Operation {
  readonly operator: string;
  readonly node: NodeSpan;
}

/** The value of an operator over bound operands; a combination that the engine refuses is reported. */
export function operatorValue(
  scope: Scope,
  operation: Operation,
  operands: readonly BoundValue[],
): BoundValue {
  const sources = computedFrom(operands);
  const resolution = scope.context.dialect.types.operator(operation.operator, operands);
  switch (resolution.kind) {
    case "ok":
      return {
        type: resolution.type,
        nullability: nullabilityBy(
          resolution.nulls,
          operands.map((operand) => operand.nullability),
        ),
        sources,
        facts: propagates(operation.operator, resolution.type)
          ? strictFacts(union(operands.map((operand) => operand.facts.strict)))
          : noFacts,
        ...(resolution.literal === undefined ? {} : { literal: resolution.literal }),
      };
    case "unknown": {
      const reason = firstUnknown(operands) ?? resolution.reason;
      return unknownValue(
        reason,
        sources,
        nullabilityBy(
          resolution.nulls,
          operands.map((operand) => operand.nullability),
        ),
      );
    }
    case "no-overload":
      reportMismatch(scope, operation, operands);
      return failedValue(sources);
  }
}

function reportMismatch(scope: Scope, operation: Operation, operands: readonly BoundValue[]): void {
  if (firstUnknown(operands) !== undefined) return;
  const { types } = scope.context.dialect;
  const names = operands.map((operand) =>
    operand.type.kind === "null" ? "NULL" : types.print(types.settle(operand)),
  );
  const listed =
    names.length === 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
  reportOnce(
    scope.context,
    report.operatorMismatch(
      spanOf(scope.context, operation.node),
      { operator: operation.operator.toUpperCase(), types: listed },
      { proof: proofIn(scope) },
    ),
  );
}

/** `-x`, `NOT x`, `x!`. */
export function bindUnary(scope: Scope, node: Unary): BoundValue {
  const operand = bindExpression(scope, node.operand);
  const value = operatorValue(scope, { operator: node.operator, node }, [operand]);
  return node.operator === "not" ? { ...value, facts: negated(operand.facts) } : value;
}

/** `a + b`, `a = b`, `a IS DISTINCT FROM b`. */
export function bindBinary(scope: Scope, node: Binary): BoundValue {
  const operands = [bindExpression(scope, node.left), bindExpression(scope, node.right)];
  return operatorValue(scope, { operator: node.operator, node }, operands);
}

/** AND and OR. Later operands of AND are not narrowed by earlier ones: SQL fixes no order of evaluation. */
export function bindLogical(scope: Scope, node: Logical): BoundValue {
  const operands = bindAll(scope, node.operands);
  const facts = operands.map((operand) => conditionFacts(operand));
  return {
    ...operatorValueOfLogical(scope, node, operands),
    facts: node.operator === "and" ? conjunction(facts) : disjunction(facts),
  };
}

function operatorValueOfLogical(scope: Scope, node: Logical, operands: readonly BoundValue[]): BoundValue {
  let index = 0;
  for (const operand of operands) {
    const resolution = scope.context.dialect.types.operator(node.operator, [operand, operand]);
    const at = node.operands[index++] ?? node;
    if (resolution.kind === "no-overload" && operand.type.kind !== "unknown") {
      reportMismatch(scope, { operator: node.operator, node: at }, [operand]);
      return failedValue(computedFrom(operands));
    }
  }
  return {
    type: { kind: "boolean" },
    nullability: nullabilityBy(
      "strict",
      operands.map((operand) => operand.nullability),
    ),
    sources: computedFrom(operands),
    facts: noFacts,
  };
}

/** The facts of a value that stands as a condition: one that is never NULL is FALSE when it is not TRUE. */
export function conditionFacts(value: BoundValue): Facts {
  if (value.nullability !== "not-null") return value.facts;
  return { ...value.facts, whenNotTrue: value.facts.whenFalse, whenNotFalse: value.facts.whenTrue };
}

/** `x BETWEEN low AND high`. */
export function bindBetween(scope: Scope, node: Between): BoundValue {
  const operands = bindAll(scope, [node.operand, node.low, node.high]);
  const value = operatorValue(scope, { operator: "between", node }, operands);
  const [operand, low, high] = operands;
  const inside: Facts = {
    ...noFacts,
    whenTrue: union([operand, low, high].map((part) => part?.facts.strict ?? [])),
    whenFalse: operand?.facts.strict ?? [],
  };
  return { ...value, facts: node.negated ? negated(inside) : inside };
}

/** `x IN (a, b)` and `x IN list`. */
export function bindIn(scope: Scope, node: InTest): BoundValue {
  const others: readonly Expression[] = node.list ?? (node.collection === undefined ? [] : [node.collection]);
  const [operand, ...items] = bindAll(scope, [node.operand, ...others]);
  if (operand === undefined) return failedValue();
  if (node.list === undefined) {
    return {
      type: { kind: "boolean" },
      nullability: "nullable",
      sources: computedFrom([operand, ...items]),
      facts: noFacts,
    };
  }
  const value = operatorValue(scope, { operator: "in", node }, [operand, ...items]);
  const strict = strictFacts(operand.facts.strict);
  return { ...value, facts: node.negated ? negated(strict) : strict };
}

/** `x IS NULL`, `x IS TRUE`. Never NULL itself. */
export function bindIs(scope: Scope, node: IsTest): BoundValue {
  const operand = bindExpression(scope, node.operand);
  const facts = isFacts(node.test, operand);
  return {
    type: { kind: "boolean" },
    nullability: "not-null",
    sources: computedFrom([operand]),
    facts: node.negated ? negated(facts) : facts,
  };
}

function isFacts(test: IsTest["test"], operand: BoundValue): Facts {
  const { facts } = operand;
  switch (test) {
    case "null":
    case "unknown":
      return isNullFacts(facts.strict);
    case "true":
      return { ...noFacts, whenTrue: facts.whenTrue, whenNotFalse: facts.whenTrue };
    case "false":
      return { ...noFacts, whenTrue: facts.whenFalse, whenNotFalse: facts.whenFalse };
  }
}

/** `x LIKE pattern`. */
export function bindLike(scope: Scope, node: Like): BoundValue {
  const operands = bindAll(scope, [
    node.operand,
    node.pattern,
    ...(node.escape === undefined ? [] : [node.escape]),
  ]);
  const value = operatorValue(scope, { operator: node.operator, node }, operands.slice(0, 2));
  const strict = strictFacts(union(operands.slice(0, 2).map((operand) => operand.facts.strict)));
  return { ...value, facts: strict };
}
