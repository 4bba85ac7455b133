import type { SqlType } from "@rocky/ir";
import type { Identifier } from "../ast/expression.ts";
import { bindExpression } from "./expression/bind.ts";
import { relationScope, type RelationScope } from "./relation-scope.ts";
import { findName, type Scope } from "./scope.ts";
import { throughExpression, type Source } from "./source.ts";

/** The fields of a struct as a relation, for `struct.*`; `undefined` when the name is no column here. */
export function structOf(scope: Scope, qualifier: readonly Identifier[]): RelationScope | undefined {
  const [name, ...path] = qualifier;
  if (name === undefined) return undefined;
  if (path.length > 0) return nestedStruct(scope, qualifier);
  const meaning = findName(scope, name.name);
  if (meaning.kind !== "column") return undefined;
  if (meaning.owner !== scope) scope.context.outerReads++;
  const { type } = meaning.column;
  return fieldsOf(scope, name.name, { type, sources: meaning.column.sources });
}

/** `t.struct.*`, `struct.inner.*`, where the dialect has stars of structs inside others. */
function nestedStruct(scope: Scope, qualifier: readonly Identifier[]): RelationScope | undefined {
  const [first] = qualifier;
  const last = qualifier.at(-1);
  if (first === undefined || last === undefined || !scope.context.dialect.syntax.forms.has("star-except")) {
    return undefined;
  }
  const { start, end } = { start: first.start, end: last.end };
  const value = bindExpression(scope, { kind: "column", parts: qualifier, start, end });
  return fieldsOf(scope, last.name, value);
}

function fieldsOf(
  scope: Scope,
  alias: string,
  { type, sources }: { readonly type: SqlType; readonly sources: readonly Source[] },
): RelationScope | undefined {
  if (type.kind !== "struct" && type.kind !== "unknown") return undefined;
  const fields = type.kind === "struct" ? type.fields : [];
  return relationScope(scope.context, {
    alias,
    columns: fields.map((field) => ({
      id: scope.context.nextColumnId++,
      name: field.name,
      type: field.type,
      nullability: "nullable",
      sources: throughExpression(sources),
    })),
    complete: type.kind === "struct",
    reason: type.kind === "unknown" ? type.reason : "",
    assumed: [],
    rowSources: [],
  });
}
