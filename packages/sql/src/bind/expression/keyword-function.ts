import type { Identifier } from "../../ast/expression.ts";
import { noFacts } from "../facts.ts";
import type { Scope } from "../scope.ts";
import { noSources } from "../source.ts";
import { nullabilityBy } from "../../types/null-rule.ts";
import { unknownValue, valueOf, type BoundValue } from "../value.ts";

/** By the word that is written, the name under which the catalogue has the function. */
const keywordFunctions: ReadonlyMap<string, string> = new Map([
  ["current_catalog", "current_database"],
  ["current_date", "current_date"],
  ["current_role", "current_user"],
  ["current_schema", "current_schema"],
  ["current_time", "get_current_time"],
  ["current_timestamp", "get_current_timestamp"],
  ["current_user", "current_user"],
  ["localtime", "current_localtime"],
  ["localtimestamp", "current_localtimestamp"],
  ["session_user", "session_user"],
  ["user", "user"],
]);

/** Macros of a constant text, which they are to everything around them. */
const roles: ReadonlySet<string> = new Set(["current_user", "session_user", "user"]);

/** A function that SQL writes without parentheses, such as `current_date`. */
export function bindKeywordFunction(scope: Scope, name: Identifier): BoundValue | undefined {
  const key = name.name.toLowerCase();
  const called = keywordFunctions.get(key);
  if (name.quoted || called === undefined) return undefined;
  const { functions } = scope.context.dialect;
  const definition = functions.lookup(called);
  const resolution = definition === undefined ? undefined : functions.resolve(definition, []);
  if (resolution?.kind !== "ok") return { ...unknownValue(`${key} is not modelled`), name: key };
  return valueOf({
    type: resolution.type,
    nullability: nullabilityBy(resolution.nulls, []),
    sources: noSources,
    facts: noFacts,
    name: key,
    ...(roles.has(called) ? { literal: { kind: "string", text: "duckdb" } } : {}),
  });
}
