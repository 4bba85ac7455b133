import type { Identifier } from "../ast/expression.ts";
import { relationScope, type RelationScope } from "./relation-scope.ts";
import { findName, type Scope } from "./scope.ts";
import { throughExpression } from "./source.ts";

/** The fields of a struct as a relation, for `struct.*`; `undefined` when the name is no column here. */
export function structOf(scope: Scope, qualifier: readonly Identifier[]): RelationScope | undefined {
  const [name, more] = qualifier;
  if (name === undefined || more !== undefined) return undefined;
  const meaning = findName(scope, name.name);
  if (meaning.kind !== "column") return undefined;
  if (meaning.owner !== scope) scope.context.outerReads++;
  const { type } = meaning.column;
  if (type.kind !== "struct" && type.kind !== "unknown") return undefined;
  const fields = type.kind === "struct" ? type.fields : [];
  return relationScope(scope.context, {
    alias: name.name,
    columns: fields.map((field) => ({
      id: scope.context.nextColumnId++,
      name: field.name,
      type: field.type,
      nullability: "nullable",
      sources: throughExpression(meaning.column.sources),
    })),
    complete: type.kind === "struct",
    reason: type.kind === "unknown" ? type.reason : "",
    assumed: [],
    rowSources: [],
  });
}
