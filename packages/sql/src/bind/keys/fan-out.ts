import { lastName } from "../../ast/last-name.ts";
import { childrenOf, someNode } from "../../ast/children.ts";
import type { Call, Expression, NodeSpan, Star } from "../../ast/expression.ts";
import type { Relation, Select } from "../../ast/query.ts";
import { report } from "../../diagnostics.ts";
import { printExpression } from "../../print/print.ts";
import { isAggregateCall } from "../aggregate-search.ts";
import { foldName, reportOnce, spanOf } from "../context.ts";
import type { FromResult } from "../from-result.ts";
import type { RelationScope } from "../relation-scope.ts";
import type { Scope } from "../scope.ts";
import { closureOf } from "./closure.ts";
import { namedColumn } from "./equalities.ts";
import type { Grain } from "./grain.ts";

/** A SELECT with groups, after everything in it is bound. */
export interface FanOutInput {
  readonly node: Select;
  readonly scope: Scope;
  readonly from: FromResult;
  /** The grain of the rows that are grouped. */
  readonly grain: Grain;
  /** Ids of the groups' keys, as far as they are known. */
  readonly groupIds: readonly number[];
}

/** Aggregates whose result changes when a row is there twice. */
const counting: ReadonlySet<string> = new Set([
  "sum",
  "sum_no_overflow",
  "fsum",
  "sumkahan",
  "kahan_sum",
  "count",
  "avg",
  "mean",
  "favg",
  "product",
]);

/**
 * Warns of an aggregate over columns of one relation (W058) whose rows another one of the join can repeat: the other's key is known, and
 * neither the condition nor the groups fix all of it. Says nothing where the key of either is not known.
 */
export function checkFanOut(input: FanOutInput): void {
  const { relations } = input.from;
  if (relations.filter((relation) => relation.keys.length > 0).length < 2) return;
  const owners = new Map(relations.flatMap((relation) => relation.columns.map(({ id }) => [id, relation])));
  const ground: Ground = { ...input, owners, repeating: new Map() };
  for (const call of aggregateCalls(input)) {
    if (ground.repeating.size === mostWays) return;
    checkCall(ground, call);
  }
}

/** Most relations, or groups of them, whose aggregates are looked at. */
const mostWays = 64;

/** The same with what is found once for all aggregates. */
interface Ground extends FanOutInput {
  readonly owners: ReadonlyMap<number, RelationScope>;
  /** What may repeat the rows of some relations, by the ids of their first columns. */
  readonly repeating: Map<string, Repeating | undefined>;
}

/** A relation that repeats rows, and which columns are one for each of these. */
interface Repeating {
  readonly relation: RelationScope;
  readonly isFixed: (id: number) => boolean;
}

function aggregateCalls({ node, scope }: FanOutInput): readonly Call[] {
  const calls: Call[] = [];
  const open: (Expression | Star)[] = node.items.map((item) => item.expression);
  if (node.having !== undefined) open.push(node.having);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.kind === "call" && isCounting(scope, at)) calls.push(at);
    for (const one of childrenOf(at)) open.push(one);
  }
  return calls;
}

function isCounting(scope: Scope, call: Call): boolean {
  const name = lastName(call.name).toLowerCase();
  return counting.has(name) && !call.distinct && isAggregateCall(scope.context.dialect, call);
}

function checkCall(input: Ground, call: Call): void {
  const columns = columnsIn(
    input.scope,
    call.arguments.map((argument) => argument.value),
  );
  const counted = [...new Set([...columns].flatMap((id) => input.owners.get(id) ?? []))];
  if (counted.length === 0 || counted.some((relation) => relation.keys.length === 0)) return;
  if (counted.length > 1 && isShared(call)) return;
  const way = counted.map((relation) => relation.columns[0]?.id ?? "").join(" ");
  if (!input.repeating.has(way)) input.repeating.set(way, repeatingFor(input, counted));
  const found = input.repeating.get(way);
  if (found === undefined) return;
  const { relation: repeating, isFixed } = found;
  const isAgain = counted.some(({ stored }) => stored !== undefined && stored === repeating.stored);
  warn(input, { call, repeating, isAgain, isFixed });
}

function repeatingFor(input: FanOutInput, counted: readonly RelationScope[]): Repeating | undefined {
  const fixed = new Set([
    ...input.groupIds,
    ...counted.flatMap((relation) => relation.columns.map((column) => column.id)),
  ]);
  const { has } = closureOf((id) => fixed.has(id), input.grain.matched);
  const relation = input.from.relations.find(
    (other) =>
      other.keys.length > 0 &&
      !counted.includes(other) &&
      !other.keys.some((key) => key.columns.every((id) => has(id))),
  );
  return relation === undefined || isRestricted(input, relation, has)
    ? undefined
    : { relation, isFixed: has };
}

/** The ids of the columns that some expressions name. */
function columnsIn(scope: Scope, roots: readonly (Expression | Star)[]): ReadonlySet<number> {
  const ids = new Set<number>();
  const open = [...roots];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const id = at.kind === "column" ? namedColumn(scope, at)?.column.id : undefined;
    if (id !== undefined) ids.add(id);
    for (const one of childrenOf(at)) open.push(one);
  }
  return ids;
}

/** Whether a value of one relation is divided by one of another, as when a total is shared among its parts. */
function isShared(call: Call): boolean {
  return call.arguments.some(({ value }) =>
    someNode(value, (node) => (node.kind === "binary" && node.operator === "/" ? "yes" : "no")),
  );
}

/** Whether a condition says something about what is missing of the key, such as that a day is in a range. */
function isRestricted(
  { node, scope }: FanOutInput,
  relation: RelationScope,
  isFixed: (id: number) => boolean,
): boolean {
  const conditions = node.from.flatMap(conditionsOf);
  const mentioned = columnsIn(scope, node.where === undefined ? conditions : [...conditions, node.where]);
  return relation.keys.every((key) => key.columns.some((id) => !isFixed(id) && mentioned.has(id)));
}

function conditionsOf(relation: Relation): readonly Expression[] {
  if (relation.kind === "aliased-relation") return conditionsOf(relation.relation);
  if (relation.kind !== "join") return [];
  const inner = [...conditionsOf(relation.left), ...conditionsOf(relation.right)];
  return relation.on === undefined ? inner : [...inner, relation.on];
}

/** What is said about one aggregate. */
interface FanOut {
  readonly call: Call;
  readonly repeating: RelationScope;
  /** It is the table that is counted, once more. */
  readonly isAgain: boolean;
  readonly isFixed: (id: number) => boolean;
}

function warn({ node, scope }: FanOutInput, { call, repeating, isAgain, isFixed }: FanOut): void {
  const [key] = repeating.keys;
  if (key === undefined) return;
  const nameOf = (id: number): string => repeating.columns.find((each) => each.id === id)?.name ?? "a column";
  const other = repeating.alias ?? "the other side of the join";
  const missing = key.columns.filter((id) => !isFixed(id)).map(nameOf);
  const known = repeating.columns.filter(({ id }) => isFixed(id)).map(({ name }) => name);
  const place = node.from.map((relation) => placeOf(scope, relation, other)).find((at) => at !== undefined);
  const written = printExpression(call, scope.context.dialect);
  const aggregate = written.length > 60 ? `${written.slice(0, 59)}…` : written;
  const declare =
    known.length === 0 || isAgain
      ? ""
      : ` If ${other} has one row for each ${known.slice(0, 3).join(", ")}, declare that key.`;
  reportOnce(
    scope.context,
    report.repeatedRows(
      spanOf(scope.context, call),
      { aggregate, other, key: key.columns.map(nameOf).join(", "), missing: missing.join(", ") },
      {
        proof: { kind: "unknown", missing: [`how many rows of ${other} meet one row`] },
        help: `Aggregate ${other} before the join, or join on ${missing.join(", ")} as well.${declare}`,
        ...(place === undefined
          ? {}
          : { related: [{ span: spanOf(scope.context, place), message: `${other} is joined here` }] }),
      },
    ),
  );
}

/** The place of a relation of FROM by its name. */
function placeOf(scope: Scope, relation: Relation, name: string): NodeSpan | undefined {
  switch (relation.kind) {
    case "join":
      return placeOf(scope, relation.left, name) ?? placeOf(scope, relation.right, name);
    case "aliased-relation":
      return placeOf(scope, relation.relation, name);
    case "table":
    case "derived":
    case "table-function":
    case "pivot":
    case "unpivot":
    case "match-recognize":
    case "opaque-relation": {
      const own = relation.alias?.name ?? (relation.kind === "table" ? relation.parts.at(-1) : undefined);
      const isMeant =
        own !== undefined && foldName(scope.context, own.name) === foldName(scope.context, name);
      return isMeant ? relation : undefined;
    }
  }
}
