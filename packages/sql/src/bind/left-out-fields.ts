import type { SqlType } from "@rocky/ir";
import type { ColumnName, Star } from "../ast/expression.ts";
import { foldName } from "./context.ts";
import type { ScopeColumn } from "./relation-scope.ts";
import { findName, findRelation, type Scope } from "./scope.ts";

/** A star without the names that leave out fields of structs, and what leaving them out makes of a column. */
export interface LeftOutFields {
  readonly star: Star;
  readonly without: (column: ScopeColumn) => ScopeColumn;
}

/** `* EXCEPT (pair.x)`: the struct stays without that field, where no table is called `pair`. */
export function leftOutFields(scope: Scope, star: Star): LeftOutFields {
  const { context } = scope;
  const paths = new Map<number, readonly string[]>();
  const isField = ({ parts }: ColumnName): boolean => {
    const [first, field, more] = parts;
    if (first === undefined || field === undefined || more !== undefined) return false;
    if (findRelation(scope, [first.name]) !== undefined) return false;
    const meaning = findName(scope, first.name);
    if (meaning.kind !== "column" || meaning.column.type.kind !== "struct") return false;
    const { id } = meaning.column;
    paths.set(id, [...(paths.get(id) ?? []), foldName(context, field.name)]);
    return true;
  };
  if (!context.dialect.syntax.forms.has("list-fields") || star.exclude.every(({ parts }) => parts.length < 2))
    return { star, without: (column) => column };
  const exclude = star.exclude.filter((name) => !isField(name));
  return {
    star: { ...star, exclude },
    without: (column) => {
      const names = paths.get(column.id);
      const kept = (type: SqlType): SqlType =>
        type.kind === "struct"
          ? {
              ...type,
              fields: type.fields.filter(({ name }) => names?.includes(foldName(context, name)) !== true),
            }
          : type;
      return names === undefined ? column : { ...column, type: kept(column.type) };
    },
  };
}
