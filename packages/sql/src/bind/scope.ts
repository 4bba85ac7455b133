import type { Proof } from "@rocky/ir";
import type { Expression, NodeSpan } from "../ast/expression.ts";
import type { WindowSpecification } from "../ast/query.ts";
import { foldName, type BindContext } from "./context.ts";
import { closedOver, type OuterSide } from "./outer-side.ts";
import { noIds, withIds, type IdSet } from "./id-set.ts";
import { perhapsCalled } from "./relation-index.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import type { BoundRelation } from "./bound-relation.ts";
import type { Grouping } from "./grouping.ts";
import type { BoundValue } from "./value.ts";

/** Common tables by folded name, the innermost first. */
export type CommonTables = ReadonlyMap<string, BoundRelation>;

/** Output names of a SELECT with their values. */
export interface OutputNames {
  readonly get: (key: string) => BoundValue | undefined;
  readonly keys: () => Iterable<string>;
}

/** A place that not every kind of function may stand in. */
export type Clause = "WHERE" | "ON" | "GROUP BY" | "HAVING" | "aggregate" | "window";

/** A name or a position in a clause that stands for an item of the SELECT list. */
export interface NamedItem {
  readonly mention: NodeSpan;
  readonly name: string;
  readonly item: Expression;
}

/** Everything that an expression can see. All fields are always there, so that all scopes are of one shape to the engine that runs us. */
export interface Scope {
  readonly context: BindContext;
  readonly relations: readonly RelationScope[];
  /** Columns that USING made one, by folded name: what the name alone means. */
  readonly merged: ReadonlyMap<string, ScopeColumn>;
  /** Columns (by id) that cannot be NULL here, whatever their relation says. */
  readonly notNull: IdSet;
  /** What of `notNull` holds for all rows that a window sees, where a CASE knows more about the row at hand. */
  readonly windowNotNull: IdSet | undefined;
  /** The sides of outer joins in FROM. */
  readonly outer: readonly OuterSide[];
  /** Output names that may be used here, by folded name. */
  readonly aliases: OutputNames;
  /** Output names that an aggregate here does not see; for what is said about them. */
  readonly unseen: OutputNames | undefined;
  /** Folded output names that can be named alone only, since a subquery is in what they stand for. */
  readonly withSubquery: ReadonlySet<string> | undefined;
  /** The name before the colon of the item that is bound: `name: value`. */
  readonly prefix: string | undefined;
  /** Whether a column of FROM (that is no key of GROUP BY) or an output name is meant by a name that is both. */
  readonly first: "columns" | "outputs";
  readonly commonTables: CommonTables;
  readonly windows: ReadonlyMap<string, WindowSpecification>;
  /** How rows are grouped, where only grouped columns and aggregates may stand. */
  readonly grouping: Grouping | undefined;
  /** Where the expression stands, if functions over several rows are not welcome there. */
  readonly clause: Clause | undefined;
  /** The name that stands for the expression in this clause, where it is an item of the SELECT list. */
  readonly named: NamedItem | undefined;
  /** A failure here is NULL, as inside TRY. */
  readonly tried: boolean;
  /** How many lambdas are around the expression. */
  readonly lambdas: number;
  /** The parameters of the lambdas around the expression. */
  readonly parameters: ReadonlyMap<string, ScopeColumn>;
  /** The query around this one. */
  readonly parent: Scope | undefined;
}

const noNames = new Map<string, never>();

/** A scope without relations. */
export function emptyScope(
  context: BindContext,
  commonTables: CommonTables,
  parent: Scope | undefined,
): Scope {
  return {
    context,
    relations: [],
    merged: noNames,
    notNull: noIds,
    windowNotNull: undefined,
    outer: [],
    aliases: noNames,
    unseen: undefined,
    withSubquery: undefined,
    prefix: undefined,
    first: "columns",
    commonTables,
    windows: noNames,
    grouping: undefined,
    clause: undefined,
    named: undefined,
    tried: false,
    lambdas: 0,
    parameters: noNames,
    parent,
  };
}

/** The scope after it was proved that some columns are not NULL. */
export function narrowed(scope: Scope, columns: readonly number[]): Scope {
  if (columns.length === 0) return scope;
  return { ...scope, notNull: withIds(scope.notNull, closedOver(columns, scope.outer)) };
}

/** The scope of a part that is only asked about some rows, those for which some columns are not NULL. */
export function narrowedBranch(scope: Scope, columns: readonly number[]): Scope {
  if (columns.length === 0) return scope;
  return { ...narrowed(scope, columns), windowNotNull: scope.windowNotNull ?? scope.notNull };
}

/** The scope of what a window function is given: all rows, whichever the branch around it is about. */
export function ofWindowRows(scope: Scope): Scope {
  const { windowNotNull } = scope;
  return windowNotNull === undefined ? scope : { ...scope, notNull: windowNotNull, windowNotNull: undefined };
}

/** What a name without a qualifier means in one scope. */
export type NameMeaning =
  | {
      readonly kind: "column";
      readonly column: ScopeColumn;
      readonly owner: Scope;
      readonly parameter: boolean;
    }
  | { readonly kind: "alias"; readonly value: BoundValue }
  /** `relation`: the only one here, so that the column can be of nothing else. */
  | {
      readonly kind: "unknown";
      readonly reason: string;
      readonly relation: RelationScope | undefined;
      readonly owner: Scope;
    }
  | { readonly kind: "ambiguous"; readonly qualifiers: readonly string[] }
  | { readonly kind: "missing" };

/** Finds a name: lambda parameters, then columns, then output names, then the query around. */
export function findName(scope: Scope, name: string): NameMeaning {
  const key = foldName(scope.context, name);
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    // In HAVING output names come first, but not for a query in it.
    const meaning = findHere(at, key, at === scope ? at.first : "columns");
    if (meaning.kind !== "missing") return meaning;
  }
  return missing;
}

const missing: NameMeaning = { kind: "missing" };

/** A key of GROUP BY comes before an output name, which comes before any other column. */
function isGroupKey({ grouping, merged, relations }: Scope, key: string): boolean {
  if (grouping === undefined) return false;
  const has = (column: ScopeColumn | undefined): boolean =>
    column !== undefined && grouping.columns.has(column.id);
  return has(merged.get(key)) || relations.some((relation) => has(relation.byName.get(key)));
}

/** Whether the name of an output is that of a column too, which an expression that is a key mentions. */
function isDoubtful({ context, grouping, relations }: Scope, key: string): boolean {
  if (grouping === undefined || !context.dialect.syntax.forms.has("columns-in-having")) return false;
  return relations.some(({ byName }) => {
    const column = byName.get(key);
    return column !== undefined && grouping.mentioned.has(column.id);
  });
}

function doubtful(scope: Scope): NameMeaning {
  return { kind: "unknown", reason: "it is an output and a column", relation: undefined, owner: scope };
}

function findHere(scope: Scope, key: string, first: Scope["first"]): NameMeaning {
  const parameter = scope.parameters.get(key);
  if (parameter !== undefined) return { kind: "column", column: parameter, owner: scope, parameter: true };
  const output = first === "outputs" && !isGroupKey(scope, key) ? scope.aliases.get(key) : undefined;
  if (output !== undefined && isDoubtful(scope, key)) return doubtful(scope);
  if (output !== undefined) return { kind: "alias", value: output };
  const element = elementCalled(scope, key);
  if (element !== undefined) return { kind: "column", column: element, owner: scope, parameter: false };
  const merged = scope.merged.get(key);
  if (merged !== undefined) return { kind: "column", column: merged, owner: scope, parameter: false };
  let found: ScopeColumn | undefined;
  let gap: RelationScope | undefined;
  for (const relation of scope.relations) {
    const column = relation.byName.get(key);
    if (column === undefined) {
      if (!relation.complete) gap ??= relation;
    } else if (found === undefined) found = column;
    else return { kind: "ambiguous", qualifiers: qualifiersOf(scope, key) };
  }
  if (found !== undefined) return { kind: "column", column: found, owner: scope, parameter: false };
  if (gap !== undefined) {
    const only = scope.relations.length === 1 && scope.aliases.get(key) === undefined ? gap : undefined;
    return { kind: "unknown", reason: gap.reason, relation: only, owner: scope };
  }
  const alias = scope.aliases.get(key);
  return alias === undefined ? missing : { kind: "alias", value: alias };
}

/** The elements of an array that is unnested under a name: that name comes before columns of other relations. */
function elementCalled({ context, relations }: Scope, key: string): ScopeColumn | undefined {
  for (const { key: called, columns } of relations) {
    if (called !== key || columns.length !== 1) continue;
    const [only] = columns;
    if (only === undefined || foldName(context, only.name) !== key) continue;
    if (context.dialect.syntax.forms.has("unnest-value")) return only;
  }
  return undefined;
}

/** What the relations that have a column are called. */
function qualifiersOf({ relations }: Scope, key: string): readonly string[] {
  const having = relations.filter((relation) => relation.byName.has(key));
  return having.map((relation) => relation.alias ?? "").filter((alias) => alias !== "");
}

/** A relation that a qualifier names, with the scope in which it stands. */
export interface FoundRelation {
  readonly relation: RelationScope;
  readonly owner: Scope;
}

/** The relation that a qualifier names, in this scope or around it; of several with one name, the first that has `column`. */
export function findRelation(
  scope: Scope,
  qualifier: readonly string[],
  column = "",
): FoundRelation | undefined {
  const [first] = qualifier;
  if (qualifier.length === 1 && first !== undefined) {
    return findCalled(scope, foldName(scope.context, first), column);
  }
  const keys = qualifier.map((part) => foldName(scope.context, part));
  let nearest: FoundRelation | undefined;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    for (const relation of at.relations) {
      if (!isPath(scope.context, relation, keys)) continue;
      if (column === "" || relation.byName.has(column)) return { relation, owner: at };
      nearest ??= { relation, owner: at };
    }
    // A query around may have a table of the same name, and that one the column.
    if (nearest?.relation.complete === false) return nearest;
  }
  return nearest ?? (keys.length === 2 ? byCatalog(scope, keys) : undefined);
}

/** The relation that goes by one name, as {@link findRelation}. */
export function findCalled(scope: Scope, key: string, column: string): FoundRelation | undefined {
  let nearest: FoundRelation | undefined;
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    for (const relation of perhapsCalled(scope.context, at.relations, key)) {
      if (relation.key !== key) continue;
      if (column === "" || relation.byName.has(column)) return { relation, owner: at };
      nearest ??= { relation, owner: at };
    }
    if (nearest?.relation.complete === false) return nearest;
  }
  return nearest;
}

/** `catalog.table`, where the schema that FROM names, or that goes without saying, stands between them. */
function byCatalog(scope: Scope, keys: readonly string[]): FoundRelation | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    for (const relation of at.relations) {
      const path = relation.path.map((part) => foldName(scope.context, part));
      if (path.at(-1) !== keys[1] || (path.length === 3 && path[0] !== keys[0])) continue;
      return { relation, owner: at };
    }
  }
  return undefined;
}

function isPath(context: BindContext, relation: RelationScope, keys: readonly string[]): boolean {
  if (relation.path.length === 0) return false;
  const path = relation.path.map((part) => foldName(context, part));
  // A schema or catalog that the FROM clause does not name may be the one that the table is in.
  const length = Math.min(keys.length, path.length);
  return keys.slice(-length).every((key, i) => key === path[path.length - length + i]);
}

/** All relations in sight, innermost first. */
export function relationsInSight(scope: Scope): readonly RelationScope[] {
  const all: RelationScope[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) all.push(...at.relations);
  return all;
}

/** What an error in this scope rests on. */
export function proofIn(scope: Scope): Proof {
  const facts = [...new Set(relationsInSight(scope).flatMap((relation) => relation.assumed))];
  return facts.length === 0 ? { kind: "proved" } : { kind: "assumed", facts };
}
