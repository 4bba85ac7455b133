import type { ColumnsExpression, PositionalReference } from "../../ast/expression.ts";
import { lookAtColumns } from "../columns-expression.ts";
import { columnOf, shownColumns } from "../star.ts";
import { findRelation, type Scope } from "../scope.ts";
import { joined, throughExpression } from "../source.ts";
import { unknownValue, type BoundValue } from "../value.ts";

/** `#2`: a column of FROM by its place, as `*` counts. */
export function bindPositional(scope: Scope, node: PositionalReference): BoundValue {
  const { table } = node;
  const meant = table === undefined ? undefined : findRelation(scope, [table.name])?.relation;
  const relations = table === undefined ? scope.relations : meant === undefined ? [] : [meant];
  const gap = relations.find((relation) => !relation.complete);
  if (gap !== undefined) return unknownValue(gap.reason);
  const column = shownColumns({ relations, shown: new Map() })[node.position - 1];
  if (column === undefined) return unknownValue(`FROM has no column ${node.position}`);
  const value = columnOf(scope, column);
  const isNumbered = scope.context.dialect.syntax.forms.has("positional-columns");
  return isNumbered ? { ...value, name: undefined } : value;
}

/** `COLUMNS(…)` outside of a SELECT list: which columns it chooses is not asked, so any of them may count. */
export function bindColumns(scope: Scope, node: ColumnsExpression): BoundValue {
  lookAtColumns(scope, node);
  const columns = scope.relations.flatMap((relation) => relation.columns);
  const sources = throughExpression(joined(columns.map((column) => column.sources)));
  return unknownValue("COLUMNS is expanded in a SELECT list only", sources);
}
