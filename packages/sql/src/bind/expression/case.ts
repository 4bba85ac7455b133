import { childrenOf } from "../../ast/children.ts";
import type { Case } from "../../ast/expression.ts";
import type { ValueType } from "../../types/value-type.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce, spanOf } from "../context.ts";
import { intersection, noFacts, strictFacts, union } from "../facts.ts";
import { narrowedBranch, proofIn, type Scope } from "../scope.ts";
import { noSources } from "../source.ts";
import { worst } from "../../types/null-rule.ts";
import { failedValue, firstUnknown, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { hasFoldedText, isNull, mayBeFolded } from "./constant-null.ts";
import { bindExpression, computedFrom } from "./bind.ts";
import { conditionFacts, operatorValue } from "./operator.ts";
import { bindTested } from "./tested.ts";

/** `CASE …`: each branch is narrowed by its condition and by the failure of those before it. */
export function bindCase(scope: Scope, node: Case, word: "CASE" | "IF" = "CASE"): BoundValue {
  const operand = node.operand === undefined ? undefined : bindTested(scope, node.operand);
  const tests: BoundValue[] = operand === undefined ? [] : [operand];
  const results: BoundValue[] = [];
  const reached: BoundValue[] = [];
  const strict: (readonly number[])[] = [];
  let here = scope;
  let open = true;
  let known: readonly number[] = [];
  for (const branch of node.branches) {
    const test = bindExpression(here, branch.when);
    tests.push(test);
    const condition =
      operand === undefined
        ? test
        : operatorValue(here, { operator: "=", node: branch.when }, [operand, test]);
    const facts = conditionFacts(condition);
    const result = bindExpression(narrowedBranch(here, facts.whenTrue), branch.result);
    results.push(result);
    if (open && condition.truth !== false) {
      reached.push(result);
      if (result.type.kind !== "null") strict.push(union([known, facts.whenTrue, result.facts.strict]));
    }
    if (condition.truth === true) open = false;
    here = narrowedBranch(here, facts.whenNotTrue);
    known = union([known, facts.whenNotTrue]);
  }
  const otherwise = node.otherwise === undefined ? undefined : bindExpression(here, node.otherwise);
  if (otherwise !== undefined) results.push(otherwise);
  if (open) reached.push(otherwise ?? absent);
  if (open && otherwise !== undefined && otherwise.type.kind !== "null") {
    strict.push(union([known, otherwise.facts.strict]));
  }
  return unified(scope, node, { word, tests, results, reached, strict: intersection(strict) });
}

/** The conditions and the results of a CASE. */
interface Branches {
  readonly word: string;
  readonly tests: readonly BoundValue[];
  readonly results: readonly BoundValue[];
  /** The results that some row may get; without an ELSE also the one that it stands for. */
  readonly reached: readonly BoundValue[];
  /** Columns (by id) that are not NULL where the value is not. */
  readonly strict: readonly number[];
}

const bareNull: ValueType = { type: { kind: "null" } };
const absent = valueOf({ ...bareNull, nullability: "nullable", sources: noSources, facts: noFacts });

function unified(scope: Scope, node: Case, { word, tests, results, reached, strict }: Branches): BoundValue {
  const sources = computedFrom([...tests, ...results]);
  const values = node.otherwise === undefined ? [...results, bareNull] : results;
  const common = scope.context.dialect.types.commonType(values, "case");
  const nullability = worst(reached);
  switch (common.kind) {
    case "ok":
      return valueOf({
        type: common.type,
        nullability,
        sources,
        facts: strictFacts(strict),
        unsure: isDoubted(tests, results) ? true : undefined,
      });
    case "unknown":
      return unknownValue(firstUnknown(results) ?? common.reason, sources, nullability);
    case "none":
      if (
        results.some(({ unsure }) => unsure === true) ||
        childrenOf(node).some((child) => mayBeFolded(scope, child) || hasFoldedText(results, child))
      )
        return unknownValue("it depends on whether a constant is NULL", sources, nullability);
      if (firstUnknown(results) === undefined) reportMixture(scope, { node, word }, results);
      return failedValue(sources);
  }
}

/** Whether a CASE may come to a constant NULL: one of its results may, or conditions and results are constants. */
function isDoubted(tests: readonly BoundValue[], results: readonly BoundValue[]): boolean {
  if (results.some(({ unsure }) => unsure === true)) return true;
  // A condition that is NULL already takes its branch with it.
  if (tests.some(isNull) && results.every(({ sources }) => sources.length === 0)) return true;
  return (
    results.every(isNull) && tests.every(({ truth, literal }) => truth !== undefined || literal !== undefined)
  );
}

function reportMixture(
  scope: Scope,
  { node, word }: { readonly node: Case; readonly word: string },
  results: readonly BoundValue[],
): void {
  const { types } = scope.context.dialect;
  const names = [...new Set(results.map((result) => types.print(types.settle(result))))];
  reportOnce(
    scope.context,
    report.operatorMismatch(
      spanOf(scope.context, node),
      { operator: word, types: names.join(" and ") },
      { proof: proofIn(scope) },
    ),
  );
}
