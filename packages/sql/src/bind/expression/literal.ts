import type { Literal } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { noSources } from "../source.ts";
import { valueOf, type BoundValue } from "../value.ts";

/** A constant. */
export function bindLiteral(scope: Scope, node: Literal): BoundValue {
  const { type, literal } = scope.context.dialect.types.literal(node);
  return valueOf({
    type,
    literal,
    nullability: node.literal === "null" ? "nullable" : "not-null",
    sources: noSources,
    facts: noFacts,
    truth: node.literal === "boolean" ? node.text.toLowerCase() === "true" : undefined,
  });
}
