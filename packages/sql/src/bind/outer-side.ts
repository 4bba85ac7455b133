/**
 * The side of a join that may stand without a match, its columns NULL then. When one of them is not NULL there was a
 * match, so that more is known.
 */
export interface OuterSide {
  /** Whether a column (by id) is one of the side. */
  readonly has: (id: number) => boolean;
  /** Columns (by id, also of the other side) that are not NULL where there was a match. Few are asked for. */
  readonly matched: () => readonly number[];
  /** Columns (by id) that are not NULL where there was no match: those of the other side of a FULL join. */
  readonly otherwise?: () => readonly number[];
}

/** Columns that are not NULL where one of `causes` is, because a row of a FULL join has one side at least. */
export function besides(causes: readonly number[], sides: readonly OuterSide[]): readonly number[] {
  if (causes.length === 0) return causes;
  return sides.flatMap(({ matched, otherwise }) =>
    otherwise !== undefined && causes.every((id) => matched().includes(id)) ? otherwise() : [],
  );
}

/** Some columns that are not NULL, with those of which it follows because a row of an outer join was no empty one. */
export function closedOver(columns: readonly number[], sides: readonly OuterSide[]): readonly number[] {
  if (sides.length === 0 || columns.length === 0) return columns;
  if (!sides.some(({ has }) => columns.some(has))) return columns;
  const known = new Set(columns);
  let open = sides;
  for (let found = true; found;) {
    const met = open.filter((side) => isMet(side, known));
    found = met.length > 0;
    for (const side of met) for (const id of side.matched()) known.add(id);
    open = open.filter((side) => !met.includes(side));
  }
  return [...known];
}

function isMet({ has }: OuterSide, known: ReadonlySet<number>): boolean {
  for (const id of known) if (has(id)) return true;
  return false;
}

/** The ids of columns before and after they were given new ones. */
interface Renewal {
  /** The new id of a column; its own where it has none. */
  readonly after: (id: number) => number;
  /** The id before of a column with a new one. */
  readonly before: (id: number) => number | undefined;
}

/** A side whose columns were given new ids, because another join may leave it empty as well. */
export function renewedSide(side: OuterSide, { after, before }: Renewal): OuterSide {
  let matched: readonly number[] | undefined;
  return {
    has: (id) => {
      const old = before(id);
      return old !== undefined && side.has(old);
    },
    matched: () => (matched ??= side.matched().map(after)),
  };
}
