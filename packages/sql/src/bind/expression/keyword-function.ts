import type { Identifier } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { noSources } from "../source.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import { unknownValue, valueOf, type BoundValue } from "../value.ts";

/** A function that SQL writes without parentheses, such as `current_date`. */
export function bindKeywordFunction(scope: Scope, name: Identifier): BoundValue | undefined {
  const key = name.name.toLowerCase();
  const { functions, names } = scope.context.dialect;
  const called = names.keywordFunctions.get(key);
  if (name.quoted || called === undefined) return undefined;
  const text = names.constantKeywords.get(called);
  const definition = functions.lookup(called);
  const resolution = definition === undefined ? undefined : functions.resolve(definition, []);
  if (resolution?.kind !== "ok") return { ...unknownValue(`${key} is not modelled`), name: key };
  return valueOf({
    type: resolution.type,
    nullability: nullabilityBy(resolution.nulls, []),
    sources: noSources,
    facts: noFacts,
    name: names.keywordColumn(name.name),
    literal: text === undefined ? undefined : { kind: "string", text },
  });
}
