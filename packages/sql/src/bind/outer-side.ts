/**
 * The side of a join that may stand without a match, its columns NULL then. When one of them is not NULL there was a
 * match, so that more is known.
 */
export interface OuterSide {
  /** Columns (by id) of the side. */
  readonly members: ReadonlySet<number>;
  /** Columns (by id, also of the other side) that are not NULL where there was a match. */
  readonly matched: readonly number[];
  /** Columns (by id) that are not NULL where there was no match: those of the other side of a FULL join. */
  readonly otherwise?: readonly number[];
}

/** Columns that are not NULL where one of `causes` is, because a row of a FULL join has one side at least. */
export function besides(causes: readonly number[], sides: readonly OuterSide[]): readonly number[] {
  if (causes.length === 0) return causes;
  return sides.flatMap(({ matched, otherwise }) =>
    otherwise !== undefined && causes.every((id) => matched.includes(id)) ? otherwise : [],
  );
}

/** Some columns that are not NULL, with those of which it follows because a row of an outer join was no empty one. */
export function closedOver(columns: readonly number[], sides: readonly OuterSide[]): readonly number[] {
  if (sides.length === 0 || columns.length === 0) return columns;
  if (!sides.some(({ members }) => columns.some((id) => members.has(id)))) return columns;
  const known = new Set(columns);
  let open = sides;
  for (let found = true; found;) {
    const met = open.filter((side) => columnOf(side.members, known));
    found = met.length > 0;
    for (const side of met) for (const id of side.matched) known.add(id);
    open = open.filter((side) => !met.includes(side));
  }
  return [...known];
}

function columnOf(members: ReadonlySet<number>, known: ReadonlySet<number>): boolean {
  for (const id of members) if (known.has(id)) return true;
  return false;
}

/**
 * A side whose columns were given new ids, because another join may leave it empty as well. Few are asked about, so that the ids
 * are looked up when they are.
 */
export function renewedSide(side: OuterSide, idOf: (id: number) => number): OuterSide {
  let members: ReadonlySet<number> | undefined;
  let matched: readonly number[] | undefined;
  return {
    get members() {
      return (members ??= new Set([...side.members].map(idOf)));
    },
    get matched() {
      return (matched ??= side.matched.map(idOf));
    },
  };
}
