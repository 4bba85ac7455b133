import type { Step, Value } from "./pipeline.ts";
import { chosenOf, columnsNamed, visibleOf, type Column, type Relation } from "./relation.ts";

type Join = Step & { readonly kind: "join" };

/** A pair of rows; undefined is a row of nulls. */
interface Pair {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** What `join` makes of the rows there were and a table. */
export function joined(left: Relation, step: Join, right: Relation): Relation {
  const pairs = pairsOf(left, step, right);
  const leftColumns = left.columns.map((column) => {
    const isKey = columnsNamedBy(left, step).includes(column);
    const other = isKey ? keyOf(right, column.name) : undefined;
    const values = pairs.map((pair) => merged(column, other, pair));
    return isKey ? { ...column, values, merged: true } : { ...column, values };
  });
  const rightColumns = right.columns
    .filter(({ name }) => !step.keys.some((key) => key.name === name))
    .map((column) => ({ ...column, values: pairs.map((pair) => valueAt(column, pair.right)) }));
  const isOuter = step.join === "right" || step.join === "full";
  const isOrdered = !isOuter && left.places !== undefined;
  const result: Relation = {
    ...left,
    size: pairs.length,
    columns: [...leftColumns, ...rightColumns],
    places: isOrdered ? pairs.map((pair) => left.places![pair.left!]!) : undefined,
    groups: undefined,
    taken: false,
    joined: true,
    loose: true,
    unplaced:
      left.unplaced === true ||
      right.unplaced === true ||
      (isOuter && visibleOf(left).some(({ named }) => !named)),
    windows: false,
  };
  return step.keep === undefined ? result : kept(result, step.keep, left.places !== undefined);
}

function columnsNamedBy(left: Relation, { keys }: Join): readonly Column[] {
  return keys.flatMap((key) => columnsNamed(left, key));
}

function keyOf(relation: Relation, name: string): Column {
  return relation.columns.find((column) => column.name === name)!;
}

function valueAt(column: Column, row: number | undefined): Value {
  return row === undefined ? null : column.values[row]!;
}

/** Keys are equal where both rows are there, so a merged key is that of either row. */
function merged(left: Column, right: Column | undefined, pair: Pair): Value {
  return pair.left === undefined && right !== undefined
    ? valueAt(right, pair.right)
    : valueAt(left, pair.left);
}

function pairsOf(left: Relation, { join, keys }: Join, right: Relation): readonly Pair[] {
  const pairs: Pair[] = [];
  const met = new Set<number>();
  for (let row = 0; row < left.size; row++) {
    const before = pairs.length;
    for (let other = 0; other < right.size; other++) {
      const isMatch = keys.every((key) => {
        const value = columnsNamed(left, key)[0]!.values[row]!;
        return value !== null && value === keyOf(right, key.name).values[other];
      });
      if (!isMatch) continue;
      met.add(other);
      pairs.push({ left: row, right: other });
    }
    if (pairs.length === before && (join === "left" || join === "full"))
      pairs.push({ left: row, right: undefined });
  }
  if (join === "right" || join === "full") {
    for (let other = 0; other < right.size; other++)
      if (!met.has(other)) pairs.push({ left: undefined, right: other });
  }
  return pairs;
}

/** What steps named before stays, and what is kept; the rest can be read still. */
function kept(relation: Relation, keep: NonNullable<Join["keep"]>, wasSorted: boolean): Relation {
  const chosen = chosenOf(relation, keep);
  const columns = relation.columns.filter((column) => !chosen.some(({ of }) => of === column));
  return {
    ...relation,
    starred: chosen.some(({ column }) => !column.named),
    columns: [
      ...columns.filter(({ named }) => named),
      ...chosen.map(({ column }) => column),
      ...columns
        .filter(({ named }) => !named)
        .map((column) => ({ ...column, visible: false, open: !column.visible || wasSorted })),
    ],
  };
}

/** Whether each visible name is there once. */
export function hasOwnNames(relation: Relation): boolean {
  const names = visibleOf(relation).map(({ name }) => name);
  return new Set(names).size === names.length;
}
