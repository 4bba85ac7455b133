import { unknownReason, type Column, type SqlType } from "@rocky/ir";
import type { Expression, Identifier, NodeSpan } from "../ast/expression.ts";
import type { TableAlias, TableFunction, TableName } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { reportOnce, spanOf } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { fromRelation, sideBySide, type FromResult } from "./from-result.ts";
import { noIds, withIds } from "./id-set.ts";
import { makeRelation } from "./make-relation.ts";
import { isUnnest } from "./makes-rows.ts";
import type { RelationScope } from "./relation-scope.ts";
import { findRelation, proofIn, type Scope } from "./scope.ts";
import { throughExpression, type Source } from "./source.ts";

/** What is unnested, and how its values are called. */
interface Unnesting extends NodeSpan {
  readonly value: Expression;
  readonly alias: TableAlias | undefined;
  readonly offset: Identifier | undefined;
}

/** `UNNEST(x)`, or a name in FROM that starts with a relation to its left and so is an array in it; `undefined` for others. */
export function unnestingOf(scope: Scope, node: TableName | TableFunction): Unnesting | undefined {
  const { start, end, alias, offset } = node;
  if (!scope.context.dialect.syntax.forms.has("unnest-value")) return undefined;
  if (node.kind === "table-function") {
    const value = isUnnest(node.name) ? node.arguments[0]?.value : undefined;
    return value === undefined || value.kind === "star" ? undefined : { start, end, value, alias, offset };
  }
  const [first, second] = node.parts;
  const last = node.parts.at(-1);
  if (first === undefined || second === undefined || last === undefined) return undefined;
  if (findRelation(scope, [first.name]) === undefined) return undefined;
  const value = { kind: "column", start: first.start, end: last.end, parts: node.parts } as const;
  return { start, end, value, alias: alias ?? aliasOf(last), offset };
}

/** The relation of an array's elements: a column, or one for each field of its structs; the name of the relation is that of the element. */
export function bindUnnesting(scope: Scope, node: Unnesting): FromResult {
  const value = bindExpression(scope, node.value);
  const sources = throughExpression(value.sources);
  const element = elementOf(scope, node, value.type);
  const name = node.alias?.name.name;
  const columns = element === undefined ? [] : columnsOf(element, name ?? "");
  const relation = relationOf(scope, sources, {
    alias: node.alias === undefined ? undefined : { ...node.alias, columns: [] },
    columns,
    gap: element === undefined ? (unknownReason(value.type) ?? "it is no array that is unnested") : undefined,
    nameless: element !== undefined && element.kind !== "struct",
    element:
      element?.kind === "struct" ? { name: name ?? "", type: element, nullability: "nullable" } : undefined,
  });
  const elements = { ...fromRelation(relation), notNull: withIds(noIds, value.facts.strict) };
  if (node.offset === undefined) return elements;
  const place: Column = { name: node.offset.name, type: int64, nullability: "not-null" };
  return sideBySide(
    elements,
    fromRelation(
      relationOf(scope, sources, { alias: aliasOf(node.offset), columns: [place], gap: undefined }),
    ),
  );
}

function aliasOf(name: Identifier): TableAlias {
  return { kind: "table-alias", start: name.start, end: name.end, name, columns: [] };
}

const int64: SqlType = { kind: "integer", bits: 64, signed: true };

function columnsOf(element: SqlType, name: string): readonly Column[] {
  if (element.kind !== "struct") return [{ name, type: element, nullability: "nullable" }];
  return element.fields.map((field) => ({ name: field.name, type: field.type, nullability: "nullable" }));
}

/** E053: what is no array. Error: the engine refuses it always. */
function elementOf(scope: Scope, node: Unnesting, type: SqlType): SqlType | undefined {
  switch (type.kind) {
    case "array":
      return type.element;
    case "unknown":
      return undefined;
    case "null":
      return { kind: "integer", bits: 64, signed: true };
    default: {
      const given = `UNNEST(${scope.context.dialect.types.print(type)})`;
      reportOnce(
        scope.context,
        report.noOverload(spanOf(scope.context, node.value), { given }, { proof: proofIn(scope) }),
      );
      return undefined;
    }
  }
}

interface Parts {
  readonly alias: TableAlias | undefined;
  readonly columns: readonly Column[];
  readonly gap: string | undefined;
  /** What a struct among the elements is as one column. */
  readonly element?: Column | undefined;
  readonly nameless?: boolean;
}

function relationOf(scope: Scope, sources: readonly Source[], parts: Parts): RelationScope {
  const { alias, columns, gap, element } = parts;
  const relation = makeRelation(
    scope,
    { alias, name: undefined },
    {
      columns: columns.map((column) => ({ ...column, id: scope.context.nextColumnId++, sources })),
      complete: gap === undefined,
      reason: gap ?? "",
      assumed: [],
      rowSources: [],
      element: element === undefined ? undefined : { ...element, id: scope.context.nextColumnId++, sources },
    },
  );
  return { ...relation, correlated: true, nameless: parts.nameless ?? false };
}
