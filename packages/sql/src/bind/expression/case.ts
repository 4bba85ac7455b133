import type { Case } from "../../ast/expression.ts";
import type { ValueType } from "../../types/value-type.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce, spanOf } from "../context.ts";
import { anyOf, noFacts } from "../facts.ts";
import { narrowed, proofIn, type Scope } from "../scope.ts";
import { failedValue, firstUnknown, unknownValue, type BoundValue } from "../value.ts";
import { bindExpression, computedFrom } from "./bind.ts";
import { conditionFacts, operatorValue } from "./operator.ts";

/** `CASE …`: each branch is narrowed by its condition and by the failure of those before it. */
export function bindCase(scope: Scope, node: Case): BoundValue {
  const operand = node.operand === undefined ? undefined : bindExpression(scope, node.operand);
  const tests: BoundValue[] = operand === undefined ? [] : [operand];
  const results: BoundValue[] = [];
  let here = scope;
  for (const branch of node.branches) {
    const test = bindExpression(here, branch.when);
    tests.push(test);
    if (operand === undefined) {
      const facts = conditionFacts(test);
      results.push(bindExpression(narrowed(here, facts.whenTrue), branch.result));
      here = narrowed(here, facts.whenNotTrue);
    } else {
      const equal = operatorValue(here, { operator: "=", node: branch.when }, [operand, test]);
      results.push(bindExpression(narrowed(here, equal.facts.whenTrue), branch.result));
    }
  }
  if (node.otherwise !== undefined) results.push(bindExpression(here, node.otherwise));
  return unified(scope, node, { tests, results });
}

/** The conditions and the results of a CASE. */
interface Branches {
  readonly tests: readonly BoundValue[];
  readonly results: readonly BoundValue[];
}

const bareNull: ValueType = { type: { kind: "null" } };

function unified(scope: Scope, node: Case, { tests, results }: Branches): BoundValue {
  const sources = computedFrom([...tests, ...results]);
  const values = node.otherwise === undefined ? [...results, bareNull] : results;
  const common = scope.context.dialect.types.commonType(values, "case");
  const nullability =
    node.otherwise === undefined || results.some((result) => result.nullability === "nullable")
      ? "nullable"
      : results.some((result) => result.nullability === "unknown")
        ? "unknown"
        : "not-null";
  switch (common.kind) {
    case "ok": {
      const facts = node.otherwise === undefined ? noFacts : anyOf(results.map((result) => result.facts));
      return { type: common.type, nullability, sources, facts: { ...noFacts, strict: facts.strict } };
    }
    case "unknown":
      return unknownValue(firstUnknown(results) ?? common.reason, sources, nullability);
    case "none":
      if (firstUnknown(results) === undefined) reportMixture(scope, node, results);
      return failedValue(sources);
  }
}

function reportMixture(scope: Scope, node: Case, results: readonly BoundValue[]): void {
  const { types } = scope.context.dialect;
  const names = [...new Set(results.map((result) => types.print(types.settle(result))))];
  reportOnce(
    scope.context,
    report.operatorMismatch(
      spanOf(scope.context, node),
      { operator: "CASE", types: names.join(" and ") },
      { proof: proofIn(scope) },
    ),
  );
}
