import { lastName } from "../ast/last-name.ts";
import { unknownType, type SqlType } from "@rocky/ir";
import type { Identifier } from "../ast/expression.ts";
import type {
  DerivedTable,
  OpaqueRelation,
  Relation,
  ScriptColumn,
  TableFunction,
  TableName,
} from "../ast/query.ts";
import type { BoundRelation } from "./bound-relation.ts";
import { foldName, spanOf, type BindContext, type ResolvedKey } from "./context.ts";
import { hasLockHint, reportLockHint } from "./foreign-table.ts";
import { fromRelation, sideBySide, type FromResult } from "./from-result.ts";
import { noIds, withIds } from "./id-set.ts";
import { keysWithIds, settledKeys, type RowKey } from "./keys/grain.ts";
import { makeRelation, type Calling } from "./make-relation.ts";
import { distinctNames } from "./output-names.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import type { Scope } from "./scope.ts";
import { bindTableFunction, unnested } from "./table-function.ts";
import { joined, noSources, sourcesOf, throughExpression } from "./source.ts";

/** Binds one relation that is no join and no pivot; `scope` is what it may see, the relations to its left included. */
export function bindLeaf(scope: Scope, node: TableName | DerivedTable | TableFunction): FromResult {
  switch (node.kind) {
    case "table":
      return fromRelation(bindTable(scope, node));
    case "derived": {
      const { outerReads } = scope.context;
      const bound = scope.context.rules.query(scope, node.query);
      const relation = relationOf(scope, bound, { alias: node.alias, name: undefined });
      const correlated = scope.context.outerReads > outerReads;
      const { passesNames = false } = node;
      return {
        ...fromRelation({
          ...relation,
          correlated,
          passesNames,
          element: elementOf(scope, node.alias?.name.name, bound),
        }),
        notNull: withIds(noIds, bound.proved),
      };
    }
    case "table-function":
      if (hasLockHint(node) && !scope.context.dialect.functions.isTableFunction(lastName(node.name))) {
        reportLockHint(scope, node);
        return fromRelation(bindTable(scope, { ...node, kind: "table", parts: node.name }));
      }
      return {
        ...fromRelation(bindTableFunction(scope, node)),
        notNull: withIds(noIds, unnested(scope, node)),
      };
  }
}

/** What a row of `SELECT AS STRUCT` or `SELECT AS VALUE` is as one column. */
function elementOf(
  { context }: Scope,
  name: string | undefined,
  { value, columns }: BoundRelation,
): ScopeColumn | undefined {
  if (value === undefined) return undefined;
  const id = context.nextColumnId++;
  const sources = joined(columns.map((column) => column.sources));
  const element = {
    id,
    name: name ?? "",
    type: value,
    nullability: "nullable",
    sources,
  } as const;
  context.columnsById[id] = element;
  return element;
}

/** The relation that a query is when it stands in FROM. */
export function relationOf(scope: Scope, bound: BoundRelation, calling: Calling): RelationScope {
  const names = distinctNames(
    scope.context.dialect,
    bound.columns.map((column, i) => calling.alias?.columns[i]?.name ?? column.name),
  );
  const called = bound.nameless === true ? (calling.alias?.name.name ?? calling.name) : undefined;
  const columns = bound.columns.map((column, i) => ({
    id: scope.context.nextColumnId++,
    name: called ?? names[i] ?? column.name,
    type: column.type,
    nullability: column.nullability,
    sources: column.sources,
  }));
  return makeRelation(scope, calling, {
    columns,
    keys: bound.keys.length === 0 ? bound.keys : keysWithIds(bound.keys, (position) => columns[position]?.id),
    complete: bound.complete,
    reason: bound.reason,
    assumed: bound.assumed,
    rowSources: bound.rowSources,
    nameless: bound.nameless === true,
  });
}

function bindTable(scope: Scope, node: TableName): RelationScope {
  const [first] = node.parts;
  const last = node.parts[node.parts.length - 1];
  const calling: Calling = { alias: node.alias, name: last?.name };
  if (node.parts.length === 1 && first !== undefined) {
    const common = scope.commonTables.get(foldName(scope.context, first.name));
    if (common !== undefined) {
      noteUse(scope.context, common, first.start);
      const relation = relationOf(scope, common, calling);
      return common.value === undefined
        ? relation
        : { ...relation, element: elementOf(scope, relation.alias, common) };
    }
  }
  const relation = bindStoredTable(scope, node.parts, calling);
  for (const look of scope.context.checks.table ?? []) look({ scope, node, relation });
  return relation;
}

function noteUse(context: BindContext, table: BoundRelation, at: number): void {
  const used = (context.usedTables ??= new Map());
  const uses = used.get(table);
  if (uses === undefined) used.set(table, [at]);
  else uses.push(at);
}

function bindStoredTable(scope: Scope, parts: readonly Identifier[], calling: Calling): RelationScope {
  const { context } = scope;
  const names = parts.map((part) => part.name);
  const span = spanOf(context, { start: parts[0]?.start ?? 0, end: parts[parts.length - 1]?.end ?? 0 });
  const resolved = context.resolve(names, span);
  if (resolved.collated) context.collated = true;
  context.reads.push({
    span,
    parts: names,
    relation: resolved.relation,
    aliased: calling.alias !== undefined,
  });
  if (!resolved.complete && resolved.columns.length === 0 && names.length === 1) {
    const key = foldName(context, names[0] ?? "");
    const unknown = (context.unknownTables ??= new Map());
    if (!unknown.has(key)) unknown.set(key, span);
  }
  const { relation } = resolved;
  const sources = sourcesOf(context.sources, relation, resolved.columns);
  const columns = resolved.columns.map((column, i) => ({
    id: context.nextColumnId++,
    name: column.name,
    type: column.type,
    nullability: column.nullability,
    sources: sources[i] ?? noSources,
  }));
  return makeRelation(scope, calling, {
    columns,
    keys: keysOf(scope, resolved.keys ?? [], columns),
    complete: resolved.complete,
    reason: resolved.reason ?? "its table is not known",
    assumed: resolved.assumed ?? [],
    rowSources: [],
    stored: resolved.relation,
    path: calling.alias === undefined ? names : [],
  });
}

function keysOf(
  { context }: Scope,
  keys: readonly ResolvedKey[],
  columns: readonly ScopeColumn[],
): readonly RowKey[] {
  if (keys.length === 0) return [];
  // Keys are short, so that their columns are looked for one by one.
  const idOf = (name: string): number | undefined => {
    const key = foldName(context, name);
    return columns.findLast((column) => foldName(context, column.name) === key)?.id;
  };
  const found = keys.flatMap((key): readonly RowKey[] => {
    const ids = key.columns.flatMap((name) => idOf(name) ?? []);
    return ids.length === key.columns.length ? [{ ...key, columns: ids }] : [];
  });
  return settledKeys(found, (id) => columns.find((column) => column.id === id)?.nullability === "not-null");
}

/** A relation that is not understood: what it reads is bound, its columns are unknown. */
export function opaqueRelation(
  scope: Scope,
  node: OpaqueRelation,
  bind: (relation: Relation) => FromResult,
): FromResult {
  scope.context.hasOpaqueText = true;
  const inner = node.sources.map(bind).reduce(sideBySide, fromRelation(makeOpaque(scope, node)));
  const rows = joined(
    inner.relations.flatMap((relation) => relation.columns.map((column) => column.sources)),
  );
  if (node.columns !== undefined) {
    const sources = throughExpression(rows);
    const columns = node.columns.map((column) => ({ ...scriptColumn(scope, column), sources }));
    const parts = { columns, complete: true, reason: "", assumed: [], rowSources: [] };
    return fromRelation(makeRelation(scope, { alias: node.alias, name: undefined }, parts));
  }
  return { ...fromRelation(makeOpaque(scope, node)), rowSources: rows };
}

/** A column that a script gives, which is NULL where the script gives nothing that fits. */
function scriptColumn({ context }: Scope, { name, type }: ScriptColumn): Omit<ScopeColumn, "sources"> {
  const id = context.nextColumnId++;
  const found = type === undefined ? text : context.dialect.types.parse(type.text);
  const reason = `no type ${type?.text ?? ""} is known`;
  return { id, name: name.name, type: found ?? unknownType(reason), nullability: "nullable" };
}

const text: SqlType = { kind: "string" };

function makeOpaque(scope: Scope, node: OpaqueRelation): RelationScope {
  const named = (node.alias?.columns ?? []).map((identifier) => ({
    id: scope.context.nextColumnId++,
    name: identifier.name,
    type: unknownType(node.reason),
    nullability: "unknown" as const,
    sources: [],
  }));
  return makeRelation(
    scope,
    { alias: node.alias, name: undefined },
    {
      columns: named,
      complete: false,
      reason: node.reason,
      assumed: [],
      rowSources: [],
    },
  );
}
