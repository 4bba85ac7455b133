import type { Expression } from "../ast/expression.ts";
import type { Pivot, PivotColumn, PivotItem } from "../ast/query.ts";
import type { SqlType } from "@rocky/ir";
import type { Dialect, DialectNames } from "../dialects/dialect.ts";
import { namingOf } from "./notes.ts";
import { childrenOf, someNode } from "../ast/children.ts";
import { report } from "../diagnostics.ts";
import { isAggregateCall } from "./aggregate-search.ts";
import { reportOnce, spanOf } from "./context.ts";
import { columnNameOf } from "../dialects/column-name-of.ts";
import { bindExpression } from "./expression/bind.ts";
import { fromRelation, type FromResult } from "./from-result.ts";
import { scopeOver } from "./join.ts";
import { provedKey } from "./keys/grain.ts";
import { distinctNames } from "./output-names.ts";
import { relationScope, type ScopeColumn } from "./relation-scope.ts";
import { findName, proofIn, type Scope } from "./scope.ts";
import { inRole, joined, unique, type Source } from "./source.ts";
import { shownColumns } from "./star.ts";

/** Binds a PIVOT: the group columns, then one column for each pivoted value and aggregate. */
export function bindPivot(outer: Scope, node: Pivot, source: FromResult): FromResult {
  const scope: Scope = { ...scopeOver(outer, source), grouping: undefined };
  const shown = shownColumns(source);
  const gap = source.relations.find((relation) => !relation.complete)?.reason;
  const on = node.on.flatMap((column) => column.columns);
  const used = usedColumns(scope, [...on, ...node.aggregates.map((item) => item.expression)]);
  const gapOfList = listGap(node);
  const explicit = gapOfList === undefined;
  if (node.on.length > 0) for (const item of node.aggregates) checkAggregate(scope, item);
  const keys = keyColumns(scope, node, { shown, used });
  const pivotSources = inRole(
    joined(on.map((expression) => bindExpression(scope, expression).sources)),
    "pivot",
  );
  const groupSources = inRole(joined(keys.map((column) => column.sources)), "group");
  const columns: ScopeColumn[] = keys.map((column) => ({
    ...column,
    id: scope.context.nextColumnId++,
    nullability: scope.notNull.has(column.id) ? "not-null" : column.nullability,
  }));
  if (explicit && node.on.length > 0) {
    const cells = aggregatesOf(node).map((item) => cellOf(scope, node, { item, pivotSources }));
    for (const value of combinations(scope, node.on)) {
      for (const cell of cells) columns.push(pivoted(scope, value, cell));
    }
  }
  if (node.on.length === 0) columns.push(...node.aggregates.map((item) => plainAggregate(scope, item)));
  const aliases = node.alias?.columns ?? [];
  const names = distinctNames(
    scope.context.dialect,
    columns.map((column, i) => aliases[i]?.name ?? column.name),
  );
  const relation = relationScope(scope.context, {
    alias: node.alias?.name.name,
    columns: columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })),
    complete: explicit && gap === undefined,
    reason: gapOfList ?? gap ?? "",
    assumed: source.relations.flatMap((r) => r.assumed),
    ...(keys.length === 0 && gap !== undefined
      ? {}
      : { keys: [provedKey(columns.slice(0, keys.length).map((column) => column.id))] }),
    rowSources: unique(
      joined([source.rowSources, ...source.relations.map((r) => r.rowSources), groupSources, pivotSources]),
    ),
  });
  return fromRelation(relation);
}

/** DuckDB makes no more columns of a PIVOT, unless it is told to. */
const mostColumns = 100_000;

/** Why the columns of a PIVOT are not known; `undefined` where they are written out. */
function listGap(node: Pivot): string | undefined {
  let count = Math.max(1, node.aggregates.length);
  for (const { values } of node.on) {
    if (values === undefined) return "its columns depend on the data: the list of the PIVOT is not explicit";
    count *= Math.max(1, values.length);
  }
  return count > mostColumns ? `it would have more than ${mostColumns} columns` : undefined;
}

/** E051: a column of the source beside the aggregate of a PIVOT. Error: the engine refuses it always. */
function checkAggregate(scope: Scope, { expression }: PivotItem): void {
  const { context } = scope;
  someNode(expression, (node) => {
    if (node.kind === "call" && isAggregateCall(context.dialect, node)) return "skip";
    if (node.kind === "columns" || node.kind === "star" || node.kind === "lambda") return "skip";
    const name = node.kind === "column" ? node.parts.at(-1)?.name : undefined;
    if (name !== undefined && findName(scope, name).kind === "column") {
      const help = `Put it into an aggregate, such as sum(${name}) or max(${name}).`;
      const extras = { proof: proofIn(scope), help };
      reportOnce(context, report.notGrouped(spanOf(context, node), { name }, extras));
    }
    return "no";
  });
}

/** The columns that the rows are grouped by: those of GROUP BY, else all that are not used; without ON there are none. */
function keyColumns(
  scope: Scope,
  node: Pivot,
  { shown, used }: { readonly shown: readonly ScopeColumn[]; readonly used: ReadonlySet<number> },
): readonly ScopeColumn[] {
  if (node.groupBy.length > 0) return groupColumns(scope, node);
  return node.on.length === 0 ? [] : shown.filter((column) => !used.has(column.id));
}

/** A column of a PIVOT without ON, which only groups. */
function plainAggregate(scope: Scope, item: PivotItem): ScopeColumn {
  const { type, nullability, sources } = bindExpression(scope, item.expression);
  const name = item.alias?.name ?? columnNameOf(item.expression, scope.context.dialect) ?? "";
  return { id: scope.context.nextColumnId++, name, type, nullability, sources };
}

function groupColumns(scope: Scope, node: Pivot): readonly ScopeColumn[] {
  return node.groupBy.flatMap((name) => {
    const value = bindExpression(scope, name);
    const part = name.parts.at(-1)?.name ?? "";
    return {
      id: scope.context.nextColumnId++,
      name: value.name ?? part,
      type: value.type,
      nullability: value.nullability,
      sources: value.sources,
    };
  });
}

/** Ids of the columns that some expressions mention. */
function usedColumns(scope: Scope, roots: readonly Expression[]): ReadonlySet<number> {
  const used = new Set<number>();
  const open: ReturnType<typeof childrenOf>[number][] = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "column") {
      const last = node.parts.at(-1)?.name ?? "";
      const meaning = findName(scope, node.parts.length === 1 ? last : (node.parts[1]?.name ?? last));
      if (meaning.kind === "column") used.add(meaning.column.id);
    }
    for (const one of childrenOf(node)) open.push(one);
  }
  return used;
}

/** The aggregates; a PIVOT without any counts rows. */
function aggregatesOf(node: Pivot): readonly (PivotItem | undefined)[] {
  return node.aggregates.length === 0 ? [undefined] : node.aggregates;
}

/** The names of all combinations of pivoted values, the last column of FOR changing fastest. */
function combinations({ context }: Scope, on: readonly PivotColumn[]): readonly string[] {
  const { pivot } = context.dialect.names;
  return on.reduce<readonly string[]>(
    (names, column) =>
      names.flatMap((name) =>
        (column.values ?? []).map((value) =>
          name === "" ? valueName(value, pivot) : `${name}_${valueName(value, pivot)}`,
        ),
      ),
    [""],
  );
}

function valueName(item: PivotItem, rule: DialectNames["pivot"]): string {
  if (item.alias !== undefined) return item.alias.name;
  if (rule !== undefined) return rule.value(item.expression) ?? "";
  return textOf(item.expression);
}

function textOf(expression: Expression): string {
  switch (expression.kind) {
    case "literal":
      return expression.literal === "null" ? "NULL" : expression.text;
    case "typed-literal":
      return isCanonical(expression.type.text, expression.text) ? expression.text : "";
    case "cast": {
      const { operand, type } = expression;
      const constant = operand.kind === "literal" && operand.literal === "string";
      return constant && isCanonical(type.text, operand.text) ? operand.text : "";
    }
    case "column":
      return expression.parts.at(-1)?.name ?? "";
    case "row":
      return expression.elements.map(textOf).join("_");
    case "unary":
      return `${expression.operator}${textOf(expression.operand)}`;
    default:
      return "";
  }
}

/** Whether a constant is written as its type prints it. */
function isCanonical(type: string, text: string): boolean {
  switch (type.toLowerCase()) {
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(text);
    case "integer":
    case "int":
    case "bigint":
      return /^-?(0|[1-9]\d*)$/.test(text);
    case "varchar":
    case "text":
    case "string":
      return true;
    default:
      return false;
  }
}

/** An aggregate over the rows of each pivoted value; without an aggregate, rows are counted. */
interface Cell {
  readonly column: Omit<ScopeColumn, "id" | "name">;
  /** What its columns are called after beside the value. */
  readonly label: string | undefined;
}

/** DuckDB forgets the FILTER of a pivoted aggregate, whatever stands in it. */
function withoutFilter(node: Expression): Expression {
  return node.kind === "call" && node.filter !== undefined ? { ...node, filter: undefined } : node;
}

function cellOf(
  scope: Scope,
  node: Pivot,
  { item, pivotSources }: { readonly item: PivotItem | undefined; readonly pivotSources: readonly Source[] },
): Cell {
  if (item === undefined) {
    const type = { kind: "integer", bits: 64, signed: true } as const;
    return { column: { type, nullability: "not-null", sources: pivotSources }, label: undefined };
  }
  const { type, nullability, sources } = bindExpression(scope, withoutFilter(item.expression));
  const { dialect } = scope.context;
  const label = item.alias?.name ?? dialect.columnName(item.expression, namingOf(scope.context, [])) ?? "";
  const isNamed = item.alias !== undefined && dialect.names.pivot?.namesOneByValue !== true;
  const several = node.aggregates.length > 1 || isNamed;
  const isSparse = dialect.syntax.forms.has("sparse-pivots") && isSparseType(type);
  return {
    column: {
      type,
      nullability: isSparse ? "nullable" : nullability,
      sources: unique(joined([sources, pivotSources])),
    },
    label: several ? label : undefined,
  };
}

/** The types of which Spark first aggregates the rows that there are, and then looks for those of each value. */
function isSparseType({ kind }: SqlType): boolean {
  return kind === "integer" || kind === "float" || kind === "decimal" || kind === "boolean";
}

function pivoted({ context }: Scope, value: string, { column, label }: Cell): ScopeColumn {
  return { ...column, id: context.nextColumnId++, name: cellName(context.dialect, value, label) };
}

function cellName({ names: { pivot } }: Dialect, value: string, label: string | undefined): string {
  if (pivot === undefined) return label === undefined ? value : `${value}_${label}`;
  // A part that is not known leaves the whole unknown.
  if (pivot.namesOneByValue === true && (value === "" || label === "")) return "";
  return pivot.column(value, label === "" ? undefined : label);
}
