/** Ids of columns; adding some makes another set that shares what stands, so that a chain of joins stays linear. */
export interface IdSet {
  readonly has: (id: number) => boolean;
  readonly isEmpty: boolean;
  /** Sets without a common one, each at least twice as long as the next. */
  readonly layers: readonly ReadonlySet<number>[];
}

/** No id. */
export const noIds: IdSet = { has: () => false, isEmpty: true, layers: [] };

/** A set with some more ids. */
export function withIds(set: IdSet, ids: Iterable<number>): IdSet {
  const layer = new Set<number>();
  for (const id of ids) if (!set.has(id)) layer.add(id);
  if (layer.size === 0) return set;
  const layers = [...set.layers];
  for (let last = layers.at(-1); last !== undefined && last.size < 2 * layer.size; last = layers.at(-1)) {
    for (const id of last) layer.add(id);
    layers.pop();
  }
  return setOf([...layers, layer]);
}

/** All ids of two sets. */
export function bothSets(left: IdSet, right: IdSet): IdSet {
  if (left.isEmpty) return right;
  return right.isEmpty ? left : withIds(left, idsIn(right));
}

/** The ids of a set. */
export function idsIn({ layers }: IdSet): readonly number[] {
  return layers.flatMap((layer) => [...layer]);
}

function setOf(layers: readonly ReadonlySet<number>[]): IdSet {
  const [only, ...more] = layers;
  const has =
    only !== undefined && more.length === 0
      ? (id: number): boolean => only.has(id)
      : (id: number): boolean => layers.some((layer) => layer.has(id));
  return { has, isEmpty: false, layers };
}
