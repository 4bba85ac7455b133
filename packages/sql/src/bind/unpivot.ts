import { unknownType, type Nullability, type SqlType } from "@rocky/ir";
import { childrenOf } from "../ast/children.ts";
import type { Expression, Star } from "../ast/expression.ts";
import type { Unpivot, UnpivotItem } from "../ast/query.ts";
import { expandColumns, findColumns } from "./columns-expression.ts";
import { foldName } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { fromRelation, type FromResult } from "./from-result.ts";
import { scopeOver } from "./join.ts";
import { tellMixture } from "./no-common-type.ts";
import { distinctNames } from "./output-names.ts";
import { relationScope, type ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";
import { inRole, joined, unique } from "./source.ts";
import { expandStar, shownColumns, type StarScope } from "./star.ts";
import { errorReason, firstUnknown, type BoundValue } from "./value.ts";
import { worst } from "../types/null-rule.ts";

/** Binds an UNPIVOT: the columns that it does not take, then the names, then the values. */
export function bindUnpivot(outer: Scope, node: Unpivot, source: FromResult): FromResult {
  const scope: Scope = { ...scopeOver(outer, source), grouping: undefined };
  const { context } = scope;
  const taken = takenColumns({ scope, from: source }, node);
  const rest = shownColumns(source)
    .filter((column) => !taken.names.has(foldName(context, column.name)))
    .map((column) => ({
      ...column,
      nullability: scope.notNull.has(column.id) ? ("not-null" as const) : column.nullability,
    }));
  const names: Made = {
    name: node.name?.name ?? "name",
    type: { kind: "string" },
    nullability: "not-null",
    sources: [],
  };
  const values = valueColumns(scope, node, taken.rows);
  const valuesFirst = context.dialect.names.unpivotsValuesFirst === true;
  const columns = valuesFirst
    ? [...rest, ...values, { ...names, type: labelType(node) }]
    : [...rest, names, ...values];
  const aliases = node.alias?.columns ?? [];
  const distinct = distinctNames(
    context.dialect,
    columns.map((column, i) => aliases[i]?.name ?? column.name),
  );
  const relation = relationScope(context, {
    alias: node.alias?.name.name,
    columns: columns.map(({ type, nullability, sources }, i) => ({
      id: context.nextColumnId++,
      name: distinct[i] ?? "",
      type,
      nullability,
      sources,
    })),
    complete: taken.gap === undefined,
    reason: taken.gap ?? "",
    assumed: source.relations.flatMap((each) => each.assumed),
    rowSources: unique(
      joined([
        source.rowSources,
        ...source.relations.map((each) => each.rowSources),
        node.includeNulls ? [] : inRole(joined(taken.rows.flat().map((value) => value.sources)), "filter"),
      ]),
    ),
  });
  return fromRelation(relation);
}

/** The type of the names: that of the labels after AS, texts where there are none. */
function labelType({ items }: Unpivot): SqlType {
  const isNumber = items.some(({ label }) => label?.literal === "integer");
  return isNumber ? { kind: "integer", bits: 64, signed: true } : { kind: "string" };
}

type Made = Pick<ScopeColumn, "name" | "type" | "nullability" | "sources">;

/** What an UNPIVOT takes: the values of each row that it makes of one, and the names of the columns that they are from. */
interface Taken {
  readonly rows: readonly (readonly BoundValue[])[];
  readonly names: ReadonlySet<string>;
  readonly gap: string | undefined;
}

function takenColumns(star: StarScope, node: Unpivot): Taken {
  const rows: (readonly BoundValue[])[] = [];
  const names = new Set<string>();
  let gap = star.from.relations.find((relation) => !relation.complete)?.reason;
  for (const item of node.items) {
    for (const column of item.columns) addNames(star.scope, names, column);
    const expansion = expanded(star, item);
    if (expansion === undefined) {
      const columns = item.columns.filter((column): column is Expression => column.kind !== "star");
      rows.push(columns.map((column) => bindExpression(star.scope, column)));
      continue;
    }
    gap ??= expansion.gap;
    for (const { name, value } of expansion.outputs) {
      names.add(foldName(star.scope.context, name));
      rows.push([value]);
    }
  }
  return { rows, names, gap };
}

/** The columns of an item that is a star or has COLUMNS in it. */
function expanded(star: StarScope, { columns }: UnpivotItem): ReturnType<typeof expandStar> | undefined {
  const [expression, more] = columns;
  if (expression === undefined || more !== undefined) return undefined;
  if (expression.kind === "star") return expandStar(star, expression);
  return findColumns(expression) === undefined
    ? undefined
    : expandColumns(star, { expression, alias: undefined });
}

/** The last parts of the names that an expression mentions. */
function addNames(scope: Scope, names: Set<string>, root: Expression | Star): void {
  const open: (Expression | Star)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "column") names.add(foldName(scope.context, node.parts.at(-1)?.name ?? ""));
    else if (node.kind !== "star" && node.kind !== "columns")
      for (const one of childrenOf(node)) open.push(one);
  }
}

/** The columns of the values; an alias of the relation names them too, from its first column on. */
function valueColumns(scope: Scope, node: Unpivot, rows: Taken["rows"]): readonly Made[] {
  const given = node.values.length > 0 ? node.values.map((value) => value.name) : ["value"];
  // DuckDB leaves out NULLs by the name of the column, which may be that of another one too.
  const single = given.length === 1 && node.alias === undefined && !isColumn(scope, given[0] ?? "");
  return given.map((name, i) => {
    const cells = rows.flatMap((row) => row[i] ?? []);
    return {
      name: node.alias?.columns[i]?.name ?? name,
      type: commonType(scope, node, cells),
      nullability: nullabilityOf(cells, single && !node.includeNulls),
      sources: unique(joined(cells.map((cell) => cell.sources))),
    };
  });
}

function isColumn(scope: Scope, name: string): boolean {
  return scope.relations.some((relation) => relation.byName.has(foldName(scope.context, name)));
}

function nullabilityOf(cells: readonly BoundValue[], nullsLeftOut: boolean): Nullability {
  return nullsLeftOut ? "not-null" : worst(cells);
}

function commonType(scope: Scope, node: Unpivot, cells: readonly BoundValue[]): SqlType {
  const reason = firstUnknown(cells);
  if (reason !== undefined) return unknownType(reason);
  const { types } = scope.context.dialect;
  let common: SqlType = { kind: "null" };
  for (const cell of cells) {
    const pair = types.commonType([{ type: common }, { type: cell.type }], "unpivot");
    if (pair.kind === "none") {
      const mixed = `${types.print(common)} and ${types.print(types.settle(cell))}`;
      tellMixture(scope, node, { what: "the columns of UNPIVOT", types: mixed });
      return unknownType(errorReason);
    }
    if (pair.kind === "unknown") return unknownType(pair.reason);
    common = pair.type;
  }
  return common;
}
