import type { SqlType } from "@rocky/ir";
import type {
  Between,
  Binary,
  Expression,
  InTest,
  IsTest,
  Like,
  Logical,
  Unary,
} from "../../ast/expression.ts";
import { childrenOf } from "../../ast/children.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce, spanOf } from "../context.ts";
import {
  conjunction,
  disjunction,
  intersection,
  isNullFacts,
  negated,
  noFacts,
  strictFacts,
  strictOf,
  union,
  type Facts,
} from "../facts.ts";
import { causesBeside, causesOf, causesOfAny } from "../null-causes.ts";
import { besides, closedOver } from "../outer-side.ts";
import { proofIn, type Scope } from "../scope.ts";
import { reportForeignOperator } from "./foreign-operator.ts";
import { failedValue, firstUnknown, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { bindAll, bindExpression, computedFrom } from "./bind.ts";
import {
  hasFoldedText,
  isNull,
  mayBeFolded,
  mayBeNullConstant,
  withDoubt,
  withPath,
  isComputedText,
} from "./constant-null.ts";
import { countFacts } from "./group-rows.ts";
import { bindTested } from "./tested.ts";

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
  "[]",
  "->",
  "->>",
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
  readonly node: Expression;
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
    case "ok": {
      const { nullsForFailures } = scope.context.dialect.types;
      const nulls =
        dividesByConstant(operation.operator, operands) &&
        !(nullsForFailures === true && operands[0]?.type.kind === "string")
          ? "strict"
          : resolution.nulls;
      return valueOf({
        type: resolution.type,
        nullability: nullabilityBy(nulls, operands),
        sources,
        nullBy: nulls === "strict" ? causesOfAny(operands) : undefined,
        facts: propagates(operation.operator, resolution.type) ? strictFacts(strictOf(operands)) : noFacts,
        literal: resolution.literal,
        unsure: resolution.unsure,
      });
    }
    case "unknown": {
      reportForeignOperator(scope, operation.operator, operation.node);
      const reason = firstUnknown(operands) ?? resolution.reason;
      return unknownValue(reason, sources, nullabilityBy(resolution.nulls, operands));
    }
    case "no-overload":
      return mismatch(scope, operation, operands);
  }
}

/** Whether a division has a constant below the line that is not zero; one by zero is NULL. */
function dividesByConstant(operator: string, [, divisor]: readonly BoundValue[]): boolean {
  if (operator !== "%" && operator !== "//" && operator !== "/") return false;
  return divisor?.literal?.kind === "integer" && divisor.literal.value !== 0n;
}

/** Reports operands that the engine refuses, unless one may be a constant NULL, of which it takes any. */
function mismatch(scope: Scope, operation: Operation, operands: readonly BoundValue[]): BoundValue {
  const sources = computedFrom(operands);
  if (
    operands.some(({ unsure }) => unsure === true) ||
    (operands.some(mayBeNullConstant) &&
      childrenOf(operation.node).some((child) => mayBeFolded(scope, child) || hasFoldedText(operands, child)))
  )
    return unknownValue("it depends on whether a constant is NULL", sources);
  if (hasComputedText(scope, operation, operands))
    return unknownValue("it depends on what a text of constants comes to", sources);
  reportMismatch(scope, operation, operands);
  return failedValue(sources);
}

/** Whether DuckDB computes an operand before, and then takes it as it takes a text that is written: `big - typeof(1)`. */
function hasComputedText(scope: Scope, { node }: Operation, operands: readonly BoundValue[]): boolean {
  if (scope.context.dialect.types.computesConstants !== true) return false;
  return [...childrenOf(node)].some((child, i) => {
    const operand = operands[i];
    return child.kind === "call" && operand !== undefined && isComputedText(scope, child, operand);
  });
}

function reportMismatch(scope: Scope, operation: Operation, operands: readonly BoundValue[]): void {
  if (firstUnknown(operands) !== undefined) return;
  const { types } = scope.context.dialect;
  const meant = scope.context.dialect.syntax.hints.misused[operation.operator];
  const help =
    meant === undefined
      ? (elementHelp(operation.operator, operands) ??
        textHelp(operation.operator, operands) ??
        arrowHelp(scope, operation.node))
      : `Write ${meant}.`;
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
      { proof: proofIn(scope), ...(help === undefined ? {} : { help }) },
    ),
  );
}

/** `||` joins two lists; what stands beside one list is probably meant as an element. */
function elementHelp(operator: string, operands: readonly BoundValue[]): string | undefined {
  const lists = operands.filter(({ type }) => type.kind === "array").length;
  if (operator !== "||" || lists !== 1) return undefined;
  return operands[0]?.type.kind === "array"
    ? "Put the element in brackets, as in list || [element], or use list_append(list, element)."
    : "Put the element in brackets, as in [element] || list, or use list_prepend(element, list).";
}

/** `+` joins texts in other dialects. */
function textHelp(operator: string, operands: readonly BoundValue[]): string | undefined {
  const isJoined =
    operator === "+" && operands.length === 2 && operands.every(({ type }) => type.kind === "string");
  return isJoined ? "Texts are joined with ||." : undefined;
}

/** `j -> 'a' = 'b'` compares first: the arrow takes what the comparison gives. */
function arrowHelp({ context }: Scope, node: Expression): string | undefined {
  if (node.kind !== "binary" || !/^->>?$/.test(node.operator)) return undefined;
  const { right } = node;
  const isTest =
    right.kind === "binary" || right.kind === "in" || right.kind === "like" || right.kind === "is";
  if (!isTest || context.dialect.syntax.binding.arrow > context.dialect.syntax.binding.comparison)
    return undefined;
  return `What stands behind ${node.operator} is read as a whole first. Put the arrow in parentheses: (value ${node.operator} 'key') and then the test.`;
}

/** `-x`, `NOT x`, `x!`. */
export function bindUnary(scope: Scope, node: Unary): BoundValue {
  const operand = withDoubt(scope, node.operand, bindExpression(scope, node.operand));
  const given = node.enclosed === true ? { ...operand, literal: undefined } : operand;
  const value = operatorValue(scope, { operator: node.operator, node }, [given]);
  if (node.operator !== "not") return value;
  const truth = operand.truth === undefined ? undefined : !operand.truth;
  return { ...value, truth, facts: negated(operand.facts) };
}

/** Binds what an operator that is a function is given. */
export function bindDoubted(scope: Scope, nodes: readonly Expression[]): readonly BoundValue[] {
  return nodes.map((node) => withDoubt(scope, node, bindExpression(scope, node)));
}

const comparisons: ReadonlySet<string> = new Set(["=", "==", "<>", "!=", "<", ">", "<=", ">="]);

/** `a + b`, `a = b`, `a IS DISTINCT FROM b`. */
export function bindBinary(scope: Scope, node: Binary): BoundValue {
  const { operator } = node;
  const distinctness = operator === "is distinct from" || operator === "is not distinct from";
  if (!distinctness && !comparisons.has(operator)) {
    const nodes = [node.left, node.right];
    const bound = bindDoubted(scope, nodes);
    const operands = operator.startsWith("->") ? withPath(scope, bound, nodes) : bound;
    return operatorValue(scope, { operator, node }, operands);
  }
  const left = bindTested(scope, node.left);
  const right = bindTested(scope, node.right);
  const value = operatorValue(scope, { operator, node }, [left, right]);
  if (!distinctness) {
    const rows = countFacts(scope, node);
    return rows.length === 0
      ? value
      : { ...value, facts: { ...noFacts, whenTrue: rows, whenNotFalse: rows } };
  }
  const same = sameFacts(left, right);
  return { ...value, facts: operator === "is distinct from" ? negated(same) : same };
}

/** The facts of `a IS NOT DISTINCT FROM b`: beside a bare NULL it is `IS NULL`, beside what is never NULL it is `=`. */
function sameFacts(left: BoundValue, right: BoundValue): Facts {
  const same: number[] = [];
  if (left.nullability === "not-null") same.push(...right.facts.strict);
  if (right.nullability === "not-null") same.push(...left.facts.strict);
  const apart = isNull(left) ? right.facts.strict : isNull(right) ? left.facts.strict : [];
  return { ...noFacts, whenTrue: same, whenNotFalse: same, whenFalse: apart, whenNotTrue: apart };
}

/** AND and OR. Later operands of AND are not narrowed by earlier ones: SQL fixes no order of evaluation. */
export function bindLogical(scope: Scope, node: Logical): BoundValue {
  const operands = bindAll(scope, node.operands);
  const and = node.operator === "and";
  const facts = operands.map((operand) => conditionFacts(operand));
  const value = operatorValueOfLogical(scope, node, operands);
  const truth = logicalTruth(operands, and ? "and" : "or");
  const known = nullsOfLogical(value, operands, {
    proved: () => facts.map((fact) => closedOver(and ? fact.whenNotFalse : fact.whenNotTrue, scope.outer)),
    truth,
  });
  return {
    ...value,
    nullability: known.nullability ?? value.nullability,
    nullBy: known.nullBy ?? value.nullBy,
    truth: known.truth,
    facts: and ? conjunction(facts) : disjunction(facts),
  };
}

function logicalTruth(operands: readonly BoundValue[], operator: "and" | "or"): boolean | undefined {
  const decisive = operator === "or";
  let isOpen = false;
  for (const { truth } of operands) {
    if (truth === decisive) return decisive;
    isOpen ||= truth === undefined;
  }
  return isOpen ? undefined : !decisive;
}

/** What is known of AND or OR beside its facts. */
interface LogicalKnown {
  /** What each operand proves when it does not decide alone. */
  readonly proved: () => readonly (readonly number[])[];
  readonly truth: boolean | undefined;
}

function nullsOfLogical(
  value: BoundValue,
  operands: readonly BoundValue[],
  { proved, truth }: LogicalKnown,
): Partial<BoundValue> {
  if (truth !== undefined) return { truth, nullability: "not-null" };
  if (value.nullability === "not-null" || value.type.kind === "unknown") return {};
  const nullBy = causesBeside(operands, proved());
  if (nullBy === undefined) return {};
  return nullBy.length === 0 ? { nullability: "not-null" } : { nullBy };
}

function operatorValueOfLogical(scope: Scope, node: Logical, operands: readonly BoundValue[]): BoundValue {
  let index = 0;
  for (const operand of operands) {
    const resolution = scope.context.dialect.types.operator(node.operator, [operand, operand]);
    const at = node.operands[index++] ?? node;
    if (resolution.kind === "no-overload" && isTruthBeside(scope, node, { operand, operands })) continue;
    if (resolution.kind === "no-overload" && operand.type.kind !== "unknown") {
      reportMismatch(scope, { operator: node.operator, node: at }, [operand]);
      return failedValue(computedFrom(operands));
    }
  }
  return valueOf({
    type: { kind: "boolean" },
    nullability: nullabilityBy("strict", operands),
    sources: computedFrom(operands),
    facts: noFacts,
    // Of constants that are NULL comes one.
    unsure: operands.every((operand) => operand.unsure === true || isNull(operand)) ? true : undefined,
  });
}

/** Whether an operand that is no truth alone is one beside the others, as a text in Spark. */
function isTruthBeside(
  { context }: Scope,
  { operator }: Logical,
  { operand, operands }: { readonly operand: BoundValue; readonly operands: readonly BoundValue[] },
): boolean {
  return operands.some(
    (other) =>
      other !== operand &&
      other.type.kind === "boolean" &&
      context.dialect.types.operator(operator, [operand, other]).kind === "ok",
  );
}

/** The facts of a value that stands as a condition: one that is never NULL is FALSE when it is not TRUE. */
export function conditionFacts(value: BoundValue): Facts {
  if (value.nullability !== "not-null") return value.facts;
  return { ...value.facts, whenNotTrue: value.facts.whenFalse, whenNotFalse: value.facts.whenTrue };
}

/** `x BETWEEN low AND high`. */
export function bindBetween(scope: Scope, node: Between): BoundValue {
  const operands = [node.operand, node.low, node.high].map((part) => bindTested(scope, part));
  const value = operatorValue(scope, { operator: "between", node }, operands);
  const [operand] = operands;
  const inside: Facts = {
    ...noFacts,
    whenTrue: strictOf(operands),
    whenFalse: operand?.facts.strict ?? [],
  };
  return { ...value, facts: node.negated ? negated(inside) : inside };
}

/** `x IN (a, b)` and `x IN list`. */
export function bindIn(scope: Scope, node: InTest): BoundValue {
  const operand = bindTested(scope, node.operand);
  if (node.list === undefined) return bindInCollection(scope, node, operand);
  const items = bindAll(scope, node.list);
  const value = operatorValue(scope, { operator: "in", node }, [operand, ...items]);
  // TRUE asks for one item that is equal, FALSE for all to differ.
  const facts: Facts = {
    ...strictFacts(operand.facts.strict),
    whenTrue: union([operand.facts.strict, intersection(items.map((item) => item.facts.strict))]),
    whenFalse: strictOf([operand, ...items]),
  };
  return { ...value, facts: node.negated ? negated(facts) : facts };
}

/** `x IN list`: whether the list has it, FALSE where it has NULLs only beside others. */
function bindInCollection(scope: Scope, node: InTest, operand: BoundValue): BoundValue {
  const collection = node.collection === undefined ? [] : [bindExpression(scope, node.collection)];
  const operands = [operand, ...collection];
  if (node.unnested === true) {
    const facts = { ...noFacts, whenTrue: strictOf(operands) };
    return valueOf({
      type: { kind: "boolean" },
      nullability: "nullable",
      sources: computedFrom(operands),
      facts: node.negated ? negated(facts) : facts,
    });
  }
  const isList = collection.some(({ type }) => type.kind === "array" || type.kind === "map");
  const nullability = isList ? nullabilityBy("strict", operands) : "nullable";
  return valueOf({
    type: { kind: "boolean" },
    nullability,
    sources: computedFrom(operands),
    facts: isList ? strictFacts(strictOf(operands)) : noFacts,
    nullBy: isList ? causesOfAny(operands) : undefined,
  });
}

/** `x IS NULL`, `x IS TRUE`. Never NULL itself. */
export function bindIs(scope: Scope, node: IsTest): BoundValue {
  const operand = bindTested(scope, node.operand);
  const facts = isFacts(scope, node.test, operand);
  const is = isTruth(node.test, operand);
  return valueOf({
    type: { kind: "boolean" },
    nullability: "not-null",
    sources: computedFrom([operand]),
    facts: node.negated ? negated(facts) : facts,
    truth: is === undefined ? undefined : node.negated ? !is : is,
  });
}

function isTruth(test: IsTest["test"], operand: BoundValue): boolean | undefined {
  switch (test) {
    case "null":
    case "unknown":
      return operand.nullability === "not-null" ? false : isNull(operand) ? true : undefined;
    case "true":
      return operand.truth;
    case "false":
      return operand.truth === undefined ? undefined : !operand.truth;
  }
}

function isFacts(scope: Scope, test: IsTest["test"], operand: BoundValue): Facts {
  const { facts } = operand;
  switch (test) {
    case "null":
    case "unknown":
      return isNullFacts(facts.strict, besides(causesOf(operand) ?? [], scope.outer));
    case "true":
      return { ...noFacts, whenTrue: facts.whenTrue, whenNotFalse: facts.whenTrue };
    case "false":
      return { ...noFacts, whenTrue: facts.whenFalse, whenNotFalse: facts.whenFalse };
  }
}

/** `x LIKE pattern`. */
export function bindLike(scope: Scope, node: Like): BoundValue {
  if (node.pattern.kind === "list" && scope.context.dialect.syntax.forms.has("like-any")) {
    return likeEach(scope, node, node.pattern.elements);
  }
  const operands = bindDoubted(scope, [
    node.operand,
    node.pattern,
    ...(node.escape === undefined ? [] : [node.escape]),
  ]);
  const sides = operands.slice(0, 2);
  const value = operatorValue(scope, { operator: node.operator, node }, sides);
  const strict = strictFacts(strictOf(sides));
  return { ...value, facts: strict };
}

/** `x LIKE ANY (a, b)`: each pattern on its own. */
function likeEach(scope: Scope, node: Like, patterns: readonly Expression[]): BoundValue {
  const [operand, ...values] = bindAll(scope, [node.operand, ...patterns]);
  if (operand === undefined) return failedValue();
  const results = values.map((value) =>
    operatorValue(scope, { operator: node.operator, node }, [operand, value]),
  );
  const [first = failedValue()] = results;
  return {
    ...first,
    nullability: results.every(({ nullability }) => nullability === "not-null") ? "not-null" : "nullable",
    sources: computedFrom([operand, ...values]),
    facts: noFacts,
    nullBy: undefined,
  };
}
