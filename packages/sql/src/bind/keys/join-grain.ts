import type { Join } from "../../ast/query.ts";
import type { FromResult } from "../from-result.ts";
import type { ScopeColumn } from "../relation-scope.ts";
import { closureOf } from "./closure.ts";
import type { Determined } from "./equalities.ts";
import {
  allFacts,
  bothKeys,
  dependenciesWithIds,
  keysWithIds,
  product,
  provedDependency,
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
  return dependenciesWithIds([...left.grain.matched, ...right.grain.matched, ...own], idAfter);
}

type Known = Pick<Grain, "keys" | "dependencies">;

function grainByKind(input: JoinGrainInput): Known {
  const { node, left, right, determined } = input;
  switch (node.join) {
    case "semi":
    case "anti":
      return left.grain;
    case "positional":
      return unknownGrain;
    case "cross":
      return product(left.grain, right.grain);
    case "inner":
      return node.asof ? outerGrain(input, "right") : innerGrain(left.grain, right.grain, determined);
    case "left":
      return outerGrain(input, "right");
    case "right":
      return node.asof ? unknownGrain : outerGrain(input, "left");
    case "full":
      return node.asof ? unknownGrain : fullGrain(input);
  }
}

function innerGrain(left: Grain, right: Grain, determined: readonly Determined[]): Known {
  const { keys, dependencies } = product(left, right);
  const own = determined.map(({ column, from }) => provedDependency(from, [column]));
  return { keys, dependencies: own.length === 0 ? dependencies : [...dependencies, ...own] };
}

/** Every row of the kept side stays, with partners of the other side or with NULLs. */
function outerGrain(input: JoinGrainInput, optionalSide: "left" | "right"): Known {
  const kept = optionalSide === "right" ? input.left : input.right;
  const optional = input[optionalSide];
  const surviving = optional.grain.dependencies.filter((dependency) => staysTrue(optional, dependency));
  const once = input.node.asof ? { assumed: [] } : matchesOnce(kept, optional, input.determined);
  const dependencies = [...kept.grain.dependencies, ...dependenciesWithIds(surviving, input.idAfter)];
  if (once !== undefined) {
    const keys = kept.grain.keys.map((key) => ({ ...key, assumed: allFacts([key, once]) }));
    const columns = idsOf(optional).flatMap((id) => input.idAfter(id) ?? []);
    const partners = keys
      .filter((key) => key.nulls === "agree")
      .map((key): Dependency => ({ from: key.columns, to: columns, assumed: key.assumed }));
    return { keys, dependencies: [...dependencies, ...partners] };
  }
  const keys = bothKeys(kept.grain.keys, keysWithIds(optional.grain.keys, input.idAfter));
  return { keys, dependencies: [...dependencies, ...partnerColumns(input, optional)] };
}

/**
 * Where `a = b` joins, b is a's value or NULL: rows that agree in `a` and in a column that is NULL only where there is no
 * partner agree in b.
 */
function partnerColumns(input: JoinGrainInput, optional: FromResult): readonly Dependency[] {
  const ids = new Set(idsOf(optional));
  const witnesses = optional.grain.keys.flatMap((key) => key.columns).filter((id) => isNotNull(optional, id));
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
function staysTrue(side: FromResult, dependency: Dependency): boolean {
  return dependency.from.some((id) => isNotNull(side, id));
}

/** Whether a row of the kept side has at most one partner, and what this rests on. */
function matchesOnce(
  kept: FromResult,
  optional: FromResult,
  determined: readonly Determined[],
): { readonly assumed: readonly string[] } | undefined {
  if (optional.grain.keys.length === 0) return undefined;
  const columns = new Set(idsOf(kept));
  const equalities = determined.map(({ column, from }) => provedDependency(from, [column]));
  const dependencies = [...equalities, ...kept.grain.dependencies, ...optional.grain.dependencies];
  const closure = closureOf((id) => columns.has(id), dependencies);
  const ways = optional.grain.keys.flatMap((key) => {
    const facts = closure.factsFor(key.columns);
    return facts === undefined ? [] : [{ assumed: allFacts([key, { assumed: facts }]) }];
  });
  return ways.find((way) => way.assumed.length === 0) ?? ways[0];
}

function fullGrain(input: JoinGrainInput): Known {
  const after = (side: FromResult): readonly RowKey[] => {
    const keys = side.grain.keys.filter((key) => key.columns.some((id) => isNotNull(side, id)));
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
export function fullKey(
  { node, left, right }: JoinGrainInput,
  merged: readonly MergedIds[],
): readonly RowKey[] {
  if (node.join !== "full" || merged.length === 0) return [];
  const keyOf = (side: FromResult, ids: readonly number[]): RowKey | undefined =>
    ids.every((id) => isNotNull(side, id))
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

function isNotNull(side: FromResult, id: number): boolean {
  return side.notNull.includes(id) || columnOf(side, id)?.nullability === "not-null";
}

function columnOf(side: FromResult, id: number): ScopeColumn | undefined {
  for (const relation of side.relations) {
    const column = relation.columns.find((each) => each.id === id);
    if (column !== undefined) return column;
  }
  return undefined;
}

function idsOf(side: FromResult): readonly number[] {
  return side.relations.flatMap((relation) => relation.columns.map((column) => column.id));
}
