import type { Join } from "../../ast/query.ts";
import type { FromResult } from "../from-result.ts";
import type { ScopeColumn } from "../relation-scope.ts";
import { closureOf } from "./closure.ts";
import type { Determined } from "./equalities.ts";
import {
  allFacts,
  bothKeys,
  dependenciesOf,
  dependenciesWithIds,
  keysWithIds,
  product,
  provedDependency,
  together,
  unknownGrain,
  type Dependency,
  type Grain,
  type RowKey,
} from "./grain.ts";

/** A join whose sides are bound, before and after the columns of its outer sides have new ids. */
export interface JoinGrainInput {
  readonly node: Join;
  readonly left: FromResult;
  readonly right: FromResult;
  /** Columns of the sides before the join (by id) that follow from others where the condition holds. */
  readonly determined: readonly Determined[];
  readonly columnsById: readonly (ScopeColumn | undefined)[];
  /** The id after the join of a column before it. */
  readonly idAfter: (column: number) => number | undefined;
}

/** What tells the rows of a join apart. */
export function joinGrain(input: JoinGrainInput): Grain {
  const { left, right } = input;
  if (left.grain === unknownGrain && right.grain === unknownGrain) return unknownGrain;
  const { keys, dependencies } = grainByKind(input);
  return { keys, dependencies, matched: matchedIn(input) };
}

/** What the condition says where it holds, with what held on each side. */
function matchedIn({ node, left, right, determined, idAfter }: JoinGrainInput): readonly Dependency[] {
  if (node.join === "semi" || node.join === "anti") return left.grain.matched;
  const own = determined.map(({ column, from }) => provedDependency(from, [column]));
  const after = (side: "left" | "right", matched: readonly Dependency[]): readonly Dependency[] =>
    isKept(node, side) ? matched : dependenciesWithIds(matched, idAfter);
  return together(
    together(after("left", left.grain.matched), after("right", right.grain.matched)),
    dependenciesWithIds(own, idAfter),
  );
}

/** Whether the columns of a side are after the join what they are before it. */
function isKept({ join }: Join, side: "left" | "right"): boolean {
  return join === "inner" || join === "cross" || join === (side === "left" ? "left" : "right");
}

type Known = Pick<Grain, "keys" | "dependencies">;

function grainByKind(input: JoinGrainInput): Known {
  const { node, left, right } = input;
  switch (node.join) {
    case "semi":
    case "anti":
      return left.grain;
    case "positional":
      return unknownGrain;
    case "cross":
      return product(left.grain, right.grain);
    case "inner":
      return node.asof ? outerGrain(input, "right") : innerGrain(input);
    case "left":
      return outerGrain(input, "right");
    case "right":
      return node.asof ? unknownGrain : outerGrain(input, "left");
    case "full":
      return node.asof ? unknownGrain : fullGrain(input);
  }
}

/** Rows with their partners. Where each certainly has at most one, the keys of the left side tell them apart. */
function innerGrain({ left, right, determined }: JoinGrainInput): Known {
  const { dependencies } = product(left.grain, right.grain);
  const own = determined.map(({ column, from }) => provedDependency(from, [column]));
  const once = left.grain.keys.length === 0 ? undefined : matchesOnce(right, determined);
  const keys = once?.assumed.length === 0 ? left.grain.keys : bothKeys(left.grain.keys, right.grain.keys);
  return { keys, dependencies: together(dependencies, own) };
}

function restingOn(
  keys: readonly RowKey[],
  { assumed }: { readonly assumed: readonly string[] },
): readonly RowKey[] {
  return assumed.length === 0 ? keys : keys.map((key) => ({ ...key, assumed: allFacts([key, { assumed }]) }));
}

/** Every row of the kept side stays, with partners of the other side or with NULLs. */
function outerGrain(input: JoinGrainInput, optionalSide: "left" | "right"): Known {
  const kept = optionalSide === "right" ? input.left : input.right;
  const optional = input[optionalSide];
  const surviving = optional.grain.dependencies.filter((dependency) =>
    staysTrue(input, optional, dependency),
  );
  const once = input.node.asof ? { assumed: [] } : matchesOnce(optional, input.determined);
  const dependencies = together(kept.grain.dependencies, dependenciesWithIds(surviving, input.idAfter));
  if (once !== undefined) {
    const keys = restingOn(kept.grain.keys, once);
    const columns = idsOf(optional).flatMap((id) => input.idAfter(id) ?? []);
    return { keys, dependencies: together(dependencies, dependenciesOf(keys, columns)) };
  }
  const keys = bothKeys(kept.grain.keys, keysWithIds(optional.grain.keys, input.idAfter));
  return { keys, dependencies: together(dependencies, partnerColumns(input, optional)) };
}

/**
 * Where `a = b` joins, b is a's value or NULL: rows that agree in `a` and in a column that is NULL only where there is no
 * partner agree in b.
 */
function partnerColumns(input: JoinGrainInput, optional: FromResult): readonly Dependency[] {
  const ids = new Set(idsOf(optional));
  const witnesses = optional.grain.keys
    .flatMap((key) => key.columns)
    .filter((id) => isNotNull(input, optional, id));
  return input.determined.flatMap(({ column, from }) => {
    const after = input.idAfter(column);
    if (after === undefined || !ids.has(column) || from.some((id) => ids.has(id))) return [];
    return witnesses.flatMap((witness): readonly Dependency[] => {
      const id = input.idAfter(witness);
      return id === undefined || witness === column ? [] : [provedDependency([...from, id], [after])];
    });
  });
}

/** A dependency still holds when rows of NULLs are added, unless other rows have NULLs in all of `from`. */
function staysTrue(input: JoinGrainInput, side: FromResult, dependency: Dependency): boolean {
  return dependency.from.some((id) => isNotNull(input, side, id));
}

/**
 * Whether a row of the other side has at most one partner on this one, and what this rests on. All that is not of this side is
 * given with the row, so that only what holds on this side has to be looked at.
 */
function matchesOnce(
  side: FromResult,
  determined: readonly Determined[],
): { readonly assumed: readonly string[] } | undefined {
  if (side.grain.keys.length === 0) return undefined;
  const own = ownIds(side);
  const equalities = determined.map(({ column, from }) => provedDependency(from, [column]));
  const closure = closureOf((id) => !own.has(id), [...equalities, ...side.grain.dependencies]);
  const ways = side.grain.keys.flatMap((key) => {
    const facts = closure.factsFor(key.columns);
    return facts === undefined ? [] : [{ assumed: allFacts([key, { assumed: facts }]) }];
  });
  return ways.find((way) => way.assumed.length === 0) ?? ways[0];
}

/** Everything that can be named of a side. */
function ownIds({ relations, merged }: FromResult): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { columns, guessed } of relations) {
    for (const { id } of columns) ids.add(id);
    for (const { id } of guessed.values()) ids.add(id);
  }
  for (const { id } of merged.values()) ids.add(id);
  return ids;
}

function fullGrain(input: JoinGrainInput): Known {
  const after = (side: FromResult): readonly RowKey[] => {
    const keys = side.grain.keys.filter((key) => key.columns.some((id) => isNotNull(input, side, id)));
    return keysWithIds(keys, input.idAfter);
  };
  return { keys: bothKeys(after(input.left), after(input.right)), dependencies: [] };
}

/** Columns that USING made one: on both sides before the join, and after it. */
export interface MergedIds {
  readonly left: number;
  readonly right: number;
  readonly after: number;
}

/** FULL JOIN USING over columns that are a key on both sides: what they became is one. */
export function fullKey(input: JoinGrainInput, merged: readonly MergedIds[]): readonly RowKey[] {
  const { node, left, right } = input;
  if (node.join !== "full" || merged.length === 0) return [];
  const keyOf = (side: FromResult, ids: readonly number[]): RowKey | undefined =>
    ids.every((id) => isNotNull(input, side, id))
      ? side.grain.keys.find((key) => key.columns.every((id) => ids.includes(id)))
      : undefined;
  const found = [
    keyOf(
      left,
      merged.map((ids) => ids.left),
    ),
    keyOf(
      right,
      merged.map((ids) => ids.right),
    ),
  ];
  const [first, second] = found;
  if (first === undefined || second === undefined) return [];
  const columns = merged.map((ids) => ids.after);
  return [{ columns, nulls: "agree", assumed: allFacts([first, second]) }];
}

function isNotNull({ columnsById }: JoinGrainInput, side: FromResult, id: number): boolean {
  return side.notNull.has(id) || columnsById[id]?.nullability === "not-null";
}

function idsOf(side: FromResult): readonly number[] {
  return side.relations.flatMap((relation) => relation.columns.map((column) => column.id));
}
