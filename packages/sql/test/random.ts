/** A stream of choices that a seed decides. */
export interface Random {
  /** At least 0, less than 1. */
  readonly next: () => number;
  /** A whole number from 0 to `below` - 1. */
  readonly int: (below: number) => number;
  /** Whether something of this probability happens. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** `count` draws, each anew. */
  readonly several: <T>(from: readonly T[], count: number) => readonly T[];
  /** The same items in another order. */
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

/** The generator mulberry32, so that a seed gives the same everywhere. */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number): number => Math.floor(next() * below);
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error("nothing to pick from");
    return from[int(from.length)] as T;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    several: (from, count) => Array.from({ length: count }, () => pick(from)),
    shuffled: (items) => {
      const left = [...items];
      for (let i = left.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [left[i], left[j]] = [left[j]!, left[i]!];
      }
      return left;
    },
  };
}
