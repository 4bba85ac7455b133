import { unknownType } from "@rocky/ir";
import type { Cast, Extract, IntervalLiteral, TypedLiteral } from "../../ast/expression.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import type { LiteralValue } from "../../types/value-type.ts";
import { report } from "../../diagnostics.ts";
import { reportOnce, spanOf } from "../context.ts";
import { noFacts, strictFacts } from "../facts.ts";
import { causesOf } from "../null-causes.ts";
import { proofIn, type Scope } from "../scope.ts";
import { noSources, throughCast } from "../source.ts";
import { failedValue, firstUnknown, unknownValue, valueOf, type BoundValue } from "../value.ts";
import { bindExpression, computedFrom } from "./bind.ts";
import { isFoldedNull, isNull } from "./constant-null.ts";
import { reportUnknownType } from "./unknown-type.ts";

/** `CAST(x AS t)`, `TRY_CAST(x AS t)`, `x::t`. */
export function bindCast(scope: Scope, node: Cast): BoundValue {
  const { types } = scope.context.dialect;
  const operand = bindExpression(scope, node.operand);
  const sources = throughCast(operand.sources, node);
  const { text } = node.type;
  const type = (types.castType ?? types.parse)(text, operand) ?? unknownType(`no type ${text} is known`);
  if (type.kind === "unknown") {
    reportUnknownType(scope, node.type);
    return unknownValue(type.reason, sources);
  }
  const rule = types.cast(operand, type, node);
  if (rule.allowed === "no" && operand.type.kind !== "unknown" && scope.tried !== true) {
    reportOnce(
      scope.context,
      report.impossibleCast(
        spanOf(scope.context, node),
        { from: types.print(types.settle(operand)), to: types.print(type) },
        { proof: proofIn(scope) },
      ),
    );
  }
  const literal: LiteralValue | undefined =
    isNull(operand) && isFoldedNull(scope, node.operand, operand) ? { kind: "null" } : undefined;
  return valueOf({
    type,
    literal,
    unsure: operand.unsure,
    nullability: nullabilityBy(rule.nulls, [operand]),
    sources,
    facts: strictFacts(operand.facts.strict),
    nullBy: rule.nulls === "strict" ? causesOf(operand) : undefined,
    name: scope.context.dialect.syntax.forms.has("nameless-casts") ? undefined : operand.name,
  });
}

/** `DATE '2024-01-01'`. */
export function bindTypedLiteral(scope: Scope, node: TypedLiteral): BoundValue {
  const type = scope.context.dialect.types.parse(node.type.text);
  if (type === undefined) {
    reportUnknownType(scope, node.type);
    return unknownValue(`no type ${node.type.text} is known`);
  }
  return valueOf({ type, nullability: "not-null", sources: noSources, facts: noFacts });
}

/** `INTERVAL 1 DAY`. */
export function bindInterval(scope: Scope, node: IntervalLiteral): BoundValue {
  const value = bindExpression(scope, node.value);
  const { types } = scope.context.dialect;
  const text = node.value.kind === "literal" && node.value.literal === "string" ? node.value.text : undefined;
  const own =
    types.interval === undefined
      ? ({ kind: "interval", fields: "any" } as const)
      : (types.interval(node.unit, text) ?? unknownType("the interval is not understood"));
  return valueOf({
    type: own,
    nullability: value.nullability,
    sources: computedFrom([value]),
    facts: noFacts,
  });
}

/** `EXTRACT(field FROM x)`. */
export function bindExtract(scope: Scope, node: Extract): BoundValue {
  const operand = bindExpression(scope, node.operand);
  const sources = computedFrom([operand]);
  const { types } = scope.context.dialect;
  const resolution = types.extract(node.field, operand);
  switch (resolution.kind) {
    case "ok":
      return valueOf({
        type: resolution.type,
        nullability: nullabilityBy(resolution.nulls, [operand]),
        sources,
        facts: strictFacts(operand.facts.strict),
      });
    case "unknown":
      return unknownValue(firstUnknown([operand]) ?? resolution.reason, sources);
    case "no-overload":
      if (operand.type.kind !== "unknown") {
        reportOnce(
          scope.context,
          report.operatorMismatch(
            spanOf(scope.context, node),
            { operator: `EXTRACT(${node.field})`, types: types.print(types.settle(operand)) },
            { proof: proofIn(scope) },
          ),
        );
      }
      return failedValue(sources);
  }
}
