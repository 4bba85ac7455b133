import { bothSets, noIds, type IdSet } from "./id-set.ts";
import type { OuterSide } from "./outer-side.ts";
import type { RelationScope, ScopeColumn } from "./relation-scope.ts";
import { grainOf, oneRow, product, together, unknownGrain, type Grain } from "./keys/grain.ts";
import type { Source } from "./source.ts";

/** What a FROM clause, or a part of it, gives to the rest of the query. */
export interface FromResult {
  readonly relations: readonly RelationScope[];
  /** What a name alone means where USING made two columns one, by folded name. */
  readonly merged: ReadonlyMap<string, ScopeColumn>;
  /** What a star shows in the place of a column (by id). */
  readonly shown: ReadonlyMap<number, ScopeColumn>;
  /** Columns (by id) that the joins prove to be not NULL. */
  readonly notNull: IdSet;
  /** What tells the rows apart. */
  readonly grain: Grain;
  /** The sides of joins that may be without a match. */
  readonly outer: readonly OuterSide[];
  /** What decides which rows there are, beside the relations' own. */
  readonly rowSources: readonly Source[];
}

/** No relation. */
export const emptyFrom: FromResult = {
  relations: [],
  merged: new Map(),
  shown: new Map(),
  notNull: noIds,
  grain: oneRow,
  outer: [],
  rowSources: [],
};

/** One relation. */
export function fromRelation(relation: RelationScope): FromResult {
  return { ...emptyFrom, relations: [relation], grain: grainIn(relation) };
}

function grainIn({ keys, columns, correlated }: RelationScope): Grain {
  if (keys.length === 0) return unknownGrain;
  if (correlated) return { keys, dependencies: [], matched: [] };
  return grainOf(
    keys,
    columns.map((column) => column.id),
  );
}

/** Two parts side by side. */
export function sideBySide(left: FromResult, right: FromResult): FromResult {
  if (left.relations.length === 0 && left.rowSources.length === 0) return right;
  return { ...inSight(left, right), grain: product(left.grain, right.grain) };
}

/** The same for whoever asks only what can be named, not what tells rows apart. */
export function inSight(left: FromResult, right: FromResult): FromResult {
  if (left.relations.length === 0 && left.rowSources.length === 0) return right;
  return {
    relations: [...left.relations, ...right.relations],
    merged: bothMaps(left.merged, right.merged),
    shown: bothMaps(left.shown, right.shown),
    notNull: bothSets(left.notNull, right.notNull),
    grain: unknownGrain,
    outer: together(left.outer, right.outer),
    rowSources: together(left.rowSources, right.rowSources),
  };
}

function bothMaps<K, V>(left: ReadonlyMap<K, V>, right: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  if (right.size === 0) return left;
  return left.size === 0 ? right : new Map([...left, ...right]);
}
