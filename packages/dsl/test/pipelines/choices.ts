/** Decisions taken one after the other from a list of numbers; where the list ends each is the first, so that shorter lists are simpler. */
export interface Choices {
  /** A whole number from 0 to `below` - 1. */
  readonly int: (below: number) => number;
  /** All numbers were used. */
  readonly ended: () => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True once in `among`; false where the list has ended. */
  readonly rarely: (among: number) => boolean;
  /** `least` to `most` of them, each at most once, in any order. */
  readonly some: <T>(from: readonly T[], least: number, most: number) => readonly T[];
}

/** Reads decisions from numbers of at least 0. */
export function choicesOf(numbers: readonly number[]): Choices {
  let at = 0;
  const int = (below: number): number => (numbers[at++] ?? 0) % below;
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error("nothing to pick from");
    return from[int(from.length)]!;
  };
  return {
    int,
    ended: () => at >= numbers.length,
    pick,
    rarely: (among) => int(among) === among - 1,
    some: (from, least, most) => {
      const left = [...from];
      const count = Math.min(left.length, least + int(most - least + 1));
      return Array.from({ length: count }, () => left.splice(int(left.length), 1)[0]!);
    },
  };
}
