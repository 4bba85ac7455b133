import type { ColumnName, Expression, Identifier, NodeSpan, Star, StarFilter } from "../ast/expression.ts";
import { report } from "../diagnostics.ts";
import { checkFilter, checkLists, checkQualifiers } from "./star-lists.ts";
import { foldName, reportOnce, spanOf } from "./context.ts";
import { noFacts, strictFacts } from "./facts.ts";
import { leftOutFields } from "./left-out-fields.ts";
import type { FromResult } from "./from-result.ts";
import { likeTest, nameValue } from "./name-value.ts";
import { askedColumns } from "./asked-name.ts";
import { linearPattern } from "./linear-pattern.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import { findRelation, proofIn, type Scope } from "./scope.ts";
import { structOf } from "./star-source.ts";
import { isTaken, settleStar } from "./taken-names.ts";
import { bindExpression } from "./expression/bind.ts";
import { reportUnknownQualifier } from "./expression/column-name.ts";
import { suggest } from "./suggest.ts";
import { valueOf, type BoundValue } from "./value.ts";

/** An output column before the SELECT is finished. */
export interface Output {
  readonly name: string;
  readonly value: BoundValue;
  readonly node: NodeSpan;
}

/** The columns of a star, and why there may be more. */
export interface Expansion {
  readonly outputs: readonly Output[];
  /** Absent when these are all. */
  readonly gap: string | undefined;
}

/** A column that a star shows. */
export interface StarColumn {
  readonly name: string;
  readonly column: ScopeColumn;
  /** What REPLACE puts in its place. */
  readonly replacement: Expression | undefined;
}

/** What a star shows, and why there may be more. */
export interface StarColumns {
  readonly columns: readonly StarColumn[];
  readonly gap: string | undefined;
}

/** The columns that `*` shows, in order: what USING merged stands once, where its left column stands. */
export function shownColumns(from: Pick<FromResult, "relations" | "shown">): readonly ScopeColumn[] {
  return from.relations.flatMap((relation) =>
    relation.columns
      .filter((column) => !relation.hidden.has(column.id))
      .map((column) => from.shown.get(column.id) ?? column),
  );
}

/** A scope with what its stars show. */
export interface StarScope {
  readonly scope: Scope;
  readonly from: FromResult;
}

/** Expands `*` or `t.*` to output columns. */
export function expandStar(star: StarScope, node: Star): Expansion {
  const { columns, gap } = starColumns(star, node);
  const outputs = columns.map(({ name, column, replacement }): Output => {
    if (replacement === undefined) {
      checkGrouped(star.scope, column, node);
      return { name, value: columnOf(star.scope, column), node };
    }
    return { name, value: bindExpression(star.scope, replacement), node: replacement };
  });
  return { outputs, gap };
}

/** The columns of `*` or `t.*` with EXCLUDE, REPLACE, RENAME and LIKE. */
export function starColumns(star: StarScope, written: Star): StarColumns {
  const { scope } = star;
  const { star: node, without } = leftOutFields(scope, written);
  const sources = starSources(star, node);
  if (sources === undefined) return { columns: [], gap: "the text has an error" };
  const columns = changed(scope, node, sources.columns.map(without));
  const gap = sources.relations.find((relation) => !relation.complete)?.reason;
  if (gap === undefined) {
    // DuckDB takes a RENAME of a column that is not there.
    const named = node.exclude.map(lastOf);
    reportMissing(scope, [...named, ...node.replace.map((item) => item.name)], sources.all);
    checkQualifiers(scope, node, sources.relations);
  }
  checkLists(scope, node);
  settleStar(star.scope, written, { all: sources.all, columns, gap });
  if (node.filter === undefined) return { columns, gap };
  const chosen = filtered(star, { columns, gap }, node.filter);
  checkFilter(scope, node.filter, { before: columns, chosen });
  return chosen;
}

/** The columns of `*` or `t.*` that EXCLUDE leaves. */
export function keptColumns(star: StarScope, node: Star): readonly ScopeColumn[] {
  return starSources(star, node)?.columns ?? [];
}

/** The columns under the names and values that RENAME and REPLACE give them. */
function changed(scope: Scope, node: Star, shown: readonly ScopeColumn[]): readonly StarColumn[] {
  if (node.rename.length + node.replace.length === 0) {
    return shown.map((column) => ({ name: column.name, column, replacement: undefined }));
  }
  const renamed = namedColumns(
    scope,
    node.rename.map((item) => [item.from, item.to.name]),
  );
  const replaced = new Map(node.replace.map((item) => [foldName(scope.context, item.name.name), item]));
  const used = new Set<string>();
  const columns: StarColumn[] = [];
  for (const column of shown) {
    const key = foldName(scope.context, column.name);
    const replacement = replaced.get(key);
    // Of several columns with the name that REPLACE gives, one is left.
    if (replacement !== undefined && used.has(key)) continue;
    used.add(key);
    const name =
      renamed.byId.get(column.id) ?? renamed.byName.get(key) ?? replacement?.name.name ?? column.name;
    columns.push({ name, column, replacement: replacement?.expression });
  }
  return columns;
}

/** The columns whose names match. A star with SIMILAR TO looks for the pattern anywhere in the name, one with NOT SIMILAR TO does not. */
function filtered(
  { scope, from }: StarScope,
  { columns, gap }: StarColumns,
  filter: StarFilter,
): StarColumns {
  const names = { columns: [], parameters: new Map() };
  const pattern = nameValue(names, filter.pattern);
  const escape = filter.escape === undefined ? undefined : nameValue(names, filter.escape);
  const anywhere = filter.operator === "similar to" && !filter.negated;
  const known =
    typeof pattern === "string" &&
    (escape === undefined ? filter.escape === undefined : typeof escape === "string");
  const test = !known
    ? undefined
    : anywhere
      ? linearPattern(pattern)
      : likeTest(filter.operator, pattern, typeof escape === "string" ? escape : undefined);
  const shown = columns.map(({ column }) => column);
  const matching = anywhere
    ? test && new Set(shown.filter(({ name }) => test(name)))
    : askedColumns({ scope, relations: from.relations }, shown, () => test);
  if (matching === undefined)
    return { columns: [], gap: "the pattern after the star is not a constant that is understood" };
  return { columns: columns.filter(({ column }) => matching.has(column) !== filter.negated), gap };
}

/** E051: a column of a star that the groups have no single value of. Error: the engine refuses it always. */
export function checkGrouped(scope: Scope, { id, name, members }: ScopeColumn, node: NodeSpan): void {
  const { grouping } = scope;
  if (grouping === undefined || !grouping.certain) return;
  if (grouping.columns.has(id) || grouping.mentioned.has(id)) return;
  // A field of a struct is grouped where the struct is.
  if (members === undefined && !scope.relations.some(({ columns }) => columns.some((own) => own.id === id)))
    return;
  const span = spanOf(scope.context, node);
  reportOnce(scope.context, report.notGrouped(span, { name }, { proof: proofIn(scope) }));
}

/** The value of a column that a star shows; ROLLUP and its like leave out keys, which are NULL then. */
export function columnOf(scope: Scope, column: ScopeColumn): BoundValue {
  const { type, sources, name } = column;
  if (scope.grouping?.sets === true)
    return valueOf({ type, nullability: "nullable", sources, facts: noFacts, name, identity: column.id });
  const nullability = scope.notNull.has(column.id) ? "not-null" : column.nullability;
  return valueOf({
    type,
    nullability,
    sources,
    facts: strictFacts([column.id]),
    nullBy: [column.id],
    name,
    identity: column.id,
  });
}

function lastOf(name: ColumnName): Identifier {
  return (
    name.parts.at(-1) ?? { kind: "identifier", name: "", quoted: false, start: name.start, end: name.end }
  );
}

interface StarSources {
  /** What is left after EXCLUDE. */
  readonly columns: readonly ScopeColumn[];
  readonly all: readonly ScopeColumn[];
  readonly relations: readonly RelationScope[];
}

function starSources(star: StarScope, node: Star): StarSources | undefined {
  const { scope, from } = star;
  if (node.qualifier.length === 0 && from.relations.length === 0) return undefined;
  const excluded = namedColumns(
    scope,
    node.exclude.map((name) => [name, ""]),
  );
  const keep = (column: ScopeColumn): boolean =>
    !excluded.byId.has(column.id) &&
    !excluded.byName.has(foldName(scope.context, column.name)) &&
    !isTaken(scope, node, column);
  if (node.qualifier.length === 0) {
    const all = from.relations.flatMap((relation) => relation.columns);
    const source = node.whole === true ? withElements(from) : from;
    const shown = excluded.byId.size === 0 ? shownColumns(source) : shownWithout(source, excluded.byId);
    return { columns: keysFirst(scope, shown).filter(keep), all, relations: from.relations };
  }
  const qualifier = node.qualifier.map((part) => part.name);
  const found = findRelation(scope, qualifier);
  if (found !== undefined && found.owner !== scope) scope.context.outerReads++;
  const relation = found?.relation ?? structOf(scope, node.qualifier);
  if (relation !== undefined) {
    const own = scope.context.dialect.syntax.forms.has("using-first-own");
    const columns = own ? keysFirst(scope, relation.columns) : relation.columns;
    return { columns: columns.filter(keep), all: columns, relations: [relation] };
  }
  reportUnknownQualifier(scope, node.qualifier);
  return undefined;
}

/** The relations with elements of arrays as one column each. */
function withElements(from: StarScope["from"]): StarScope["from"] {
  if (from.relations.every(({ element }) => element === undefined)) return from;
  const relations = from.relations.map((relation) =>
    relation.element === undefined ? relation : { ...relation, columns: [relation.element] },
  );
  return { ...from, relations };
}

/** The columns with those of USING first, in dialects that show them so. */
function keysFirst({ context, merged }: Scope, columns: readonly ScopeColumn[]): readonly ScopeColumn[] {
  if (merged.size === 0 || !context.dialect.syntax.forms.has("using-first")) return columns;
  const first = [...merged.values()].flatMap((key) => {
    const ids = new Set([key.id, ...(key.members ?? []).map(({ id }) => id)]);
    return columns.find(({ id }) => ids.has(id)) ?? [];
  });
  const isKey = new Set(first);
  return first.length === 0 ? columns : [...first, ...columns.filter((column) => !isKey.has(column))];
}

/** Columns that a list names: those with a qualifier by id, the others by name. */
interface NamedColumns {
  readonly byId: ReadonlyMap<number, string>;
  readonly byName: ReadonlyMap<string, string>;
}

function namedColumns(scope: Scope, names: readonly (readonly [ColumnName, string])[]): NamedColumns {
  const byId = new Map<number, string>();
  const byName = new Map<string, string>();
  for (const [name, value] of names) {
    const key = foldName(scope.context, lastOf(name).name);
    const qualifier = name.parts.slice(0, -1).map((part) => part.name);
    if (qualifier.length === 0) {
      byName.set(key, value);
      continue;
    }
    const relation = findRelation(scope, qualifier, key)?.relation;
    for (const other of scope.relations) {
      const column =
        other === relation || other.alias === relation?.alias ? other.byName.get(key) : undefined;
      if (column !== undefined) byId.set(column.id, value);
    }
  }
  return { byId, byName };
}

/** The columns that a star shows when some of those that USING merged are left out: the next one stands for them. */
function shownWithout(from: FromResult, excluded: ReadonlyMap<number, string>): readonly ScopeColumn[] {
  const instead = new Map<number, ScopeColumn>();
  for (const merged of from.merged.values()) {
    const [first, ...others] = merged.members ?? [];
    const next = others.find((member) => !excluded.has(member.id));
    if (first === undefined || next === undefined || !excluded.has(first.id)) continue;
    instead.set(next.id, merged.coalesced === undefined ? next : merged);
  }
  return from.relations.flatMap((relation) =>
    relation.columns.flatMap((column) => {
      if (excluded.has(column.id)) return [];
      const moved = instead.get(column.id);
      if (moved !== undefined) return [moved];
      return relation.hidden.has(column.id) ? [] : [from.shown.get(column.id) ?? column];
    }),
  );
}

function reportMissing(scope: Scope, names: readonly Identifier[], columns: readonly ScopeColumn[]): void {
  if (names.length === 0) return;
  const present = new Set(columns.map((column) => foldName(scope.context, column.name)));
  for (const name of names) {
    if (present.has(foldName(scope.context, name.name))) continue;
    const nearest = suggest(scope.context, name.name, () => columns.map((column) => column.name));
    reportOnce(
      scope.context,
      report.unknownColumn(
        spanOf(scope.context, name),
        { name: name.name, where: " in this star" },
        {
          proof: proofIn(scope),
          help: nearest.length > 0 ? `Did you mean ${nearest.join(" or ")}?` : "The star has no such column.",
        },
      ),
    );
  }
}
