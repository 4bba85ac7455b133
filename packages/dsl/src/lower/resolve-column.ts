import type { Expression } from "@rocky/sql";
import type { ColumnRef, Name } from "../ast.ts";
import { identifierOf, isKeywordFunction, keyOf } from "./identifiers.ts";
import type { ExpressionScope } from "./expression-scope.ts";
import { leftOut, readableColumn, type NamedOutput, type Rows } from "./rows.ts";
import { columnName, type ColumnName, type Identifier } from "./sql-nodes.ts";
import { addTraits } from "./traits.ts";

/** Larger expressions are not written twice. */
const largest = 40;

/** What a name stands for: a column that was named before, the key of a join, or a column of a table. */
export function resolveColumn(scope: ExpressionScope, ref: ColumnRef): Expression {
  const rows = scope.inAggregate ? (scope.rows.grouped?.input ?? scope.rows) : scope.rows;
  const [first, second] = ref.parts;
  if (first === undefined) return columnName(ref, []);
  scope.traits.size++;
  const qualifier = keyOf(first);
  if (second !== undefined && (rows.tables.has(qualifier) || rows.gone.has(qualifier))) {
    const kept = rows.lost.get(`${qualifier}.${keyOf(second)}`);
    if (kept === undefined) return plain(scope, ref, ref.parts);
    return withFields(scope, { ...columnName(ref, kept), end: second.end }, ref.parts.slice(2));
  }
  const named = readableColumn(rows, qualifier);
  if (named !== undefined) return withFields(scope, inlined(scope, named, ref), ref.parts.slice(1));
  const key = rows.keys.get(qualifier);
  if (key !== undefined) return withFields(scope, key, ref.parts.slice(1));
  if (second === undefined && isKeywordFunction(first, scope.dialect)) return plain(scope, ref, ref.parts);
  scope.traits.reads.push(qualifier);
  if (!rows.qualifies) {
    scope.traits.names.push(qualifier);
    const name = plain(scope, ref, ref.parts);
    const among = second === undefined && rows.tables.size > 1 ? tablesShowing(rows, qualifier) : [];
    return among.length === 0 ? name : { ...name, among };
  }
  const parts = [rows.alias, ...ref.parts.map((part) => identifierOf(part, scope.dialect))];
  return columnName(ref, parts);
}

/** The tables of a join of which the result may have a column, where it does not have all columns of all. */
function tablesShowing(rows: Rows, key: string): readonly Identifier[] {
  const shown = rows.outputs.flatMap((output) =>
    output.kind === "star" && output.qualifier !== undefined && !leftOut(output).has(key)
      ? [output.qualifier]
      : [],
  );
  return shown.length < rows.tables.size ? shown : [];
}

function inlined(scope: ExpressionScope, { expression, traits }: NamedOutput, ref: ColumnRef): Expression {
  addTraits(scope.traits, traits);
  if (expression.kind === "column") return { ...expression, start: ref.start, end: ref.end };
  if (!traits.repeatable || traits.window || traits.size > largest) scope.traits.blocked = true;
  return expression;
}

function plain(scope: ExpressionScope, ref: ColumnRef, parts: readonly Name[]): ColumnName {
  return columnName(
    ref,
    parts.map((part) => identifierOf(part, scope.dialect)),
  );
}

/** Fields of a value. */
function withFields(scope: ExpressionScope, value: Expression, fields: readonly Name[]): Expression {
  return fields.reduce<Expression>((operand, field) => {
    const part = identifierOf(field, scope.dialect);
    if (operand.kind === "column")
      return columnName({ start: operand.start, end: field.end }, [...operand.parts, part]);
    return { kind: "field", operand, field: part, start: operand.start, end: field.end };
  }, value);
}
