import type { Literal } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { noSources } from "../source.ts";
import type { BoundValue } from "../value.ts";

/** A constant. */
export function bindLiteral(scope: Scope, node: Literal): BoundValue {
  return {
    ...scope.context.dialect.types.literal(node),
    nullability: node.literal === "null" ? "nullable" : "not-null",
    sources: noSources,
    facts: noFacts,
    ...(node.literal === "boolean" ? { truth: node.text.toLowerCase() === "true" } : {}),
  };
}
