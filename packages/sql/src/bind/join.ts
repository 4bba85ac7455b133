import { unknownType } from "@rocky/ir";
import type { Identifier } from "../ast/expression.ts";
import type { Join } from "../ast/query.ts";
import { report } from "../diagnostics.ts";
import { foldName, reportOnce, spanOf, type BindContext } from "./context.ts";
import { bindExpression } from "./expression/bind.ts";
import { conditionFacts } from "./expression/operator.ts";
import { checkKeys, checkKeysOf } from "./join-keys.ts";
import type { FromResult } from "./from-result.ts";
import { inSight } from "./from-result.ts";
import { bothSets, idsIn, noIds, withIds, type IdSet } from "./id-set.ts";
import { determinedBy, equalsOnlyItself, type Determined } from "./keys/equalities.ts";
import { unknownGrain, type Grain } from "./keys/grain.ts";
import { fullKey, joinGrain, type JoinGrainInput } from "./keys/join-grain.ts";
import { closedOver, renewedSide, type OuterSide } from "./outer-side.ts";
import { asNullable, type RelationScope, type ScopeColumn } from "./relation-scope.ts";
import { findName, proofIn, type Scope } from "./scope.ts";
import { inRole, joined, type Source } from "./source.ts";
import { suggest } from "./suggest.ts";

/** Two bound sides of a join, and what surrounds the FROM clause. */
export interface Sides {
  readonly left: FromResult;
  readonly right: FromResult;
}

/** A scope that sees what a part of FROM gives. */
export function scopeOver(scope: Scope, from: FromResult): Scope {
  return {
    ...scope,
    relations: from.relations,
    merged: from.merged,
    notNull: bothSets(scope.notNull, from.notNull),
    outer: from.outer,
  };
}

/** Joins two bound sides. */
export function bindJoin(scope: Scope, node: Join, sides: Sides): FromResult {
  const both = scopeOver(scope, inSight(sides.left, sides.right));
  const keys = keyNames(scope, node, sides);
  checkKeysOf(both, node.on);
  const { outerReads } = scope.context;
  const match = node.match === undefined ? undefined : bindExpression({ ...both, clause: "ON" }, node.match);
  const condition = node.on === undefined ? undefined : bindExpression({ ...both, clause: "ON" }, node.on);
  // What is outside of the join may differ from row to row.
  const isOwn = scope.context.outerReads === outerReads;
  for (const look of scope.context.checks.join ?? []) look({ ...sides, scope: both, node, condition });
  // ASOF finds a row for some values that compare with nothing.
  const facts = condition === undefined || node.asof ? [] : conditionFacts(condition).whenTrue;
  const pairs = keys.map((name) => bindKey(scope, name, sides));
  for (const [i, pair] of pairs.entries()) {
    const key = keys[i];
    if (key !== undefined) checkKeys(both, { ...named(pair), node: key });
  }
  const grain = grainInput(both, node, { sides, pairs, isOwn });
  const joinSources: readonly Source[] = inRole(
    joined([
      match?.sources ?? [],
      condition?.sources ?? [],
      ...pairs.flatMap((pair) => [pair.left.sources, pair.right.sources]),
    ]),
    "join",
  );
  const keyIds = (node.asof ? pairs.slice(0, -1) : pairs).flatMap((pair) => [pair.left.id, pair.right.id]);
  const shaped = shape(scope, node, { sides, proved: [...facts, ...keyIds] });
  const joining =
    grain === undefined
      ? undefined
      : { ...grain, columnsById: scope.context.columnsById, idAfter: idsAfter(scope.context, sides, shaped) };
  const kept =
    node.join === "semi" || node.join === "anti" ? shaped.left : inSight(shaped.left, shaped.right);
  const dropped = kept === shaped.left ? shaped.right.relations.flatMap((r) => r.rowSources) : [];
  const inner = node.join === "inner" || node.join === "cross" || node.join === "semi";
  const result: FromResult = {
    ...kept,
    notNull: inner ? provedBeside(sides, kept, [...facts, ...keyIds]) : kept.notNull,
    grain: joining === undefined ? unknownGrain : joinGrain(joining),
    rowSources: [...sides.left.rowSources, ...sides.right.rowSources, ...joinSources, ...dropped],
  };
  if (node.join === "semi" || node.join === "anti") return withLeftKeys(scope, result, pairs);
  const merged = mergeKeys(scope, node, {
    result,
    pairs: pairs.map((pair) => knownPair(pair, sides)),
    shaped,
  });
  if (joining === undefined || node.join !== "full") return merged;
  return { ...merged, grain: withFullKey(scope, joining, { merged, pairs }) };
}

/** What the grain of a join is found from; `undefined` where nothing is known of either side. */
function grainInput(
  both: Scope,
  node: Join,
  {
    sides,
    pairs,
    isOwn,
  }: { readonly sides: Sides; readonly pairs: readonly KeyPair[]; readonly isOwn: boolean },
): Omit<JoinGrainInput, "idAfter" | "columnsById"> | undefined {
  if (sides.left.grain === unknownGrain && sides.right.grain === unknownGrain) return undefined;
  const { context } = both;
  const { types } = context.dialect;
  const determined = pairs.flatMap(({ left, right }): readonly Determined[] => {
    const common = types.commonType([left, right], "comparison");
    if (common.kind !== "ok") return [];
    return [
      ...(equalsOnlyItself(context, right.type, common.type) ? [{ column: right.id, from: [left.id] }] : []),
      ...(equalsOnlyItself(context, left.type, common.type) ? [{ column: left.id, from: [right.id] }] : []),
    ];
  });
  return { node, ...sides, determined: [...(isOwn ? determinedBy(both, node.on) : []), ...determined] };
}

/** What an inner join proves to be not NULL. What the left side proves is closed over its own outer sides already. */
function provedBeside({ left, right }: Sides, kept: FromResult, facts: readonly number[]): IdSet {
  return withIds(left.notNull, closedOver([...idsIn(right.notNull), ...facts], kept.outer));
}

/** A side that the join does not change keeps its ids, however many there are. */
function idsAfter({ columnsById }: BindContext, before: Sides, after: Sides): JoinGrainInput["idAfter"] {
  if (before.left === after.left && before.right === after.right)
    return (id) => (columnsById[id] === undefined ? undefined : id);
  let renewed: ReadonlyMap<number, number> | undefined;
  return (id) =>
    (renewed ??= renewedIds(before, after)).get(id) ?? (columnsById[id] === undefined ? undefined : id);
}

/** The ids after a join of the columns that it changes. */
function renewedIds(before: Sides, after: Sides): ReadonlyMap<number, number> {
  const renewed = new Map<number, number>();
  for (const side of ["left", "right"] as const) {
    if (before[side] === after[side]) continue;
    before[side].relations.forEach((relation, i) => {
      relation.columns.forEach((column, j) => {
        renewed.set(column.id, after[side].relations[i]?.columns[j]?.id ?? column.id);
      });
    });
  }
  return renewed;
}

function withFullKey(
  scope: Scope,
  joining: JoinGrainInput,
  { merged, pairs }: { readonly merged: FromResult; readonly pairs: readonly KeyPair[] },
): Grain {
  const ids = pairs.flatMap((pair) => {
    const after = merged.merged.get(foldName(scope.context, pair.name))?.id;
    return after === undefined ? [] : [{ left: pair.left.id, right: pair.right.id, after }];
  });
  if (scope.context.collated) return merged.grain;
  const keys = fullKey(joining, ids.length === pairs.length ? ids : []);
  return keys.length === 0 ? merged.grain : { ...merged.grain, keys };
}

/** Two sides with the columns that a match proves to be not NULL. */
interface Matching {
  readonly sides: Sides;
  readonly proved: readonly number[];
}

/** The sides with the columns that the join can leave empty made nullable. */
function shape(scope: Scope, node: Join, { sides: { left, right }, proved }: Matching): Sides {
  switch (node.join) {
    case "left":
      return { left, right: nullableSide(scope, right, proved) };
    case "right":
      return { left: nullableSide(scope, left, proved), right };
    case "full":
    case "positional":
      return eitherSide({ left: nullableSide(scope, left, []), right: nullableSide(scope, right, []) });
    case "inner":
    case "cross":
    case "semi":
    case "anti":
      return { left, right };
  }
}

/** Two sides that may be empty, but not both at once. */
function eitherSide({ left, right }: Sides): Sides {
  const [ofLeft, ...innerLeft] = left.outer;
  const [ofRight, ...innerRight] = right.outer;
  if (ofLeft === undefined || ofRight === undefined) return { left, right };
  return {
    left: { ...left, outer: [{ ...ofLeft, otherwise: ofRight.matched }, ...innerLeft] },
    right: { ...right, outer: [{ ...ofRight, otherwise: ofLeft.matched }, ...innerRight] },
  };
}

/** Most outer joins inside the side of another one of which more is remembered than that their columns may be NULL. */
const mostSides = 8;

/** A side that may be empty; `proved` are not NULL where it is not. */
function nullableSide(scope: Scope, side: FromResult, proved: readonly number[]): FromResult {
  const { context } = scope;
  // New ids follow each other, so that the columns before and after stand in one order.
  const firstId = context.nextColumnId;
  const before: ScopeColumn[] = [];
  const after: ScopeColumn[] = [];
  for (const { columns } of side.relations) for (const column of columns) before.push(column);
  let index: Map<number, ScopeColumn> | undefined;
  const renewed = (): Map<number, ScopeColumn> => (index ??= byOldId(before, after));
  const idOf = (id: number): number => renewed().get(id)?.id ?? id;
  const nullable = side.relations.map((relation) => {
    const next = asNullable(context, relation);
    for (const column of next.columns) after.push(column);
    return next;
  });
  const relations = side.relations.every(({ hidden }) => hidden.size === 0)
    ? nullable
    : nullable.map((relation) => ({ ...relation, hidden: new Set([...relation.hidden].map(idOf)) }));
  const renew = (column: ScopeColumn): ScopeColumn => {
    const known = renewed().get(column.id);
    if (known !== undefined && column.members === undefined) return known;
    const members = column.members === undefined ? {} : { members: column.members.map(renew) };
    if (known !== undefined) return { ...known, ...members };
    const made: ScopeColumn = { ...column, id: context.nextColumnId++, nullability: "nullable" };
    renewed().set(column.id, made);
    before.push(column);
    return { ...made, ...members };
  };
  const merged = renewedMap(side.merged, (name, column) => [name, renew(column)]);
  const shown = renewedMap(side.shown, (id, column) => [idOf(id), renew(column)]);
  const oldOf = (id: number): number | undefined => before[id - firstId]?.id;
  let matched: readonly number[] | undefined;
  const own: OuterSide = {
    has: (id) => id >= firstId && id < firstId + before.length,
    matched: () => {
      const certain = before.filter(isNotNull).map(({ id }) => id);
      return (matched ??= [...certain, ...idsIn(side.notNull), ...proved].map(idOf));
    },
  };
  const renewal = { after: idOf, before: oldOf };
  return {
    relations,
    merged,
    shown,
    notNull: noIds,
    grain: unknownGrain,
    outer: [own, ...side.outer.slice(0, mostSides).map((inner) => renewedSide(inner, renewal))],
    rowSources: side.rowSources,
  };
}

function byOldId(before: readonly ScopeColumn[], after: readonly ScopeColumn[]): Map<number, ScopeColumn> {
  const index = new Map<number, ScopeColumn>();
  let at = 0;
  for (const column of after) {
    const old = before[at++];
    if (old !== undefined) index.set(old.id, column);
  }
  return index;
}

/** What USING made of columns, with new ids; mostly nothing. */
function renewedMap<K>(
  map: ReadonlyMap<K, ScopeColumn>,
  renew: (key: K, column: ScopeColumn) => readonly [K, ScopeColumn],
): ReadonlyMap<K, ScopeColumn> {
  return map.size === 0 ? map : new Map([...map].map(([key, column]) => renew(key, column)));
}

function isNotNull({ nullability }: ScopeColumn): boolean {
  return nullability === "not-null";
}

function keyNames(scope: Scope, node: Join, { left, right }: Sides): readonly Identifier[] {
  if (!node.natural) return node.using;
  const names = new Map<string, Identifier>();
  const onRight = new Set(right.relations.flatMap((relation) => [...relation.byName.keys()]));
  for (const relation of left.relations) {
    for (const column of relation.columns) {
      const key = foldName(scope.context, column.name);
      if (!onRight.has(key) || names.has(key)) continue;
      names.set(key, {
        kind: "identifier",
        name: column.name,
        quoted: true,
        start: node.start,
        end: node.end,
      });
    }
  }
  if (names.size === 0) reportNothingShared(scope, node, [...left.relations, ...right.relations]);
  return [...names.values()];
}

/** E048: NATURAL JOIN of sides without a common column. Error: the engine refuses it always. */
function reportNothingShared(scope: Scope, node: Join, relations: readonly RelationScope[]): void {
  if (relations.some(({ complete }) => !complete)) return;
  const args = { name: "that both sides of this NATURAL JOIN have", where: "" };
  const help = "Say with ON or USING what ties the sides together.";
  const span = spanOf(scope.context, node);
  reportOnce(scope.context, report.unknownColumn(span, args, { help, proof: proofIn(scope) }));
}

/** The two columns behind one name of USING. */
interface KeyPair {
  readonly name: string;
  readonly left: ScopeColumn;
  readonly right: ScopeColumn;
}

function bindKey(scope: Scope, name: Identifier, sides: Sides): KeyPair {
  return {
    name: name.name,
    left: keyColumn(scope, name, sides.left),
    right: keyColumn(scope, name, sides.right),
  };
}

/** A pair with what the sides prove about it, each for itself. */
function knownPair(pair: KeyPair, { left, right }: Sides): KeyPair {
  const known = (column: ScopeColumn, side: FromResult): ScopeColumn =>
    side.notNull.has(column.id) ? { ...column, nullability: "not-null" } : column;
  return { ...pair, left: known(pair.left, left), right: known(pair.right, right) };
}

/** The columns of a pair as a message calls them. */
function named({ left, right, name }: KeyPair): { readonly left: ScopeColumn; readonly right: ScopeColumn } {
  return {
    left: { ...left, name: `${name} on the left` },
    right: { ...right, name: `${name} on the right` },
  };
}

function keyColumn(scope: Scope, name: Identifier, side: FromResult): ScopeColumn {
  const { context } = scope;
  const here: Scope = {
    ...scopeOver(scope, side),
    parent: undefined,
    aliases: new Map(),
    parameters: new Map(),
  };
  const meaning = findName(here, name.name);
  if (meaning.kind === "column") return meaning.column;
  const first =
    meaning.kind === "ambiguous" && context.dialect.syntax.forms.has("using-first")
      ? sideColumn(scope, side, name.name)
      : undefined;
  if (first !== undefined) return first;
  const span = spanOf(context, name);
  if (meaning.kind === "ambiguous") {
    reportOnce(context, report.ambiguousColumn(span, { name: name.name }, { proof: proofIn(here) }));
  } else if (meaning.kind !== "unknown") {
    const candidates = side.relations.flatMap((relation) => relation.columns.map((column) => column.name));
    const nearest = suggest(context, name.name, () => candidates);
    reportOnce(
      context,
      report.unknownColumn(
        span,
        { name: name.name, where: " on one side of the join" },
        {
          proof: proofIn(here),
          help:
            nearest.length > 0
              ? `Did you mean ${nearest.join(" or ")}?`
              : "USING needs a column of that name on both sides.",
        },
      ),
    );
  }
  return {
    id: context.nextColumnId++,
    name: name.name,
    type: unknownType(meaning.kind === "unknown" ? meaning.reason : "the text has an error"),
    nullability: "unknown",
    sources: [],
  };
}

/** After a join that keeps one side, the name of a key still means that side's column, whatever is joined later. */
function withLeftKeys(scope: Scope, result: FromResult, pairs: readonly KeyPair[]): FromResult {
  if (pairs.length === 0) return result;
  const keys = new Map<string, ScopeColumn>();
  for (const { name } of pairs) {
    const column = sideColumn(scope, result, name);
    if (column !== undefined) keys.set(foldName(scope.context, name), column);
  }
  // The keys of this join stand before those of the joins inside it.
  const isFirst = scope.context.dialect.syntax.forms.has("using-first");
  const merged = isFirst ? [...keys, ...without(result.merged, keys)] : [...result.merged, ...keys];
  return { ...result, merged: new Map(merged) };
}

function without<T>(
  map: ReadonlyMap<string, T>,
  keys: ReadonlyMap<string, T>,
): readonly (readonly [string, T])[] {
  return [...map].filter(([key]) => !keys.has(key));
}

/** A join before its keys are made one. */
interface Unmerged {
  readonly result: FromResult;
  readonly pairs: readonly KeyPair[];
  readonly shaped: Sides;
}

function mergeKeys(scope: Scope, node: Join, { result, pairs, shaped }: Unmerged): FromResult {
  if (pairs.length === 0) return result;
  const isFirst = scope.context.dialect.syntax.forms.has("using-first");
  const merged = new Map(isFirst ? [] : result.merged);
  const shown = new Map(result.shown);
  const hide = new Set<number>();
  for (const pair of pairs) {
    const key = foldName(scope.context, pair.name);
    const left = sideColumn(scope, shaped.left, pair.name) ?? pair.left;
    const right = sideColumn(scope, shaped.right, pair.name) ?? pair.right;
    const column = mergedColumn(scope, node, { name: pair.name, left, right, pair });
    merged.set(key, column);
    const [first] = column.members ?? [];
    // The members of the left side, but for the first, were hidden when they became one.
    for (const { id } of right.members ?? [right]) hide.add(id);
    if (first !== undefined && column.id !== first.id) shown.set(first.id, column);
  }
  const onLeft = shaped.left.relations.length;
  const relations = result.relations.map((relation, i) => (i < onLeft ? relation : hiding(relation, hide)));
  // The keys of this join stand before those of the joins inside it.
  if (isFirst) for (const [key, column] of result.merged) if (!merged.has(key)) merged.set(key, column);
  return { ...result, merged, shown, relations };
}

function hiding(relation: RelationScope, ids: ReadonlySet<number>): RelationScope {
  const hidden = relation.columns.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  return hidden.length === 0 ? relation : { ...relation, hidden: new Set([...relation.hidden, ...hidden]) };
}

function sideColumn(scope: Scope, side: FromResult, name: string): ScopeColumn | undefined {
  const key = foldName(scope.context, name);
  const merged = side.merged.get(key);
  if (merged !== undefined) return merged;
  for (const relation of side.relations) {
    const column = relation.byName.get(key);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** What {@link mergedColumn} chooses from: the sides after the join, and before it. */
interface Merging {
  readonly name: string;
  readonly left: ScopeColumn;
  readonly right: ScopeColumn;
  readonly pair: KeyPair;
}

/** What the name means after the join: the side that has every row, or the first of all columns that is not NULL. */
function mergedColumn(scope: Scope, node: Join, { left, right, pair }: Merging): ScopeColumn {
  const more = right.members ?? [right];
  const members = [...(left.members ?? [left]), ...more];
  const primary = node.join === "right" ? right : left;
  if (node.join !== "full" && primary.coalesced === undefined) return { ...primary, members };
  // What is one of several already has their type and their sources.
  const parts = left.coalesced === undefined ? members : [left, ...more];
  const common = scope.context.dialect.types.commonType(parts, "coalesce");
  const before = [pair.left, pair.right].map((column) => column.nullability);
  const certain = node.join === "inner" || before.every((nullability) => nullability === "not-null");
  return {
    id: scope.context.nextColumnId++,
    name: left.name,
    type: common.kind === "ok" ? common.type : unknownType("the sides of the join have different types"),
    nullability: certain ? "not-null" : node.join === "full" ? "nullable" : primary.nullability,
    sources: joined(parts.map((column) => column.sources)),
    members,
    coalesced: true,
  };
}
