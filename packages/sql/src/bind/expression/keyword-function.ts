import type { Identifier } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { noSources } from "../source.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import { unknownValue, valueOf, type BoundValue } from "../value.ts";

/** Macros of a constant text, which they are to everything around them. */
const roles: ReadonlySet<string> = new Set(["current_user", "session_user", "user"]);

/** A function that SQL writes without parentheses, such as `current_date`. */
export function bindKeywordFunction(scope: Scope, name: Identifier): BoundValue | undefined {
  const key = name.name.toLowerCase();
  const { functions, names } = scope.context.dialect;
  const called = names.keywordFunctions.get(key);
  if (name.quoted || called === undefined) return undefined;
  const definition = functions.lookup(called);
  const resolution = definition === undefined ? undefined : functions.resolve(definition, []);
  if (resolution?.kind !== "ok") return { ...unknownValue(`${key} is not modelled`), name: key };
  return valueOf({
    type: resolution.type,
    nullability: nullabilityBy(resolution.nulls, []),
    sources: noSources,
    facts: noFacts,
    name: key,
    ...(roles.has(called) && scope.context.dialect.name === "duckdb"
      ? { literal: { kind: "string", text: "duckdb" } }
      : {}),
  });
}
